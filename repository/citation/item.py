"""What the formats share: an item of CSL-JSON, and how its parts read. Pure.

CSL-JSON: https://github.com/citation-style-language/schema
"""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any, Final

#: An item of CSL-JSON: plain data, with the names of that format.
Item = Mapping[str, Any]
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x9f]")


def one_line(text: Any) -> str:
    """Return text without control characters or line breaks of any kind, with single spaces."""
    return " ".join(_CONTROLS.sub(" ", str(text)).split())


def to_date(date: dt.date) -> dict[str, list[list[int]]]:
    """Return a day as CSL-JSON has it."""
    return {"date-parts": [[date.year, date.month, date.day]]}


def date_parts(item: Item, name: str) -> tuple[int, ...]:
    """Return year, month and day of one of an item's dates, as far as they are known."""
    parts = item.get(name, {}).get("date-parts") or [[]]
    return tuple(int(part) for part in parts[0])


def date_text(item: Item, name: str, separator: str = "-") -> str:
    """Return one of an item's dates as text, such as `2026-05-01`, or nothing."""
    year, *rest = date_parts(item, name) or ("",)
    return separator.join([f"{year:04d}" if year else "", *(f"{part:02d}" for part in rest)])
