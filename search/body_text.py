"""The words that stand on a record's page, from its public content. Pure.

Headings and fixed labels are left out: they stand on every page, so they tell none apart.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any, Final

_INLINE = re.compile(r"</?(?:a|abbr|b|em|i|span|strong|sub|sup|u)\b[^>]*>", re.IGNORECASE)
_ELEMENT = re.compile(r"<[^>]*>")
#: Content beside the sections that is shown as text or HTML.
_FIELDS: Final = (
    "plain_summary",
    "inequality",
    "audience",
    "place",
    "years_text",
    "source_note",
    "limits",
)
#: Parts of a section's value that are codes, addresses, fixed labels, or columns of figures.
_NOT_WORDS: Final = frozenset(
    {
        "act",
        "captions_url",
        "cost",
        "direction",
        # Titles of other records: they come and go with those.
        "evidence_records",
        "format",
        "identifier",
        "key",
        "kind",
        "part",
        "poster_url",
        "rows",
        "scheme_label",
        "size",
        "status",
        "strength",
        "type",
        "url",
        "value",
        "wording",
    }
)
_REFERENCE: Final = ("authors", "title", "container", "publisher", "note")


def strip_html(html: str) -> str:
    """Return the text of our own, already sanitised HTML."""
    if "<" not in html and "&" not in html:
        return html
    return unescape(_ELEMENT.sub(" ", _INLINE.sub("", html)))


def build_body(content: Mapping[str, Any]) -> str:
    """Return everything that the page says about the record, in reading order."""
    words = [*_field_words(content), *_section_words(content)]
    for person in content.get("contributors", ()):
        words += [person["name"], person["role"]]
    for reference in content.get("references", ()):
        words += [str(reference.get(key) or "") for key in _REFERENCE]
    return " ".join(" ".join(words).split())


def build_people(content: Mapping[str, Any]) -> str:
    """Return the people's names in the body, each as often as it stands there."""
    names = [person["name"] for person in content.get("contributors", ())]
    names += [str(reference.get("authors") or "") for reference in content.get("references", ())]
    return " ".join(" ".join(names).split())


def _field_words(content: Mapping[str, Any]) -> Iterator[str]:
    for name in _FIELDS:
        yield from _words(content.get(name))
    for fact in content.get("facts", ()):
        yield from _words(fact["value"])


def _section_words(content: Mapping[str, Any]) -> Iterator[str]:
    for section in content.get("sections", ()):
        yield from _words(section["value"])


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield strip_html(value)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if key not in _NOT_WORDS and not key.endswith("_label"):
                yield from _words(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _words(item)
