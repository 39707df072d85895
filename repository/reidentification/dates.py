"""Days and months. A day is a finding when something personal happened on it."""

import re
from collections.abc import Iterator
from typing import Final

from repository.reidentification.finding import Confidence, Finding, Kind, build_finding

MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_DAY: Final = (
    r"(?:[0-3]?\d(?:st|nd|rd|th)?|"
    r"(?:(?:twenty|thirty)[\- ]?)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|"
    r"tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth)"
)
_YEAR: Final = r"(?:19|20)\d\d"
EXACT_DAY: Final = re.compile(
    rf"\b{_DAY}\s(?:of\s)?{MONTH}\b(?:,?\s{_YEAR})?"
    rf"|\b{MONTH}\s(?:the\s)?{_DAY}\b(?!\s?(?:weeks|babies|women|people|%))(?:,?\s{_YEAR})?"
    r"|(?<![\d/.\-])(?:[0-3]?\d)(?P<mark>[/.\-])(?:[01]?\d)(?P=mark)(?:(?:19|20)?\d\d)(?![\d/\-])"
    r"|(?<![\d\-])(?:19|20)\d\d-[01]\d-[0-3]\d(?![\d\-])",
    re.IGNORECASE,
)
#: Days of the year that everybody can date.
FEAST_DAY: Final = re.compile(
    r"\b(?:Christmas (?:Day|Eve|morning)|Boxing Day|New Year['’]s (?:Day|Eve)|"
    r"Easter (?:Sunday|Monday)|"
    r"Good Friday|Valentine['’]s Day|Mother['’]s Day|Mothering Sunday|leap day|Halloween|"
    r"Bonfire Night|Eid day|"
    r"day of Eid|Diwali night|Coronation Day|St Patrick['’]s Day|"
    r"(?:the\s)?(?:first|hottest|shortest|longest|last) (?:day|hour|minute|morning|"
    r"night) of (?:the year|\d{4}))\b",
    re.IGNORECASE,
)
MONTH_AND_YEAR: Final = re.compile(
    rf"\b{MONTH}\s(?:of\s)?(?:{_YEAR}|last year|this year)|(?<!\d)[01]\d/{_YEAR}|"
    rf"\b{_YEAR}-[01]\d\b|"
    rf"\blast\s{MONTH}\b|\bthis\s{MONTH}\b",
    re.IGNORECASE,
)
MONTH_ALONE: Final = re.compile(
    r"\b(?:(?:in|early|late|mid|since|by|during|of|that|until|one)[\s\-]"
    rf"(?:early\s|late\s|mid-)?){MONTH}\b"
)
YEAR: Final = re.compile(rf"(?<![\d./\-]){_YEAR}(?![\d/\-])")
SEASON_AND_YEAR: Final = re.compile(
    rf"\b(?:spring|summer|autumn|winter|Christmas|Easter|Ramadan|Eid|Diwali)(?:\sof)?\s{_YEAR}\b",
    re.IGNORECASE,
)
_PERSONAL: Final = re.compile(
    r"\b(?:born|birth|birthday|gave birth|DOB|D\.O\.B|died|death|passed away|stillborn|arrived|"
    r"due|delivered|induced|induction|caesarean|c-section|section|admitted|discharged|operation|"
    r"theatre|funeral|miscarr\w*|scan|lost (?:him|her|them|our|my)|went into labour|waters|inquest|"
    r"married|appointment|operated|transferred|hysterectomy|collapsed|buried|home with)\b",
    re.IGNORECASE,
)
_NOT_PERSONAL: Final = re.compile(
    r"\b(?:published|guideline|guidance|report|updated|accessed|reviewed|statistics|launched|"
    r"awareness|world|international|national|act|policy|survey|census|study|conference|webinar|"
    r"meeting|strategy|programme)\b",
    re.IGNORECASE,
)
_DOB: Final = re.compile(r"\b(?:D\.?\s?O\.?\s?B\b\.?|date of birth)[^\n]{0,12}$", re.IGNORECASE)
_BIRTH: Final = re.compile(r"\b(?:born|birth|birthday|DOB|D\.O\.B|due date)\b", re.IGNORECASE)


def find_exact_dates(text: str) -> Iterator[Finding]:
    """Find days on which somebody was born, died, or was in hospital."""
    for match in EXACT_DAY.finditer(text):
        around = _sentence_around(text, match.start(), match.end())
        if _DOB.search(text[max(0, match.start() - 30) : match.start()]):
            yield build_finding(
                Kind.EXACT_DATE, text, match.start(), match.end(), Confidence.CERTAIN
            )
            continue
        is_told = re.search(r"\b(?:my|our|I|me|us|we)\b", around) is not None
        if _NOT_PERSONAL.search(around) and not (is_told and _PERSONAL.search(around)):
            continue
        has_year = re.search(r"\d\d$|^\d{4}", match[0]) is not None
        if not (is_told and has_year) and not _PERSONAL.search(around):
            continue
        sure = Confidence.LIKELY if _PERSONAL.search(around) else Confidence.POSSIBLE
        if _BIRTH.search(around):
            sure = Confidence.CERTAIN
        yield build_finding(Kind.EXACT_DATE, text, match.start(), match.end(), sure)


def _sentence_around(text: str, start: int, end: int) -> str:
    """Return the sentence, at most 160 characters to each side."""
    before = re.split(r"[.!?]\s|\n", text[max(0, start - 160) : start])[-1]
    after = re.split(r"[.!?](?:\s|$)|\n", text[end : end + 160])[0]
    return before + text[start:end] + after
