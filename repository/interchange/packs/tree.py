"""A page as the tree that a tagged PDF is set from: headings, lists, tables, links. Pure.

Whatever a page shows comes through here, so that paper says what the screen says. Only what paper
has no use for is left out: drawings whose words follow as a list, and ways about within the page.
"""

from collections.abc import Iterator
from typing import Any, Final

from lxml import html
from lxml.html import HtmlElement

Node = dict[str, Any]
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_INLINE: Final = {
    "a": "a", "b": "b", "strong": "b", "th": "b", "dt": "b", "summary": "b", "i": "i", "em": "i",
    "cite": "i", "code": "code",
}  # fmt: skip
#: What flows within a line.
_FLOWING: Final = frozenset(
    {*_INLINE, "abbr", "br", "del", "ins", "label", "mark", "small", "span", "sub", "sup", "time"}
) - {"th", "dt", "summary"}
_LEFT_OUT: Final = (
    ".//svg",
    ".//nav",
    ".//a[starts-with(@href, '#')]",
    ".//*[contains(@class, 'mer-record__aside')]",
    ".//*[contains(@class, 'mer-diagram')]/figcaption",
    ".//*[contains(@class, 'mer-statement__link')]",
)


def build_tree(page: str) -> list[Node]:
    """Return the blocks of a page's main part, in reading order."""
    main = html.document_fromstring(page).find(".//main")
    if main is None:
        return []
    for element in main.xpath(" | ".join(_LEFT_OUT)):
        element.drop_tree()
    return list(_in_order(_read_blocks(main)))


def _in_order(blocks: Iterator[Node]) -> Iterator[Node]:
    """Yield blocks, none of whose headings skips a level: assistive programs rely on that."""
    level = 0
    for block in blocks:
        if block["kind"] == "heading":
            level = min(block["level"], level + 1)
            yield {**block, "level": level}
        else:
            yield block


def _read_blocks(element: HtmlElement) -> Iterator[Node]:
    """Yield what is in an element: runs of words as paragraphs, the rest as what it is."""
    line: list[Any] = _words(element.text)
    for child in element:
        if child.tag in _FLOWING:
            line += _read_inline(child)
        else:
            yield from _close(line)
            line = []
            if isinstance(child.tag, str):
                yield from _read_block(child)
        line += _words(child.tail)
    yield from _close(line)


def _read_block(element: HtmlElement) -> Iterator[Node]:
    tag = element.tag
    said = _speak(element)
    if tag in _HEADINGS:
        if content := _trim(list(_read_line(element))):
            yield {"kind": "heading", "level": _HEADINGS[tag], "content": content, **said}
    elif tag in {"ul", "ol"}:
        items = [list(_read_blocks(item)) for item in element.iterchildren("li")]
        if items := [item for item in items if item]:
            yield {"kind": "numbered" if tag == "ol" else "list", "items": items, **said}
    elif tag == "table":
        yield from _read_table(element)
    elif tag in {"dt", "summary"}:
        if content := _trim(list(_read_line(element))):
            yield {"kind": "paragraph", "content": [{"kind": "b", "content": content}], **said}
    else:
        for block in _read_blocks(element):
            yield {**said, **block}


def _read_table(table: HtmlElement) -> Iterator[Node]:
    caption = table.find("caption")
    if caption is not None and (content := _trim(list(_read_line(caption)))):
        yield {"kind": "paragraph", "content": [{"kind": "b", "content": content}]}
    rows = [
        [_trim(list(_read_line(cell))) for cell in row.iterchildren("th", "td")]
        for row in table.iter("tr")
    ]
    if rows:
        yield {"kind": "table", "head": rows[0], "rows": rows[1:]}


def _read_line(element: HtmlElement) -> Iterator[Any]:
    yield from _words(element.text)
    for child in element:
        if isinstance(child.tag, str):
            yield from _read_inline(child)
        yield from _words(child.tail)


def _read_inline(element: HtmlElement) -> list[Any]:
    if element.tag == "br":
        return [{"kind": "break"}]
    content = list(_read_line(element))
    kind = _INLINE.get(element.tag, "")
    said = _speak(element)
    if not content or not (kind or said):
        return content
    address = {"address": element.get("href", "")} if kind == "a" else {}
    return [{"kind": kind or "span", "content": content, **address, **said}]


def _speak(element: HtmlElement) -> Node:
    """Return the language of an element, where it is its own."""
    language = element.get("lang")
    if not language:
        return {}
    return {"language": language, "direction": element.get("dir") or "ltr"}


def _words(text: str | None) -> list[Any]:
    """Return text with its white space as a browser shows it."""
    if not text:
        return []
    words = " ".join(text.split())
    before, after = (" " if edge.isspace() else "" for edge in (text[0], text[-1]))
    return [f"{before}{words}{after}" if words else " "]


def _close(line: list[Any]) -> Iterator[Node]:
    if content := _trim(line):
        yield {"kind": "paragraph", "content": content}


def _trim(line: list[Any]) -> list[Any]:
    """Return a line without white space at its ends; nothing of one that has nothing else."""
    line = list(line)
    while line and isinstance(line[0], str) and not line[0].strip():
        line.pop(0)
    while line and isinstance(line[-1], str) and not line[-1].strip():
        line.pop()
    return line
