"""Where somebody lives: postcodes, streets, houses."""

import re
from collections.abc import Iterator
from typing import Final

from repository.reidentification.finding import Confidence, Finding, Kind, build_finding
from repository.reidentification.places import PlaceSize, size_of

#: All areas of the Post Office; other letters before digits are doses, rooms, genes.
_AREAS: Final = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E "
    "EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL "
    "LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM "
    "SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
)
_DISTRICT: Final = rf"(?:{'|'.join(sorted(_AREAS.split(), key=len, reverse=True))})\d[A-Z\d]?"
_POSTCODE: Final = re.compile(rf"\b{_DISTRICT} ?\d[ABD-HJLNP-UW-Z]{{2}}\b", re.IGNORECASE)
#: The first half, or the half and a digit, said as where somebody is at home.
_PART: Final = re.compile(
    rf"\b(?P<place>[A-Z][\w'’\-]+(?:\s[A-Z][\w'’\-]+){{0,3}}),?\s\(?(?P<part>{_DISTRICT}(?: \d)?)\b"
    rf"|\bpost ?code\b[^.\n\d]{{0,25}}?\b(?P<said>{_DISTRICT} \d)\b"
)
_STREET: Final = (
    r"(?:Road|Rd|Street|Avenue|Ave|Lane|Close|Drive|Crescent|Terrace|Gardens|Grove|Court|Way|Walk|"
    r"Place|Square|Hill|Mews|Row|Park|Green|Rise|View|Parade|Gate|Croft|Gdns|Cres|Villas|Mansions|"
    r"House|Tower|Point|Estate|Heights|Buildings|Lodge|Cottages?|Broadway|Vale|Wharf|Quay|"
    r"Bank|Fold|"
    r"Brow|Yard|Meadows?|Wynd|Brae|Loan)"
)
_NAME: Final = r"(?:[A-Z][\w'’\-]{1,20}\s){1,3}"
_NUMBERED: Final = re.compile(
    r"\b(?:(?:[Ff]lat|[Aa]partment|[Uu]nit|"
    rf"[Rr]oom)\s\w{{1,4}},?\s)?\d{{1,4}}[a-zA-Z]?,?\s{_NAME}{_STREET}\b"
)
_FLAT: Final = re.compile(
    rf"\b(?:[Ff]lat|[Aa]partment)\s(?:number\s)?\d{{1,4}}[a-zA-Z]?,?(?:\s(?:in|at|"
    rf"of))?\s(?:{_NAME}){_STREET}\b"
)
_LIVES_ON: Final = re.compile(
    r"\b(?:liv(?:e|ed|ing)|home|house|flat|moved|bungalow|neighbours?|stay(?:ing|ed)?|address|"
    r"placed|housed|hostel|hotel|B&B|accommodation|Travelodge|Premier Inn)"
    rf"\b[^.\n]{{0,30}}?\b(?:on|in|at|to|is|was|of|up)\s(?:the\s)?(?P<street>{_NAME}{_STREET})\b"
    r"(?!\s(?:Hospital|Centre|Clinic|Surgery|Station|Ward|Unit|Health|Church|School))"
)


def find_postcodes(text: str) -> Iterator[Finding]:
    """Find whole postcodes. The first half alone covers thousands of homes."""
    for match in _POSTCODE.finditer(text):
        yield build_finding(Kind.POSTCODE, text, match.start(), match.end(), Confidence.CERTAIN)


def find_part_postcodes(text: str) -> Iterator[Finding]:
    """Find half a postcode beside a village or town: together a few streets or farms."""
    for match in _PART.finditer(text):
        group = "said" if match["said"] else "part"
        size = None if match["said"] else size_of(match["place"])
        if match["said"] or size in {PlaceSize.SMALL, PlaceSize.TOWN}:
            yield build_finding(Kind.POSTCODE, text, *match.span(group))


def find_addresses(text: str) -> Iterator[Finding]:
    """Find a house in a street, or the street somebody lives in."""
    for pattern in (_NUMBERED, _FLAT):
        for match in pattern.finditer(text):
            yield build_finding(Kind.ADDRESS, text, match.start(), match.end())
    for match in _LIVES_ON.finditer(text):
        yield build_finding(Kind.ADDRESS, text, *match.span("street"))
