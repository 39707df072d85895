"""The little HTML of a styled citation: escaped text and italics, nothing else. Pure."""

import html
import re
from typing import Any, Final

from repository.citation.item import one_line

_ITALICS: Final = re.compile(r"</?i>")
#: A full stop after one of these would be a second one.
_ENDS: Final = (".", "?", "!", "…")


def escape(text: Any) -> str:
    """Return text on one line as HTML shows it again."""
    return html.escape(one_line(text), quote=False)


def italic(markup: str) -> str:
    """Return markup in italics, nothing for nothing."""
    return f"<i>{markup}</i>" if markup else ""


def to_text(markup: str) -> str:
    """Return markup as plain text, without its italics."""
    return html.unescape(_ITALICS.sub("", markup))


def join_sentences(*parts: str) -> str:
    """Return the parts that there are, each ended by one full stop."""
    return " ".join(close(part) for part in parts if part)


def close(markup: str) -> str:
    """Return markup that ends as a sentence does: a question mark is end enough."""
    return markup if to_text(markup).endswith(_ENDS) else f"{markup}."
