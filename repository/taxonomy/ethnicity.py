"""Ethnic-group classifications used in the NHS, with their roll-up. Data only.

NHS Data Dictionary, ETHNIC CATEGORY (2001 census, “16+1”); Census 2021 for England and Wales
(19 groups in 5). Gypsy or Irish Traveller, Roma and Arab have no 16+1 code, so figures are
never compared across schemes without saying so.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

SCHEMES: Final = {
    "five-groups": "Five broad groups (Census 2021)",
    "2001": "NHS ethnic category, 16+1 (2001 census)",
    "2021": "Census 2021, 19 groups",
    "all": "No group singled out",
    "source": "The source’s own words",
}


@dataclass(frozen=True)
class EthnicGroup:
    """One category of one scheme; `broad` is its place among the five groups."""

    scheme: str
    code: str
    label: str
    broad: str = ""

    @property
    def value(self) -> str:
        """The value stored, and used as facet value: `2001-n`."""
        return self.code if self.scheme == "all" else f"{self.scheme}-{self.code}".lower()


def _rows(scheme: str, broad: str, *pairs: tuple[str, str]) -> tuple[EthnicGroup, ...]:
    return tuple(EthnicGroup(scheme, code, label, broad) for code, label in pairs)


GROUPS: Final = (
    *(
        EthnicGroup("five-groups", code, label, code)
        for code, label in (
            ("asian", "Asian, Asian British or Asian Welsh"),
            ("black", "Black, Black British, Black Welsh, Caribbean or African"),
            ("mixed", "Mixed or multiple ethnic groups"),
            ("white", "White"),
            ("other", "Other ethnic group"),
        )
    ),
    *_rows(
        "2001", "white", ("A", "White: British"), ("B", "White: Irish"), ("C", "White: any other")
    ),
    *_rows(
        "2001",
        "mixed",
        ("D", "Mixed: White and Black Caribbean"),
        ("E", "Mixed: White and Black African"),
        ("F", "Mixed: White and Asian"),
        ("G", "Mixed: any other"),
    ),
    *_rows(
        "2001",
        "asian",
        ("H", "Asian or Asian British: Indian"),
        ("J", "Asian or Asian British: Pakistani"),
        ("K", "Asian or Asian British: Bangladeshi"),
        ("L", "Asian or Asian British: any other"),
    ),
    *_rows(
        "2001",
        "black",
        ("M", "Black or Black British: Caribbean"),
        ("N", "Black or Black British: African"),
        ("P", "Black or Black British: any other"),
    ),
    # Chinese stands under Other in 2001 and under Asian from 2011 on.
    *_rows("2001", "other", ("R", "Chinese"), ("S", "Any other ethnic group")),
    # Asked and declined is not the same as not asked: never merged.
    *_rows("2001", "", ("Z", "Not stated"), ("99", "Not known")),
    *_rows(
        "2021",
        "asian",
        ("bangladeshi", "Bangladeshi"),
        ("chinese", "Chinese"),
        ("indian", "Indian"),
        ("pakistani", "Pakistani"),
        ("other-asian", "Any other Asian background"),
    ),
    *_rows(
        "2021",
        "black",
        ("african", "African"),
        ("caribbean", "Caribbean"),
        ("other-black", "Any other Black, Black British, Caribbean or African background"),
    ),
    *_rows(
        "2021",
        "mixed",
        ("white-and-asian", "White and Asian"),
        ("white-and-black-african", "White and Black African"),
        ("white-and-black-caribbean", "White and Black Caribbean"),
        ("other-mixed", "Any other Mixed or multiple background"),
    ),
    *_rows(
        "2021",
        "white",
        ("white-british", "English, Welsh, Scottish, Northern Irish or British"),
        ("irish", "Irish"),
        ("gypsy-or-irish-traveller", "Gypsy or Irish Traveller"),
        ("roma", "Roma"),
        ("other-white", "Any other White background"),
    ),
    *_rows("2021", "other", ("arab", "Arab"), ("any-other", "Any other ethnic group")),
    EthnicGroup("all", "all", "All ethnic groups"),
    EthnicGroup("source", "words", "Only the source’s own words"),
)
BY_VALUE: Final = {group.value: group for group in GROUPS}
SOURCE_WORDS: Final = "source-words"


def choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the groups as Django choices, grouped by scheme."""
    return [
        (label, [(group.value, group.label) for group in GROUPS if group.scheme == scheme])
        for scheme, label in SCHEMES.items()
    ]


def slug_of(words: str) -> str:
    """Return words as a facet value: lower-case letters and digits joined by hyphens."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80]
