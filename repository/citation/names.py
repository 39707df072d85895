"""Names as styles write them. Pure.

A name has parts, `family` and `given`, or it is whole: `literal`, an organisation or a credit that
a person chose. Whole names and letters with accents stay as they are written.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from repository.citation.item import Item, one_line
from repository.citation.markup import escape

#: A name of CSL-JSON.
Name = Mapping[str, str]
#: The last author of a work that has more than are known. CSL-JSON has no word for them.
OTHERS: Final = {"literal": "et al."}
#: Typed between given names or initials.
_BETWEEN: Final = re.compile(r"[\s.]+")
_HYPHENS: Final = re.compile(r"[-‐‑]")


def list_names(item: Item) -> list[Name]:
    """Return the authors that have anything to show, without `OTHERS`."""
    names = (name for name in item.get("author", ()) if any(map(one_line, name.values())))
    return [name for name in names if name != OTHERS]


def has_others(item: Item) -> bool:
    """Return whether a work has more authors than it names."""
    return OTHERS in item.get("author", ())


def is_whole(name: Name) -> bool:
    """Return whether a name is an organisation or a credit, not to be turned round."""
    return bool(name.get("literal")) or not (name.get("family") and name.get("given"))


def whole_name(name: Name) -> str:
    """Return a name that is not turned round."""
    parts = (name.get(part) for part in ("literal", "given", "family"))
    return " ".join(escape(part) for part in parts if part)


def initials(given: str) -> list[list[str]]:
    """Return the first letters of given names: `Anne-Marie O` gives `[["A", "M"], ["O"]]`."""
    # Composed, so that an accent stays with its letter.
    words = _BETWEEN.split(unicodedata.normalize("NFC", one_line(given)))
    split = [[part[0] for part in _HYPHENS.split(word) if part] for word in words]
    return [[escape(letter) for letter in letters] for letters in split if letters]


def join_names(names: Sequence[str], conjunction: str) -> str:
    """Return names with commas, and a conjunction with its own spaces before the last."""
    *first, last = names
    return f"{', '.join(first)}{conjunction}{last}" if first else last
