"""Texts that may point to one person, whatever their words: numbers, dates, addresses. Pure.

Known words do not make them harmless: an NHS number is ten digits, and a date of birth a month.
"""

import re
import unicodedata
from typing import Final

#: “1500 ml” and “2024 to 25” are no more than this. NHS and telephone numbers, dates and
#: postcodes with a house number have more digits, however they are parted.
MOST_DIGITS: Final = 5
MOST_NUMBERS: Final = 2
_ADDRESS: Final = re.compile(r"@|://|\bwww\.", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d+")
_SPOKEN: Final = re.compile(
    r"\b(?:zero|nought|oh|one|two|three|four|five|six|seven|eight|nine|double|treble|triple)\b"
)
_SHORT_DATE: Final = re.compile(r"\b\d{1,2}\s?[/.\-–]\s?\d{1,2}\b")
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE: Final = re.compile(
    rf"\d(?:st|nd|rd|th)?(?:\s+of)?[\s,./\-–]*{_MONTH}(?![a-z])|(?<![a-z]){_MONTH}[\s,./\-–]*\d",
    re.IGNORECASE,
)


def may_identify(text: str) -> bool:
    """Return whether a text holds what looks like a number, a date or an address of somebody."""
    plain = unicodedata.normalize("NFKC", text)
    digits = sum(character.isdecimal() for character in plain)
    digits += len(_SPOKEN.findall(plain.lower()))
    return (
        digits > MOST_DIGITS
        or len(_NUMBER.findall(plain)) > MOST_NUMBERS
        or any(pattern.search(plain) for pattern in (_ADDRESS, _SHORT_DATE, _DATE))
    )
