"""Words that stand in a record's files alone: found, shown with their place, never offered."""

import html
import re

from search.documents import Attachment
from search.paged_text import join_pages
from tests.factories.search_document import NOW, make_document


def make_files(*files):
    """Files as `(title, pages)`; a text instead of a list is a Word file."""
    attachments, first = [], 0
    for title, words in files:
        paged = not isinstance(words, str)
        pages = words if paged else [words]
        attachments.append(
            Attachment(title, f"/media/{title}/file", join_pages(pages, first), first, paged)
        )
        first += len(pages)
    return tuple(attachments)


def shown(finder, text):
    (hit,) = finder.response(text).hits
    return hit.highlights.attachments


GUIDE = ("Guide", ["Weigh every swab.", "", "Call for help early."])


def test_a_word_that_only_a_file_holds_is_found_and_the_hit_names_file_and_page(fill):
    finder = fill(make_document(attachments=make_files(GUIDE)), make_document(title="Another"))

    (extract,) = shown(finder, "early")

    assert extract[:3] == ("Guide", "/media/Guide/file", 3)
    assert extract.fragment.rstrip(".") == "Call for help <mark>early</mark>"


def test_a_quoted_phrase_names_the_page_where_it_stands_and_not_one_with_its_words(fill):
    pages = ["A swab. Twice a day weigh each swab, weigh it.", "Weigh every swab twice, then call."]
    finder = fill(make_document(attachments=make_files(("Guide", pages))))

    (extract,) = shown(finder, '"every swab twice"')

    assert extract.page == 2
    assert extract.fragment.rstrip(".") == "Weigh <mark>every swab twice</mark>, then call"


def test_a_word_file_is_named_without_a_page(fill):
    finder = fill(make_document(attachments=make_files(("Letter", "Dear midwife"))))

    (extract,) = shown(finder, "midwife")

    assert (extract.title, extract.page) == ("Letter", None)
    assert extract.fragment == "Dear <mark>midwife</mark>"


def test_each_of_several_files_is_named_for_its_own_words(fill):
    files = make_files(GUIDE, ("Letter", "Dear midwife"), ("Chart", ["Sepsis", "Fluids"]))
    finder = fill(make_document(attachments=files))

    found = {word: shown(finder, word)[0][::2] for word in ("swabs", "midwife", "fluids")}

    assert found == {"swabs": ("Guide", 1), "midwife": ("Letter", None), "fluids": ("Chart", 2)}


def test_the_first_and_the_last_word_of_a_page_belong_to_it(fill):
    pages = ["alpha beta gamma", "delta epsilon zeta", "eta theta iota"]
    finder = fill(make_document(attachments=make_files(("Guide", pages))))

    found = {word: shown(finder, word)[0].page for word in ("alpha", "gamma", "delta", "zeta")}

    assert found == {"alpha": 1, "gamma": 1, "delta": 2, "zeta": 2}


def test_a_phrase_that_runs_on_to_the_next_page_is_found(fill):
    pages = ["It is safe to weigh", "every swab twice."]
    finder = fill(make_document(attachments=make_files(("Guide", pages))))

    (extract,) = shown(finder, '"weigh every swab"')

    assert extract.page == 1


def test_a_phrase_does_not_run_on_from_one_file_to_another(fill):
    files = make_files(("One", ["It is safe to weigh"]), ("Two", ["every swab twice."]))
    finder = fill(make_document(attachments=files))

    assert finder.identifiers('"weigh every swab"') == []


def test_what_is_shown_of_a_page_does_not_run_on_to_the_next(fill):
    finder = fill(make_document(attachments=make_files(("Guide", ["Swabs.", "Weighed."]))))

    assert shown(finder, "swab")[0].fragment.rstrip(".") == "<mark>Swabs</mark>"
    assert shown(finder, "weigh")[0].fragment.rstrip(".") == "<mark>Weighed</mark>"


def test_a_long_page_is_cut_around_the_words(fill):
    pages = ["word " * 3000, "word " * 300 + "the weighed swabs " + "word " * 300]
    finder = fill(make_document(attachments=make_files(("Guide", pages))))

    (extract,) = shown(finder, "weighed")

    assert extract.page == 2
    assert "<mark>weighed</mark>" in extract.fragment
    assert len(extract.fragment) < 300


def test_no_file_is_named_where_the_record_itself_shows_all_that_was_asked_for(fill):
    finder = fill(
        make_document(title="Weigh every swab", body="Early.", attachments=make_files(GUIDE))
    )

    assert shown(finder, "swab early") == ()
    assert shown(finder, "swab help")


def test_no_text_names_no_file(fill):
    assert shown(fill(make_document(attachments=make_files(GUIDE))), "") == ()


def test_markup_in_a_file_is_inert(fill):
    page = "swab <script>alert('x')</script> <mark>a</mark> & \"b\" <b>c</b>"
    finder = fill(make_document(attachments=make_files(("Guide", [page]))))

    (extract,) = shown(finder, "swab script")

    assert set(re.findall(r"<[^>]*>", extract.fragment)) == {"<mark>", "</mark>"}
    assert html.unescape(re.sub(r"</?mark>", "", extract.fragment)).startswith("swab <script>")


def test_a_record_that_says_it_itself_comes_before_one_whose_file_says_it(fill):
    inside = make_document(attachments=make_files(("Guide", ["swab " * 40])))
    itself = make_document(body="word " * 200 + "swab")
    others = [make_document(body="a swab " * (n % 2) + "word " * 200) for n in range(20)]

    finder = fill(inside, itself, *others)

    found = finder.identifiers("swab")
    assert len(found) == 12
    assert found[-1] == inside.identifier


def test_an_excluded_word_in_a_file_leaves_the_record_out(fill):
    finder = fill(make_document(title="Triage", attachments=make_files(GUIDE)))

    assert finder.identifiers("triage -swab") == []


def test_words_of_files_are_never_offered_for_misspelt_ones(fill):
    files = make_files(("Guide", ["Adebayo weighed swabs"]))
    finder = fill(make_document(attachments=files), make_document(attachments=files))

    spelling = finder.engine.spelling(frozenset(), NOW)

    assert not {"adebayo", "weighed", "swabs", "guide"} & spelling.counts.keys()


def test_a_word_that_only_a_file_holds_is_known_to_be_held(fill):
    finder = fill(make_document(attachments=make_files(("Guide", ["Adebayo weighed swabs"]))))

    held = finder.engine.find_held(["adebayo", "swab", "nowhere"], frozenset(), NOW)

    assert held == {"adebayo", "swab"}
