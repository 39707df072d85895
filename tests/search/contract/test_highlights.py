"""Highlights: found words marked, everything else inert, on every engine."""

import html
import re

import pytest

from search.analysis import keep_places
from tests.factories.search_document import make_document


def highlights(finder, text, **fields):
    return finder.response(text, **fields).hits[0].highlights


def test_the_whole_title_is_shown_with_the_word_marked(fill):
    finder = fill(make_document(title="“Triage” for all?"))

    assert highlights(finder, "triage").title == ("“<mark>Triage</mark>” for all?",)


def test_the_whole_summary_is_shown_with_the_word_marked(fill):
    finder = fill(make_document(summary="We changed triage."))

    assert highlights(finder, "triages").summary == ("We changed <mark>triage</mark>.",)


def test_a_long_body_is_cut_around_the_word(fill):
    finder = fill(make_document(body="word " * 300 + "the weighed swabs " + "word " * 300))

    (fragment,) = highlights(finder, "weighed").body

    assert "<mark>weighed</mark>" in fragment
    assert len(fragment) < 300


def test_fields_without_the_word_have_no_highlight(fill):
    found = highlights(fill(make_document(title="Triage")), "triage")

    assert (found.summary, found.body) == ((), ())


def test_words_after_other_scripts_are_marked_in_the_right_place(fill):
    finder = fill(make_document(title="মায়ের কথা 😀 café triage"))

    assert highlights(finder, "triage").title == ("মায়ের কথা 😀 café <mark>triage</mark>",)


def test_a_phrase_marks_its_telling_words(fill):
    finder = fill(make_document(body="loss of blood, of course"))

    (fragment,) = highlights(finder, '"loss of blood"').body

    assert fragment == "<mark>loss</mark> of <mark>blood</mark>, of course"


def test_excluded_words_are_not_marked(fill):
    finder = fill(make_document(title="Triage", body="phone"))

    assert highlights(finder, "triage -birth").title == ("<mark>Triage</mark>",)


def test_no_text_marks_nothing(fill):
    found = highlights(fill(make_document(title="Triage")), "")

    assert (found.title, found.summary, found.body) == ((), (), ())


@pytest.mark.parametrize("field", ["title", "summary", "body"])
def test_markup_in_a_record_is_inert(fill, field):
    hostile = "triage <script>alert('x')</script> <mark>a</mark> & \"b\" <b>c</b>"
    finder = fill(make_document(**{field: hostile}))

    (fragment,) = getattr(highlights(finder, "triage script"), field)

    elements = set(re.findall(r"<[^>]*>", fragment))
    assert elements == {"<mark>", "</mark>"}
    assert html.unescape(re.sub(r"</?mark>", "", fragment)).startswith("triage <script>")


@pytest.mark.parametrize(("personal", "kept"), [(False, 3), (True, 0)])
def test_where_words_stand_is_kept_of_beginnings_and_not_of_stories(fill_index, personal, kept):
    texts = {"title": "My triage", "summary": "A triage", "body": "word " * 300 + "triage"}
    finder = fill_index(make_document(**texts, personal=personal))
    keep_places.cache_clear()

    found = highlights(finder, "triage")

    assert all("<mark>" in text for text in (*found.title, *found.summary, *found.body))
    # Title, summary and beginning: the whole body, in which the word stands, is not kept.
    assert keep_places.cache_info().currsize == kept
