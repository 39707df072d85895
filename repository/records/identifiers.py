"""Permanent identifiers: minting, and the check characters of NOID and ORCID. Pure.

NOID: Kunze, “NOID Check Digit Algorithm”. Each character's place in the alphabet, times its
position from 1, summed modulo 29. One wrong character or one transposition is always noticed.
ORCID: ISO/IEC 7064 MOD 11-2.
"""

import re
import secrets
from typing import Final

ALPHABET: Final = "0123456789bcdfghjkmnpqrstvwxz"
PREFIXES: Final = {
    "case-study": "cs",
    "policy-recommendation": "pr",
    "tool": "to",
    "voice": "vo",
}
RANDOM_LENGTH: Final = 8
_ORCID = re.compile(r"^(\d{4})-(\d{4})-(\d{4})-(\d{3})([\dX])$")
_IDENTIFIER = re.compile(rf"^({'|'.join(PREFIXES.values())})-[{ALPHABET}]{{{RANDOM_LENGTH + 1}}}$")


def check_character(text: str) -> str:
    """Return the NOID check character of a text; characters outside the alphabet weigh nothing."""
    total = sum(
        position * ALPHABET.index(character)
        for position, character in enumerate(text, start=1)
        if character in ALPHABET
    )
    return ALPHABET[total % len(ALPHABET)]


def mint(record_type: str) -> str:
    """Return a new identifier, such as `cs-8zr0m4kx5d`: opaque, so that nothing in it can age."""
    stem = f"{PREFIXES[record_type]}-" + "".join(
        secrets.choice(ALPHABET) for _ in range(RANDOM_LENGTH)
    )
    return stem + check_character(stem)


def is_identifier(text: str) -> bool:
    """Return whether a text has an identifier's form and a right check character."""
    return bool(_IDENTIFIER.match(text)) and check_character(text[:-1]) == text[-1]


def is_orcid(text: str) -> bool:
    """Return whether a text is an ORCID iD with a right check digit."""
    match = _ORCID.match(text)
    if not match:
        return False
    total = 0
    for digit in "".join(match.groups()[:4]):
        total = (total + int(digit)) * 2
    expected = (12 - total % 11) % 11
    return match.group(5) == ("X" if expected == 10 else str(expected))  # noqa: PLR2004 - ten is written X
