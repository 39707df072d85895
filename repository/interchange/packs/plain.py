"""Text as office programs take it: their files are XML, which has no place for control signs."""

import re
from typing import Final

_FORBIDDEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def keep_printable(text: str) -> str:
    """Return a text without the signs that XML forbids."""
    return _FORBIDDEN.sub("", text)
