"""Finding passages in text and HTML, and putting “[redacted]” in their place. Pure.

A passage is found however the words are parted and whatever emphasis lies in it; also as part of
an address (`ada-example`), and a day also as it is stored (`2026-01-02`).
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from html import escape, unescape
from typing import Final

from django.utils.text import slugify

from repository.records.comparison import REDACTED

#: Stands for a tag, or for the place of what is filled in later: nothing in it is read as words.
_TAG: Final = "\x00"
_ATOM: Final = re.compile(
    r"\[\[(?:section|evidence) [a-z0-9_]+\]\]"
    r"|<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>"
    r"|&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);"
    r"|.",
    re.DOTALL,
)
#: Attributes that hold words or addresses; links within the page only name its parts.
_ATTRIBUTE: Final = re.compile(r"\b(href|src|poster|alt|title|aria-label)=\"([^\"#][^\"]*)\"")
#: Fewer characters than this stand everywhere.
SHORTEST: Final = 2


class PassageError(ValueError):
    """A passage that cannot be redacted, with the reason in words for whoever gave it."""


class Passages:
    """What has to go, in every form in which it may stand."""

    def __init__(self, passages: Iterable[str]) -> None:
        given = [" ".join(passage.split()) for passage in passages]
        self.passages = tuple(dict.fromkeys(passage for passage in given if passage))
        for passage in self.passages:
            if len(passage) < SHORTEST:
                raise PassageError(f"“{passage}” is too short: it would be found everywhere.")
            if passage in REDACTED:
                raise PassageError(f"“{passage}” is a word that redaction itself writes.")
        forms = {form for passage in self.passages for form in _spell(passage)}
        # The longest first: a name must not leave half of a longer one behind.
        ordered = sorted(forms, key=lambda form: (-len(form), form))
        self._pattern = re.compile("|".join(map(_build_pattern, ordered)) or r"(?!)")

    def are_in(self, text: str) -> bool:
        """Return whether any of them stands in a text, or in HTML."""
        return self.redact(text) != text

    def redact(self, text: str) -> str:
        """Return a text, or HTML, without them."""
        return self._redact_html(text) if is_html(text) else self._redact_text(text)

    def _redact_text(self, text: str) -> str:
        return self._pattern.sub(REDACTED, text)

    def _redact_html(self, html: str) -> str:
        atoms = _ATOM.findall(html)
        # Which atom each character of the text belongs to: an entity may stand for two.
        owners = [place for place, atom in enumerate(atoms) for _ in _read(atom)]
        text = "".join(map(_read, atoms))
        kept: list[str] = []
        done = 0
        for match in self._pattern.finditer(text):
            first, last = owners[match.start()], owners[match.end() - 1]
            kept += map(self._redact_tag, atoms[done:first])
            # Tags inside the passage stay, so that what was opened is closed.
            kept.append(REDACTED)
            kept += [self._redact_tag(atom) for atom in atoms[first : last + 1] if _is_tag(atom)]
            done = last + 1
        kept += map(self._redact_tag, atoms[done:])
        return "".join(kept)

    def _redact_tag(self, atom: str) -> str:
        if not atom.startswith("<"):
            return atom
        return _ATTRIBUTE.sub(self._redact_attribute, atom)

    def _redact_attribute(self, match: re.Match[str]) -> str:
        value = unescape(match[2])
        redacted = self._redact_text(value)
        return match[0] if redacted == value else f'{match[1]}="{escape(redacted)}"'


def is_html(text: str) -> bool:
    """Return whether a stored text is HTML: rich text begins and ends with an element."""
    return text.lstrip().startswith("<") and text.rstrip().endswith(">")


def _spell(passage: str) -> Iterator[str]:
    yield passage
    address = slugify(passage)
    # One word in small letters is a word of its own: “Will” is not “will”.
    if "-" in address:
        yield address
    try:
        day = datetime.strptime(passage, "%d %B %Y").replace(tzinfo=UTC)
    except ValueError:
        return
    yield day.date().isoformat()


def _build_pattern(form: str) -> str:
    """Return what finds a form as whole words, with tags anywhere and any space between words."""
    words = (f"{_TAG}*".join(map(re.escape, word)) for word in form.split())
    start = r"(?<!\w)" if re.match(r"\w", form) else ""
    end = r"(?!\w)" if re.match(r"\w", form[-1]) else ""
    return start + rf"[\s{_TAG}]+".join(words) + end


def _is_tag(atom: str) -> bool:
    return len(atom) > 1 and atom[0] in "<["


def _read(atom: str) -> str:
    if _is_tag(atom):
        return _TAG
    return unescape(atom)
