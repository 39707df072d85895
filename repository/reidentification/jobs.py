"""Jobs and roles that one person holds, or few, in a place."""

import re
from collections.abc import Iterator
from typing import Final

from repository.reidentification.finding import Confidence, Finding, Kind, build_finding
from repository.reidentification.places import PlaceSize, find_places, size_of
from repository.reidentification.story import Story

#: One to a school, parish, council, surgery or village.
_ONE_HOLDER: Final = (
    r"head ?teacher|head mistress|head master|headmistress|headmaster|deputy head|school head|"
    r"head of (?:midwifery|nursing|\w+ (?:school|department|services))|"
    r"director of (?:midwifery|nursing|\w+)|"
    r"chief executive|chief nurse|medical director|vicar|rector|curate|parish priest|imam|"
    r"rabbi|granthi|"
    r"minister|pastor|mayor|mayoress|councillor|council leader|leader of|MP|"
    r"member of parliament|MSP|"
    r"bishop|dean|"
    r"postmaster|postmistress|post office|landlady|landlord of|publican|pub landlord|lollipop lady|"
    r"police sergeant|chief constable|fire chief|station commander|lighthouse keeper|"
    r"harbour ?master|ferry captain|"
    r"lifeboat (?:crew|coxswain)|coroner|magistrate|judge|editor of|librarian|school nurse|"
    r"village (?:doctor|GP|vet|nurse|shopkeeper|baker|butcher|postman)|vet|undertaker|"
    r"organist|choir ?master|professor of|consultant|GP|dentist|pharmacist|optician|solicitor|"
    r"news ?reader|(?:radio|television|TV|breakfast) presenter|footballer|(?:club )?captain|"
    r"football manager|olympian|athlete|actor|actress|"
    r"author of|singer|founder of|chair(?:woman|man|person)? of|president of|chair of|"
    r"owner of|I run the|I own the|we run the|we own the|manager of the|"
    r"community midwife|district nurse|health visitor|lead midwife|specialist midwife|"
    r"interpreter|bus driver|"
    r"ward manager|matron|practice manager|stationmaster|station master|town crier|caretaker|"
    r"crofter"
)
_ROLE: Final = re.compile(
    r"\b(?:(?:I\s?(?:am|was|['’]d been|have been|had been|used to be|['’]m|work(?:ed)?\sas|"
    r"became|run|teach)|as|being|my (?:husband|"
    r"wife|partner|mum|mother|"
    r"dad|father|sister|brother|job|boss)(?:\s?(?:is|was|['’]s|works as|as))|"
    r"he['’]?s?(?:\s(?:is|was))?|she['’]?s?(?:\s(?:is|was))?)\s)"
    r"(?:then\s|still\s|now\s|also\s|herself\s|himself\s|both\s)?(?:the|a|an|our|their|"
    r"one of the|one of two|deputy|local|parish|village)?\s?"
    rf"(?:[\w\-]+\s){{0,2}}?(?P<job>{_ONE_HOLDER})\b",
    re.IGNORECASE,
)
_ROLE_OF: Final = re.compile(
    rf"\bthe (?:only |local |village |parish |new |first )*(?P<job>(?:{_ONE_HOLDER}))\s(?:of|"
    r"at|in|for)\s(?:the |our |St |a )?"
    r"(?:village|local|town|[A-Z])",
)
#: “the only Somali midwife on the ward”, “the first Black woman to lead …”.
ONLY_ONE: Final = re.compile(
    r"\b(?:the (?:only|sole|one and only|first ever|first|youngest|oldest|last)|"
    r"one of (?:only )?(?:two|three|the few)|only (?:two|three) of us)\s(?:\w[\w\-]*\s){0,3}?"
    r"(?P<role>woman|mum|mother|man|person|family|midwife|doctor|nurse|teacher|officer|firefighter|"
    r"councillor|player|driver|vet|dentist|GP|surgeon|student|worker|couple|consultant|pilot|"
    r"soldier|"
    r"paramedic|interpreter|patient|girl|mayor|head|one|people|member|families|registrar|"
    r"obstetrician|barrister|"
    r"judge|imam|vicar|priest|lecturer|professor|parent|engineer|chef|baker|farmer|prisoner|"
    r"refugee)"
    r"(?:s)?\s(?:\w+\s){0,3}?(?:in|at|on|of|from|to|who|with|for|there|here|working|living|"
    r"round|around|among)\b",
    re.IGNORECASE,
)
#: “the only Lithuanian in the station”
ONLY_OF_A_PEOPLE: Final = re.compile(
    r"\bthe only (?:[A-Za-z]+ )?(?P<role>[A-Z][a-z]+(?:ian|ish|ese|an|ean|i|Muslim|Sikh|"
    r"Hindu)|Black|Muslim|Sikh|Hindu)"
    r"(?: \w+)? (?:in|at|on|of)\b"
)
_ONLY_BUSINESS: Final = re.compile(
    r"\b(?:run|ran|own|owned|manage|have|had|opened|work in|worked in|work at)\s(?:\w+\s){0,2}?"
    r"(?P<role>(?:the only|the first|the last)\s(?:[\w'’\-]+\s){0,3}?(?:restaurant|shop|salon|"
    r"take-?away|pub|"
    r"caf[eé]|surgery|pharmacy|chemist|farm|school|nursery|bakery|butchers?|barbers?|garage|hotel|"
    r"church|mosque|temple|dairy|bookshop|post office|chip shop|chippy|nail bar|tailors?|"
    r"studio|stall))\b",
    re.IGNORECASE,
)
_ONLY_IN_SCENE: Final = re.compile(
    r"\b(?:only (?:one|woman|person|mum|mother|man|midwife|doctor|nurse) (?:who|to|"
    r"there (?:who|to)|that|on (?:shift|duty)|in (?:the|my|that) (?:room|bay|waiting room|"
    r"group|class|family|world|team)|"
    r"on the (?:night|day|ward|postnatal|labour)|with me|for me|of my|awake|at (?:the|my|that)))",
    re.IGNORECASE,
)


def find_jobs(story: Story) -> Iterator[Finding]:
    """Find a role held by few, where a place or an institution narrows it to one."""
    text = story.text
    places = [
        place for place in find_places(text, story.organisations) if place.size >= PlaceSize.TOWN
    ]
    size = size_of(story.place) if story.place else None
    is_local = bool(places) or bool(story.place and (size is None or size >= PlaceSize.TOWN))
    for pattern in (_ROLE, _ROLE_OF):
        for match in pattern.finditer(text):
            window = text[match.start() : match.end() + 90]
            if is_local or re.search(
                r"\b(?:in|at|of) (?:our|the|my) (?:village|town|island|valley)\b", window
            ):
                yield build_finding(Kind.JOB, text, *match.span("job"))
    for match in (*ONLY_ONE.finditer(text), *ONLY_OF_A_PEOPLE.finditer(text)):
        if is_local and not _ONLY_IN_SCENE.search(match[0] + text[match.end() : match.end() + 25]):
            yield build_finding(Kind.JOB, text, match.start(), match.end("role"))
    for match in _ONLY_BUSINESS.finditer(text):
        yield build_finding(Kind.JOB, text, *match.span("role"))
    role = story.role
    found = re.search(rf"\b(?:{_ONE_HOLDER})\b", role, re.IGNORECASE)
    if found and (is_local or find_any_place(role)):
        yield build_finding(Kind.JOB, role, *found.span(), Confidence.LIKELY, "role")


def find_any_place(text: str) -> bool:
    """Return whether words name a town, a hospital or a village."""
    return any(place.size >= PlaceSize.TOWN for place in find_places(text))
