"""RIS: what every reference manager reads. Pure.

A line is a tag of two characters, two spaces, a hyphen, a space and a value, and ends in CRLF.
`TY` comes first and `ER` last. `CASE` would be a case in law: case studies are reports.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from repository.citation.item import Item, date_parts, date_text, one_line
from repository.citation.parts import split_pages

_TYPES: Final = {
    "report": "RPRT",
    "webpage": "ELEC",
    "chapter": "CHAP",
    "article-journal": "JOUR",
}
_OTHER: Final = "GEN"
_LINE_END: Final = "\r\n"


def render_ris(item: Item) -> str:
    """Return an item as a record of RIS, ending in an empty line."""
    lines = [f"{tag}  - {one_line(value)}" for tag, value in _list_lines(item) if value]
    return _LINE_END.join([*lines, "ER  - ", "", ""])


def _list_lines(item: Item) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES.get(item["type"], _OTHER)
    yield "ID", item["id"]
    yield "TI", item["title"]
    for name in item.get("author", ()):
        yield "AU", _name(name)
    issued = date_parts(item, "issued")
    yield "PY", f"{issued[0]:04d}" if issued else ""
    yield "DA", date_text(item, "issued", "/")
    yield "PB", item.get("publisher", "")
    # A part is in a record (T2) that is in the repository (T3); a record is in the repository.
    inside, series = item.get("container-title", ""), item.get("collection-title", "")
    yield "T2", inside or series
    yield "T3", series if inside else ""
    yield "VL", item.get("volume", "")
    yield "IS", item.get("issue", "")
    first, last = split_pages(item)
    yield "SP", first
    yield "EP", last
    yield "M3", item.get("genre", "")
    yield "ET", item.get("version", "")
    yield "LA", item.get("language", "")
    yield "UR", item.get("URL", "")
    yield "DO", item.get("DOI", "")
    yield "Y2", date_text(item, "accessed", "/")
    yield "AB", item.get("abstract", "")
    yield "N1", item.get("note", "")


def _name(name: Mapping[str, str]) -> str:
    # By parts: a space after a family's name would stand before the comma.
    return ", ".join(
        one_line(name[part]) for part in ("literal", "family", "given") if name.get(part)
    )
