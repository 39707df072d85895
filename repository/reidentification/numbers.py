"""Numbers that belong to one person: NHS, hospital, registration, number plate."""

import re
from collections.abc import Iterator
from typing import Final

from repository.reidentification.finding import Confidence, Finding, Kind, build_finding

_TEN_DIGITS: Final = re.compile(r"(?<![\w.+])\d{3}[ \-–]?\d{3}[ \-–]?\d{4}(?![\w]|[.,]\d)")
_NHS_CUE: Final = re.compile(
    r"\b(?:NHS|H\s?&\s?C|HSC|CHI)\b(?:\bno\.|[^.\n]){0,30}$", re.IGNORECASE
)
_OTHER_CUE: Final = re.compile(
    r"\b(?:ISRCTN|ISBN|trial|study|grant|charity|company|order|batch|lot|model|catalogue|serial|"
    r"orcid|doi|pmid|version|helpline|textphone)\b[^.\n]{0,30}$",
    re.IGNORECASE,
)
_CUED: Final = re.compile(
    r"\b(?:hospital|patient|unit|case\s?note|casenote|medical record|record|MRN|district|notes|"
    r"K|CRN|registration|reg|PIN|NMC|GMC|HCPC|badge|staff|payroll|passport|driving licence|"
    r"national insurance|NI|BRP|visa|case|complaint|claim|Datix|incident|inquest|PALS|Home Office|"
    r"safeguarding|reference|ref)"
    r"(?:\s(?:ID|registration|reference|ref|case|file|record|PIN|licence))?"
    r"(?:\s?(?:number|numbers|no\.?|nos\.?|num|ID|code|PIN|ref|reference|is|was|#|:|\())+"
    r"\s?(?:is|was|:|=|#|-|–|of)?,?(?:\s(?!\d)[a-z]{1,10},?){0,4}\s{0,2}"
    r"(?P<number>(?=[A-Z0-9/\-]{0,6}\d)[A-Z0-9](?:[A-Z0-9/\-]|(?<=\d)\s(?=\d)){3,18}[A-Z0-9])\b",
    re.IGNORECASE,
)
_BARE: Final = re.compile(
    r"\b(?:MRN|GMC|NMC|HCPC|Datix)\s?(?:PIN|:|#|no\.?)?\s?"
    r"(?P<number>(?=[A-Z0-9/\-]{0,4}\d)[A-Z0-9][A-Z0-9/\-]{4,14})\b"
)
_FORMATS: Final = (
    # National Insurance; the letters that are never used are left out.
    re.compile(r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]\b"),
    # NMC PIN: year, month, country, four digits, a letter.
    re.compile(r"\b\d{2}[A-L]\d{4}[A-Z]\b"),
    # Number plates since 2001, and the prefix style before.
    re.compile(r"\b[A-HJ-PR-Y][A-HJ-PR-Y][0-9]{2} ?[A-HJ-PR-Z]{3}\b"),
)


def has_nhs_check_digit(digits: str) -> bool:
    """Return whether ten digits pass modulus 11.

    Weights 10 to 2 over the first nine; 11 less the remainder is the last, 11 counts as 0 and
    10 is never given. https://www.datadictionary.nhs.uk/attributes/nhs_number.html
    """
    total = sum(
        int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)
    )
    return (11 - total % 11) % 11 == int(digits[9])


def find_nhs_numbers(text: str) -> Iterator[Finding]:
    """Find ten digits that pass the checksum, or that are called an NHS number."""
    for match in _TEN_DIGITS.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        before = text[max(0, match.start() - 45) : match.start()]
        is_valid = has_nhs_check_digit(digits) and len(set(digits)) > 1
        if _NHS_CUE.search(before):
            confidence = Confidence.CERTAIN if is_valid else Confidence.LIKELY
        elif is_valid and digits[0] != "0" and not _OTHER_CUE.search(before):
            confidence = Confidence.LIKELY
        else:
            continue
        yield build_finding(Kind.NHS_NUMBER, text, match.start(), match.end(), confidence)


def find_personal_numbers(text: str) -> Iterator[Finding]:
    """Find numbers introduced as somebody's, and formats that nothing else has."""
    for pattern in (_CUED, _BARE):
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - 30) : match.start()]
            digits = sum(map(str.isdigit, match["number"]))
            if digits < 4 or _OTHER_CUE.search(before):  # noqa: PLR2004 - shorter are rooms, beds, years
                continue
            if re.fullmatch(r"(?:19|20)\d\d(?:[/\-–](?:\d\d){1,2})?", match["number"].strip()):
                continue
            yield build_finding(Kind.HOSPITAL_NUMBER, text, *match.span("number"))
    for pattern in _FORMATS:
        for match in pattern.finditer(text):
            yield build_finding(Kind.HOSPITAL_NUMBER, text, match.start(), match.end())
