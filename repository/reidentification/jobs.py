"""Jobs and roles that one person holds, or few, in a place."""

import re
from collections.abc import Iterator
from typing import Final

from repository.reidentification.finding import Confidence, Finding, Kind, build_finding
from repository.reidentification.places import PlaceSize, find_places, size_of
from repository.reidentification.story import Story
from repository.reidentification.word_lists import read_list

_SUBJECT: Final = (
    r"\b(?:I\s?(?:am|was|['’]m|['’]d been|have been|had been|used to be|became|work(?:ed)? as|"
    r"trained as)|(?:as|being)|(?:my (?:husband|wife|partner|mum|mother|dad|father|sister|brother|"
    r"boss)|he|she|who)(?:\s(?:is|was|works as)|['’]s))"
    r"\s(?:then |still |now |also |both )?"
)
_ADJECTIVES: Final = r"(?:[\w\-]+ ){0,3}?"


def _any_of(name: str) -> str:
    """Return the alternatives of a list, longest first."""
    words = sorted(read_list(f"jobs/{name}"), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word.replace("_", " ")) for word in words)


_ONE_HOLDER: Final = re.compile(rf"\b(?:{_any_of('one_holder')})\b", re.IGNORECASE)
#: “I am the head teacher”, “as the vicar”.
_HOLDS: Final = re.compile(
    rf"{_SUBJECT}(?:the |a |an |our |their |one of (?:the |two ))?{_ADJECTIVES}"
    rf"(?P<job>{_any_of('one_holder')})\b",
    re.IGNORECASE,
)
#: “I am the hairdresser in Moffat”.
_THE_ONE: Final = re.compile(
    rf"{_SUBJECT}(?:the|our) {_ADJECTIVES}(?P<job>{_any_of('occupations')})"
    r"\s(?:in|at|of|for|on|there|here)\b",
    re.IGNORECASE,
)
#: “I am a dentist”, in a village.
_OF_FEW: Final = re.compile(
    rf"{_SUBJECT}an? {_ADJECTIVES}(?P<job>{_any_of('occupations')})\b", re.IGNORECASE
)
#: “the only barrister from a Traveller family in Wales”, “only one optician in Moffat”.
_ONLY_AT_WORK: Final = re.compile(
    rf"\b(?P<job>(?:the only|the sole|(?:only|just) (?:one|two)|one of (?:only )?two) {_ADJECTIVES}"
    rf"(?:{_any_of('occupations')})s?)\b[^.!?\n]{{0,50}}?\b(?i:in|at|on|for|of) (?:the )?[A-Z]"
)
_RUNS: Final = re.compile(
    r"\b(?:run|runs|ran|own|owns|owned|keep|keeps|kept|manage|manages|opened)\s"
    rf"(?P<job>(?:the|our|a)\s{_ADJECTIVES}(?:{_any_of('businesses')}))\b",
    re.IGNORECASE,
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
    rf"\b(?P<job>the (?:only|first|last) {_ADJECTIVES}(?:{_any_of('businesses')})) (?:in|on|at)\b",
    re.IGNORECASE,
)
_ONLY_IN_SCENE: Final = re.compile(
    r"\b(?:only (?:one|woman|person|mum|mother|man|midwife|doctor|nurse) (?:who|to|"
    r"there (?:who|to)|that|on (?:shift|duty)|in (?:the|my|that) (?:room|bay|waiting room|"
    r"group|class|family|world|team)|"
    r"on the (?:night|day|ward|postnatal|labour)|with me|for me|of my|awake|at (?:the|my|that)))",
    re.IGNORECASE,
)


#: From which size of place on a rule holds: the smaller, the fewer hold a job.
_RULES: Final = (
    (_HOLDS, PlaceSize.TOWN),
    (_THE_ONE, PlaceSize.TOWN),
    (_RUNS, PlaceSize.TOWN),
    (_OF_FEW, PlaceSize.SMALL),
    (_ONLY_AT_WORK, PlaceSize.WIDE),
    (_ONLY_BUSINESS, PlaceSize.WIDE),
)


def find_jobs(story: Story) -> Iterator[Finding]:
    """Find a role held by few, where a place or an institution narrows it to one."""
    text = story.text
    size = _smallest_place(story)
    for pattern, needed in _RULES:
        for match in pattern.finditer(text):
            if size >= needed:
                yield build_finding(Kind.JOB, text, *match.span("job"))
    for match in (*ONLY_ONE.finditer(text), *ONLY_OF_A_PEOPLE.finditer(text)):
        after = text[match.end() : match.end() + 25]
        if size >= PlaceSize.TOWN and not _ONLY_IN_SCENE.search(match[0] + after):
            yield build_finding(Kind.JOB, text, match.start(), match.end("role"))
    held = _ONE_HOLDER.search(story.role)
    if held and max(size, _smallest_in(story.role)) >= PlaceSize.TOWN:
        yield build_finding(Kind.JOB, story.role, *held.span(), Confidence.LIKELY, "role")


def _smallest_place(story: Story) -> PlaceSize:
    """Return how small the smallest place is in the text or beside it; an unknown one is a town."""
    beside = PlaceSize.WIDE
    if story.place:
        known = size_of(story.place)
        beside = PlaceSize.TOWN if known is None else known
    return max(beside, _smallest_in(story.text, story.organisations))


def _smallest_in(text: str, organisations: tuple[str, ...] = ()) -> PlaceSize:
    sizes = (place.size for place in find_places(text, organisations))
    return max(sizes, default=PlaceSize.WIDE)
