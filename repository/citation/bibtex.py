"""BibTeX: for LaTeX, and for reference managers that read it. Pure.

A field is `{…}` in UTF-8. Characters that TeX reads as commands are written as such; braces as
words, because BibTeX counts braces even behind a backslash. Titles have a second pair of braces,
which keeps capitals as they are.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from repository.citation.item import Item, date_parts, date_text, one_line
from repository.citation.names import OTHERS
from repository.citation.parts import split_pages

_ESCAPES: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "&%$#_"},
}
_SPECIAL: Final = str.maketrans(_ESCAPES)
#: An address is not read as TeX, but braces would end its field.
_IN_ADDRESS: Final = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
_NO_KEY: Final = re.compile(r"[^A-Za-z0-9:.-]+")
#: BibTeX's own abbreviations, which a style writes out in its language.
_MONTHS: Final = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_TEXTS: Final = {
    "institution": "publisher",
    "booktitle": "container-title",
    "volume": "volume",
    "number": "issue",
    "series": "collection-title",
    "type": "genre",
    "version": "version",
    "language": "language",
    "abstract": "abstract",
    "note": "note",
}
#: What an entry of a kind needs; without it, it is anything.
_KINDS: Final = {
    "article-journal": ("article", {"author", "title", "journal", "year"}),
    "report": ("techreport", {"author", "title", "institution", "year"}),
    "chapter": ("incollection", {"author", "title", "booktitle", "institution", "year"}),
}
#: What an item of a kind is inside of: a book, a journal, or else how it was published.
_INSIDE: Final = {"chapter": "booktitle", "article-journal": "journal"}
#: A name with one of these would be read as several, as parts of one, or without its beginning.
_AMBIGUOUS: Final = re.compile(r"^\\|,|\band\b|\bothers\b", re.IGNORECASE)


def render_bibtex(item: Item) -> str:
    """Return an item as an entry, ending in a line break."""
    fields = dict(_list_fields(item))
    if "booktitle" in fields:
        inside = _INSIDE.get(item["type"], "howpublished")
        fields[inside] = fields.pop("booktitle")
    kind, needed = _KINDS.get(item["type"], ("misc", set()))
    if not needed <= fields.keys():
        kind = "misc"
    # Only a report is of an institution, and only a part is in a book.
    if kind != "techreport" and "institution" in fields:
        fields["publisher"] = fields.pop("institution")
    lines = [f"  {name} = {value},\n" for name, value in fields.items()]
    return f"@{kind}{{{build_key(item)},\n{''.join(lines)}}}\n"


def build_key(item: Item) -> str:
    """Return what a document cites an entry by: ASCII, the same for the same version for good."""
    key = _NO_KEY.sub("-", item["id"])
    return f"{key}-v{item['version']}" if item.get("version") else key


def escape(text: str) -> str:
    """Return text as TeX shows it again."""
    return one_line(text).translate(_SPECIAL)


def _list_fields(item: Item) -> Iterator[tuple[str, str]]:
    if names := [_name(name) for name in item.get("author", ())]:
        yield "author", f"{{{' and '.join(names)}}}"
    yield "title", f"{{{{{escape(item['title'])}}}}}"
    yield from _list_dates(item)
    if pages := "--".join(filter(None, map(escape, split_pages(item)))):
        yield "pages", f"{{{pages}}}"
    for field, name in (("url", "URL"), ("doi", "DOI")):
        if item.get(name):
            yield field, f"{{{one_line(item[name]).translate(_IN_ADDRESS)}}}"
    for field, name in _TEXTS.items():
        if item.get(name):
            yield field, f"{{{escape(item[name])}}}"


def _list_dates(item: Item) -> Iterator[tuple[str, str]]:
    year, *rest = date_parts(item, "issued") or (0,)
    if year:
        yield "year", f"{{{year}}}"
    if rest:
        yield "month", _MONTHS[rest[0] - 1]
    if accessed := date_text(item, "accessed"):
        yield "urldate", f"{{{accessed}}}"


def _name(name: Mapping[str, str]) -> str:
    if name == OTHERS:
        return "others"
    if name.get("literal"):
        # Braces keep an organisation whole.
        return f"{{{escape(name['literal'])}}}"
    parts = [escape(name[part]) for part in ("family", "given") if name.get(part)]
    return ", ".join(f"{{{part}}}" if _AMBIGUOUS.search(part) else part for part in parts)
