"""Small PDF and Word files with given words, made as their readers find them outside."""

import io

from docx import Document
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject


def make_pdf(*pages, password="", owner_password=""):
    """Return a PDF with one line of text for each page; an empty one is a blank page."""
    writer = PdfWriter()
    add = writer._add_object  # noqa: SLF001 - pypdf has no other way to add what a page consists of
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    for text in pages:
        page = writer.add_blank_page(595, 842)
        if not text:
            continue
        fonts = DictionaryObject({NameObject("/F1"): add(font)})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        lines = [line.replace("(", r"\(").replace(")", r"\)") for line in text.split("\n")]
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 14 TL 50 800 Td {shown} ET".encode("cp1252"))
        page[NameObject("/Contents")] = add(stream)
    if password or owner_password:
        writer.encrypt(password, owner_password or None, algorithm="RC4-128")
    return _save(writer.write)


def make_word(*paragraphs, cell=""):
    """Return a Word file with paragraphs, and a table of one cell."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if cell:
        document.add_table(1, 1).cell(0, 0).text = cell
    return _save(document.save)


def _save(write):
    buffer = io.BytesIO()
    write(buffer)
    return buffer.getvalue()
