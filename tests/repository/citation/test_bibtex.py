import bibtexparser
import pytest
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given, settings
from pybtex.database import parse_string

from repository.citation.bibtex import build_key, escape, render_bibtex
from repository.citation.item import one_line
from repository.citation.names import OTHERS
from tests.repository.citation.items import ITEM, PEOPLE, TRUST, article, statement, texts, without
from tests.repository.citation.reading import unescape


def read_with_pybtex(text):
    (entry,) = parse_string(text, "bibtex").entries.values()
    return entry


def read_with_bibtexparser(text):
    library = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    (entry,) = library.entries
    return entry


def test_a_report_is_a_technical_report_with_its_institution():
    entry = read_with_pybtex(render_bibtex(ITEM))

    assert entry.type == "techreport"
    assert entry.fields["institution"] == "NHS Race and Health Observatory"
    assert (entry.fields["year"], entry.fields["month"]) == ("2026", "May")
    assert (entry.fields["type"], entry.fields["version"]) == ("Case study", "2")
    assert entry.fields["url"] == ITEM["URL"]
    assert entry.fields["urldate"] == "2026-11-26"


@pytest.mark.parametrize("missing", ["author", "publisher", "issued"])
def test_a_report_without_what_one_needs_is_anything(missing):
    item = {key: value for key, value in ITEM.items() if key != missing}

    assert read_with_pybtex(render_bibtex(item)).type == "misc"


def test_an_article_is_in_a_journal():
    entry = read_with_pybtex(render_bibtex(article(PEOPLE[0], OTHERS)))

    assert (entry.type, entry.fields["journal"]) == ("article", "Journal of Examples")
    assert (entry.fields["volume"], entry.fields["number"]) == ("21", "4")
    assert entry.fields["pages"] == "169--175"
    # BibTeX’s own word, which styles write as “et al.”
    assert [str(person) for person in entry.persons["author"]] == ["Obi, Ada Grace", "others"]


def test_an_article_without_an_author_is_anything():
    assert read_with_pybtex(render_bibtex(article())).type == "misc"


def test_a_web_page_names_its_publisher_and_website():
    item = {**ITEM, "type": "webpage", "container-title": "A website"}

    entry = read_with_pybtex(render_bibtex(item))

    assert (entry.type, entry.fields["publisher"]) == ("misc", ITEM["publisher"])
    assert entry.fields["howpublished"] == "A website"
    assert "booktitle" not in entry.fields


def test_a_statement_is_in_a_collection():
    entry = read_with_pybtex(render_bibtex(statement(TRUST, DOI="10.5555/mer_1")))

    assert (entry.type, entry.key) == ("incollection", "pr-0k3nb7c5fz-s3-v2")
    assert entry.fields["booktitle"] == "Closing the gap"
    assert entry.fields["series"] == "Maternity Equity Repository"
    assert entry.fields["publisher"] == "NHS Race and Health Observatory"
    assert entry.fields["url"] == "https://repository.example/id/pr-0k3nb7c5fz/v/2#s3"
    assert entry.fields["doi"] == "10.5555/mer_1"


def test_a_statement_without_a_publisher_is_anything_in_its_record():
    item = without(statement(TRUST), "publisher")

    entry = read_with_pybtex(render_bibtex(item))

    assert (entry.type, entry.fields["booktitle"]) == ("misc", "Closing the gap")


def test_people_have_parts_and_organisations_stay_whole():
    person, organisation = read_with_pybtex(render_bibtex(ITEM)).persons["author"]

    assert (person.prelast_names, person.last_names) == (["de"], ["Souza"])
    assert (person.first_names, person.middle_names) == (["Ana"], ["Maria"])
    assert organisation.last_names == ["{Barnsley and Rotherham Maternity Voices}"]


def test_a_family_name_with_a_comma_is_one_name():
    item = {**ITEM, "author": [{"family": "Smith, Jr and Sons", "given": "A"}]}

    (person,) = read_with_pybtex(render_bibtex(item)).persons["author"]

    assert person.last_names == ["{Smith, Jr and Sons}"]


def test_a_title_keeps_its_capitals():
    title = read_with_pybtex(render_bibtex(ITEM)).fields["title"]

    assert title == r"{Weighing swabs: 50\% less severe bleeding \& no blame}"


def test_a_second_reader_reads_the_same():
    entry = read_with_bibtexparser(render_bibtex(ITEM))

    assert entry.entry_type == "techreport"
    assert entry.key == "cs-8zr0m4kx5d-v2"
    assert entry["title"].strip("{}") == ITEM["title"]
    assert entry["abstract"] == ITEM["abstract"]


def test_a_key_is_ascii_and_names_the_version():
    assert build_key(ITEM) == "cs-8zr0m4kx5d-v2"
    assert build_key({"id": "é {x}, y"}) == "-x-y"


def test_an_item_needs_no_more_than_a_title():
    entry = read_with_pybtex(render_bibtex({"id": "a", "type": "webpage", "title": "A"}))

    assert dict(entry.fields) == {"title": "{A}"}
    assert not entry.persons


@settings(deadline=None)  # the readers are slow on a busy machine
@given(texts)
def test_any_text_reads_back_as_it_was(text):
    entry = read_with_pybtex(render_bibtex({**ITEM, "title": text, "abstract": text, "note": text}))

    assert unescape(entry.fields["title"][1:-1]) == one_line(text)
    assert unescape(entry.fields["abstract"]) == one_line(text)
    assert entry.fields["url"] == ITEM["URL"]


@settings(deadline=None)  # the readers are slow on a busy machine
@given(texts)
def test_any_text_leaves_the_next_entry_whole(text):
    first = render_bibtex({**ITEM, "title": text, "author": [{"literal": text}]})
    library = bibtexparser.parse_string(first + render_bibtex({**ITEM, "id": "second"}))

    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == ["cs-8zr0m4kx5d-v2", "second-v2"]


@settings(deadline=None)  # the readers are slow on a busy machine
@given(texts)
def test_any_name_is_one_author(text):
    entry = read_with_pybtex(render_bibtex({**ITEM, "author": [{"literal": text}]}))

    assert len(entry.persons["author"]) == 1


@settings(deadline=None)  # the readers are slow on a busy machine
@given(texts)
def test_no_escaped_text_has_braces_of_its_own(text):
    assert escape(text).replace("{}", "").count("{") == 0
