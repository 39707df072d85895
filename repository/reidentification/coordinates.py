"""Coordinates written in the text: a pair of degrees, or three words that stand for a square."""

import re
from collections.abc import Iterator
from typing import Final

from repository.reidentification.finding import Confidence, Finding, Kind, build_finding

_DECIMAL: Final = re.compile(
    r"(?<![\d.])[+-]?[4-6]\d\.\d{3,8}\s?°?\s?N?,?\s{0,2}[+-]?\d{1,2}\.\d{3,8}(?!\d|\.\d)"
)
_DEGREES: Final = re.compile(
    r"\b\d{1,2}\s?°\s?\d{1,2}(?:\.\d+)?\s?['′’](?:\s?\d{1,2}(?:\.\d+)?\s?[\"″”])?\s?[NSEW]?"
)
_THREE_WORDS: Final = re.compile(r"///[a-z]{2,20}\.[a-z]{2,20}\.[a-z]{2,20}\b")
_GRID: Final = re.compile(
    r"\b(?:H[PTUWXYZ]|N[A-HJ-OR-Z]|S[C-EH-KM-PR-Z]|T[AFGLMQRV]) ?\d{3,5} ?\d{3,5}\b"
)


def find_coordinates(text: str) -> Iterator[Finding]:
    """Find a point on the map."""
    for pattern in (_DECIMAL, _DEGREES, _THREE_WORDS, _GRID):
        for match in pattern.finditer(text):
            yield build_finding(Kind.GPS, text, match.start(), match.end(), Confidence.CERTAIN)
