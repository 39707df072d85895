"""Our own sanitised HTML as paragraphs of text, with the addresses that links lead to. Pure."""

from html.parser import HTMLParser
from typing import Final

from repository.records.comparison.words import BREAK

_BLOCKS: Final = frozenset(
    {"blockquote", "br", "div", "h2", "h3", "h4", "li", "ol", "p", "table", "td", "th", "tr", "ul"}
)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.parts.append(BREAK)
        if tag == "li":
            self.parts.append("• ")
        if tag == "a":
            self._address = dict(attrs).get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append(BREAK)
        if tag == "a" and self._address:
            # A link that leads elsewhere than before is a change that a reader should see.
            self.parts.append(f" ({self._address})")
            self._address = ""

    def handle_data(self, data: str) -> None:
        self.parts.append(" ".join(data.split(BREAK)))


def read_html(html: str) -> str:
    """Return the text of HTML: a paragraph or item a line, each link with its address."""
    parser = _Text()
    parser.feed(html)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).split(BREAK))
    return BREAK.join(line for line in lines if line)
