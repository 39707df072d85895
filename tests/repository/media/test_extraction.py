"""The words of files: page by page, within bounds, and none of a file that is broken."""

import io

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from pypdf import PdfWriter

from repository.media import extraction
from repository.media.extraction import clean_text, extract, read_about
from tests.factories.files import make_pdf, make_word


def extract_pdf(data):
    return extract("pdf", io.BytesIO(data))


def extract_word(data):
    return extract("docx", io.BytesIO(data))


def test_a_pdf_is_read_page_by_page():
    found = extract_pdf(make_pdf("Weigh every swab.", "", "Call for help."))

    assert found == {"pages": ["Weigh every swab.", "", "Call for help."], "whole": True}


def test_a_word_file_is_read_in_order_with_its_tables():
    found = extract_word(make_word("Weigh every swab.", "Call for help.", cell="Who: the midwife"))

    assert found == {
        "pages": ["Weigh every swab. Call for help. Who: the midwife"],
        "whole": True,
    }


def test_words_that_were_struck_out_in_word_are_not_read():
    document = Document()
    document.add_paragraph("kept")
    run = "<w:r><w:delText>secret</w:delText></w:r>"
    deleted = f'<w:del {nsdecls("w")} w:id="1" w:author="A">{run}</w:del>'
    document.element.body[0].append(parse_xml(deleted))
    buffer = io.BytesIO()
    document.save(buffer)

    assert extract_word(buffer.getvalue())["pages"] == ["kept"]


def test_a_word_broken_at_the_end_of_a_line_is_joined():
    found = extract_pdf(make_pdf("severe haemor-\nrhage at home"))

    assert found["pages"] == ["severe haemorrhage at home"]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("o\ufb03ce", "office"),
        ("a\x00b\ud800c", "a b c"),
        ("\ue004 bullet\uf0b7 point", "bullet point"),
        ("ante\u00adnatal", "antenatal"),
        ("two  words\n here", "two words here"),
    ],
)
def test_text_is_cleaned(text, cleaned):
    assert clean_text(text) == cleaned


def test_a_file_that_opens_with_a_password_alone_is_locked():
    assert extract_pdf(make_pdf("Secret", password="x")) == {"trouble": "locked"}


def test_a_file_that_is_locked_against_changes_alone_is_read():
    found = extract_pdf(make_pdf("Open to all", owner_password="x"))

    assert found["pages"] == ["Open to all"]


def test_a_word_file_with_a_password_is_locked():
    assert extract_word(b"\xd0\xcf\x11\xe0" + bytes(512)) == {"trouble": "locked"}


@pytest.mark.parametrize("kind", ["pdf", "docx"])
@pytest.mark.parametrize("cut", [0, 40, -200])
def test_a_broken_file_of_any_kind_is_said_to_be_broken_or_read_in_part(kind, cut):
    whole = make_pdf("Weigh every swab.") if kind == "pdf" else make_word("Weigh every swab.")

    found = extract(kind, io.BytesIO(whole[:cut]))

    assert found == {"trouble": "broken"} or set(found["pages"]) <= {"Weigh every swab.", ""}


def test_pages_beyond_the_bound_are_left_out(monkeypatch):
    monkeypatch.setattr(extraction, "MAX_PAGES", 2)

    assert extract_pdf(make_pdf("One", "Two", "Three")) == {"pages": ["One", "Two"], "whole": False}


def test_characters_beyond_the_bound_are_left_out(monkeypatch):
    monkeypatch.setattr(extraction, "MAX_CHARACTERS", 5)

    assert extract_pdf(make_pdf("One", "Two", "Three")) == {"pages": ["One", "Tw"], "whole": False}


def test_reading_stops_when_time_is_up(monkeypatch):
    monkeypatch.setattr(extraction, "MAX_SECONDS", -1)

    assert extract_pdf(make_pdf("One", "Two")) == {"pages": [], "whole": False}


def test_what_a_file_says_of_its_makers_is_read_apart_from_its_words():
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/Author": "A. Writer", "/Title": "A. Writer", "/Keywords": "bleeding"})
    out = io.BytesIO()
    writer.write(out)

    assert read_about("pdf", out) == "A. Writer\nbleeding"
    assert out.tell() == 0
    assert read_about("pdf", io.BytesIO(b"no PDF")) == ""
