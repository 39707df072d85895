"""Stories that others have told already, with names: news, court, crowdfunding."""

import re
from collections.abc import Iterator
from typing import Final

from repository.reidentification.finding import Confidence, Finding, Kind, build_finding

_OUTLET: Final = (
    r"(?:local (?:paper|papers|news|newspaper|radio|press|TV)|front page|headlines?|"
    r"(?:regional|national|evening|six o['’]clock|ten o['’]clock) news|the news|"
    r"newspapers?|the papers?|BBC(?: \w+)?|ITV|Sky News|Channel 4|"
    r"(?:the )?(?!Royal )[A-Z]\w+ (?:Gazette|Echo|Herald|Post|Mail|Chronicle|Argus|"
    r"Evening News|Mercury|"
    r"Advertiser|Star|"
    r"Express|Observer|Telegraph|Times|Courier|Press)|documentary|television|the telly|TV|"
    r"viral|Panorama|Newsnight|podcast|the press|tabloids?|journalists?|reporters?)"
)
_REPORTED: Final = re.compile(
    r"\b(?:(?:I|We|It|My|Our|He|She|we|us|our|my|me|he|she|it|her|him|his|story|case|baby|"
    r"pictures?|photos?|face|"
    r"family|inquest|birth)\b[^.!?\n]{0,60}"
    r"\b(?:was|were|been|made|went|appeared|featured|on|in|covered|reported|interviewed|told|"
    r"spoke|reached|by|gave|became|all over|ran|printed|"
    r"published|called)\b[^.!?\n]{0,30}?)"
    rf"\b(?P<outlet>{_OUTLET})(?!\w)",
)
_RAN: Final = re.compile(
    rf"(?P<outlet>{_OUTLET})(?!\w)\s(?:\w+\s){{0,3}}?(?:ran|covered|reported|printed|featured|"
    r"published|interviewed|filmed|wrote about|did a (?:piece|story)|picked up|came to|"
    r"called it|named)\b"
    r"[^.!?\n]{0,60}\b(?:me|us|our|my|it|story|birth|case|him|her|baby|his)\b",
)
_NOT_THEIRS: Final = re.compile(
    r"\b(?:watch(?:ed|ing)?|heard|read(?:ing)?|saw|see|seen|listen\w*|turned on|switched|"
    r"break the news|good news|bad news|the news that|"
    r"gave (?:me|us|him|her) the news|told (?:me|us|him|her|my \w+) the news|news of|news to|"
    r"news was|news about|shar(?:e|ed|ing) the news|delivered the news|"
    r"shock of the news|blood pressure|press the|the press of)\b",
    re.IGNORECASE,
)
_COURT: Final = re.compile(
    r"\b(?:made|hit|was in|were in|been in|reached) the (?:local |national |regional )?"
    r"(?:papers?|news|headlines|front pages?)\b|"
    r"\b(?:(?:our|my) (?:inquest|court case|tribunal|crowdfund(?:er|ing)|gofundme|petition|"
    r"campaign)\b[^.!?\n]{0,60}\b(?:reported|signatures|raised|public|famous|named|viral)|"
    r"(?:first|second) (?:baby|birth|woman|mother) (?:in (?:the UK|Britain|England|Wales|"
    r"Scotland|Europe|the world|the country|the county)|ever to)|"
    r"(?:the|our|a) (?:act|law|charity|trust fund|foundation|ward|room|suite|garden) (?:is |"
    r"was )?named after (?:him|her|our|my))",
    re.IGNORECASE,
)


def find_media(text: str) -> Iterator[Finding]:
    """Find that the story was in the news, or is known beyond the family."""
    for pattern in (_REPORTED, _RAN):
        for match in pattern.finditer(text):
            rest = re.split(r"[.!?]\s|\n", text[match.end() : match.end() + 25])[0]
            around = text[max(0, match.start() - 20) : match.end()] + rest
            if not _NOT_THEIRS.search(around):
                yield build_finding(Kind.MEDIA, text, *match.span("outlet"))
    for match in _COURT.finditer(text):
        yield build_finding(Kind.MEDIA, text, match.start(), match.end(), Confidence.LIKELY)
