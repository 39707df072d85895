"""What was typed, or a known term, as a row of items that compare whatever way they are written.

Case, accents, stems, hyphens, spaces, the spelling of a number and British or American spelling
make no difference to an item's key. Pure.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeVar

from search.analysis import find_terms, find_tokens, is_stop_word
from search.completion import fold
from search.spelling_rules import rejoin, to_us

_UNITS: Final = {
    "ml": ("ml", "mls", "millilitres", "milliliters"),
    "l": ("l", "litre", "litres", "liter", "liters"),
    "mg": ("mg", "milligrams"),
    "g": ("g", "grams"),
    "kg": ("kg", "kilograms"),
}
_UNIT: Final = {
    written: unit
    for unit, forms in _UNITS.items()
    for form in forms
    for written in (form, form.removesuffix("s"))
}
_NUMBER = re.compile(
    r"(?<![\w.,])(?P<digits>\d{1,3}(?:,\d{3})+|\d{1,12})"
    rf"(?:[ -]?(?P<unit>{'|'.join(sorted(_UNIT, key=len, reverse=True))}))?(?![\w]|[.,]\d)",
    re.IGNORECASE,
)
_THOUSAND: Final = 1_000
#: Words whose key is kept in memory: all that the terms of some thousand groups are made of.
_KEPT: Final = 20_000


@dataclass(frozen=True)
class Item:
    """One word or number of a text."""

    surface: str
    key: str
    #: Other ways to write a number; words have theirs from the spelling rules.
    forms: tuple[str, ...] = ()
    #: Whether a hyphen ties it to the next item.
    tied: bool = False

    @property
    def is_stop_word(self) -> bool:
        """Whether it says nothing on its own. WHO in capitals is a name."""
        return is_stop_word(self.surface) and not self.is_name

    @property
    def is_name(self) -> bool:
        """Whether it is written like an abbreviation."""
        return len(self.surface) > 1 and self.surface.isupper()


T = TypeVar("T")
Split = Callable[[str], Sequence[Item]]
Read = Callable[[list[Item], int, list[list[Item]]], tuple[int, T]]


def split_items(text: str) -> list[Item]:
    """Return the words and numbers of a text, in order."""
    items: list[Item] = []
    done = 0
    for match in _NUMBER.finditer(text):
        items += _split_words(text, done, match.start())
        items.append(_build_number(match))
        done = match.end()
    return [*items, *_split_words(text, done, len(text))]


def build_key(items: Sequence[Item]) -> str:
    """Return what equal expressions have in common: “post-partum” and “postpartum” are one."""
    return "".join(item.key for item in items)


def make_key(term: str) -> str:
    """Return the key of a whole term."""
    return build_key(split_items(term))


def list_keys(term: str, split: Split = split_items) -> frozenset[str]:
    """Return keys of a term, of which it has one in common with any other way to write it.

    One key is not enough: “neonatal” has another stem than “neo” and “natal”. The letters alone
    are not cut to a stem, which would make “trans parents” of “transparency”.
    """
    items = split(term)
    words = [_flatten(item.surface) for item in items]
    # Of the ending no more than a plural’s goes, where the stem has none: “PPHS” is not “PPH”.
    if words and words[-1] != items[-1].key:
        words[-1] = words[-1].removesuffix("s")
    keys = {build_key(items), "".join(words)}
    if "-" in term:
        keys.add(build_key(split(rejoin(term))))
    return frozenset(keys)


def read_expressions(texts: Sequence[str], read: Read[T]) -> Iterator[tuple[list[Item], T]]:
    """Return the expressions of a search in order, each with what it is read as.

    Args:
        texts: words typed side by side; several where quoted phrases stand between.
        read: takes the items of a text, the place where an expression begins, and the items before
            that place and of the other texts. Returns the expression's length and its reading.
    """
    runs = [split_items(text) for text in texts]
    for number, items in enumerate(runs):
        start = 0
        while start < len(items):
            others = [*runs[:number], items[:start], *runs[number + 1 :]]
            size, reading = read(items, start, others)
            yield items[start : start + size], reading
            start += size


def _split_words(text: str, start: int, end: int) -> list[Item]:
    part = text[start:end]
    items = []
    for token in find_tokens(part):
        end = token.char_offset_to
        surface = part[token.char_offset_from : end]
        tied = part[end : end + 1] in {"-", "‐", "‑"}
        items.append(Item(surface, _find_key(surface), tied=tied))
    return items


@lru_cache(_KEPT)
def _find_key(surface: str) -> str:
    return "".join(find_terms(to_us(surface)))


@lru_cache(_KEPT)
def _flatten(surface: str) -> str:
    return fold(to_us(surface))


def _build_number(match: re.Match[str]) -> Item:
    number = int(match["digits"].replace(",", ""))
    unit = _UNIT.get((match["unit"] or "").lower(), "")
    written = [match["digits"].replace(",", "")]
    if number >= _THOUSAND:
        written.append(f"{number:,}")
    forms = [
        f"{digits}{space}{name}"
        for digits in written
        for name in (_UNITS[unit][:3] if unit else ("",))
        for space in (("", " ") if name else ("",))
    ]
    return Item(match[0], f"{written[0]}{unit}", tuple(forms))
