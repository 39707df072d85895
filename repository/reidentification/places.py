"""How small a place is: the fewer people live or give birth there, the more it tells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from faker.providers.address.en import Provider as Countries

from repository.reidentification.given_names import is_name
from repository.reidentification.not_names import INSTITUTIONS, SELDOM_NAMES
from repository.reidentification.people_words import PERSON
from repository.reidentification.word_lists import read_list
from repository.reidentification.words import is_ordinary


class PlaceSize(IntEnum):
    """Weights of places; argued in `jigsaw`."""

    WIDE = 0  # A nation or region: hundreds of thousands of births.
    CITY = 1  # Tens of thousands of births in a few years.
    TOWN = 2  # A town, a borough or one hospital: some thousand births a year.
    SMALL = 3  # A village, an island, a small unit.


WIDE: Final = read_list("places/wide")
CITIES: Final = read_list("places/cities")
TOWNS: Final = read_list("places/towns")
#: Parts of names that are people's as well.
_NO_COUNTRY: Final = frozenset(["ana", "martin", "helena", "christopher", "thomas", "lucia"])
WORLD: Final = (
    read_list("places/abroad")
    | {
        part.lower()
        for country in Countries.countries
        for part in country.replace("-", " ").split()
        if part[0].isupper()
    }
) - _NO_COUNTRY

_DIRECTIONS: Final = frozenset(
    ["north", "south", "east", "west", "central", "greater", "the", "of"]
)
_SHORTEST_VILLAGE: Final = 5  # “Ham” is no village.
_CAP: Final = r"[A-Z][\w'’\-]{1,25}"
_SMALL_KIND: Final = re.compile(
    r"\b(?:village|hamlet|island|isle|croft|farm|market town|seaside town|small town|tiny town|"
    r"small community|remote|parish|peninsula|glen|cottage hospital|"
    r"birth centre|birthing centre|midwife-led unit|"
    r"(?:\w+|\d+) houses|(?:every(?:one|body)|people) (?:here |there |in the village |"
    r"round here )?(?:knows|knew)"
    r"(?: (?:every(?:one|body)|each other|us|me|it was me))?|(?:one|only) (?:pub|shop|bus)|"
    r"no shop|population|"
    r"my (?:church|mosque|temple|synagogue|school|village|town))\b",
    re.IGNORECASE,
)
_INSTITUTION: Final = re.compile(
    rf"\b(?:{_CAP}\s(?:and\s|of\s|the\s|upon\s)*){{1,4}}"
    r"(?:Hospital|Infirmary|Maternity|Maternity Unit|Birth Centre|Birthing Centre|General|"
    r"Trust|Hospitals|University Hospital|District General|Women['’]s|Labour Ward|Health Centre)\b"
    r"|\bSt\.? [A-Z][a-z]+['’]s?(?!\w)|\b(?:Royal|Queen|King['’]s|Princess|"
    r"Prince)\s[A-Z][a-z]+(?:['’]s)?"
)
_LOCATED: Final = re.compile(
    r"\b(?:in|at|near|outside|from|around|to|of|across|on the|on)\s"
    rf"(?P<place>(?:{_CAP})(?:[ \-](?:on|upon|in|le|the|of|under|by|super|en)[ \-](?={_CAP}|the))?"
    rf"(?:[ \-]{_CAP}){{0,3}})"
)
_CAPITALISED: Final = re.compile(r"\b[A-Z][a-z]{3,}\b")
_ROAD: Final = re.compile(r"\bthe (?:A\d{1,4}|M\d{1,2})\b")
_SUFFIX: Final = re.compile(
    r"(?:ton|ham|bury|by|wick|worth|ford|mouth|combe|thorpe|thwaite|stead|hurst|ley|field|dale|"
    r"minster|bridge|burgh|borough|chester|caster|cester|holm|ness|don|ster|shaw|stow|well|"
    r"gate|pool|wold|bourne|leigh|beck|toft|haven|head|wich|church)$"
)
_PREFIX: Final = re.compile(
    r"^(?:llan|aber|pen|tre|pont|inver|kil|bally|dun|strath|loch|ard|auch|little |great |much |"
    r"upper |lower |nether |isle |north |south |east |west |st |saint |stow|stoke |market |port )",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Place:
    """A place in a text and how much it narrows."""

    start: int
    end: int
    size: PlaceSize


#: The first list that holds a part of a name decides.
_SIZES: Final = (
    (CITIES, PlaceSize.CITY),
    (WORLD, PlaceSize.WIDE),
    (TOWNS, PlaceSize.TOWN),
)


def size_of(name: str) -> PlaceSize | None:
    """Return how small a named place is; None when it does not look like a place in Britain."""
    lower = name.lower().strip(" ,.")
    parts = lower.replace("-", " ").split()
    if _INSTITUTION.search(name):
        return PlaceSize.TOWN
    if parts and all(part in WIDE or part in _DIRECTIONS for part in parts):
        return PlaceSize.WIDE
    for known, size in _SIZES:
        if not known.isdisjoint(parts):
            # Newcastle-under-Lyme, Stoke Ferry and Leeds Castle are smaller than their namesakes.
            return PlaceSize.TOWN if size is PlaceSize.CITY and len(parts) > 2 else size  # noqa: PLR2004
    looks_british = _PREFIX.match(lower) or any(
        _SUFFIX.search(part) and len(part) >= _SHORTEST_VILLAGE for part in parts
    )
    return PlaceSize.SMALL if looks_british else None


def is_place_word(word: str) -> bool:
    """Return whether a word in lower case is the name of a place."""
    return word in WIDE or word in CITIES or word in TOWNS or word in WORLD


def _size_of_word(word: str) -> PlaceSize | None:
    """Return the size of a known town or city, unless its name is a word: Reading, Bath."""
    if is_ordinary(word) or is_name(word):
        return None
    if word in TOWNS:
        return PlaceSize.TOWN
    return PlaceSize.CITY if word in CITIES else None


def _is_some_place(name: str) -> bool:
    """Return whether “in …” names a place of no list: no language, feast, person or plain word."""
    parts = [part.lower().removesuffix("'s").removesuffix("’s") for part in name.split()]
    if parts[0] in SELDOM_NAMES or not (INSTITUTIONS | PERSON).isdisjoint(parts):
        return False
    is_acronym = name.isupper()
    return not is_acronym and (len(parts) > 1 or not (is_ordinary(parts[0]) or is_name(parts[0])))


#: What is a place of a size wherever it stands.
_ANYWHERE: Final = (
    (_INSTITUTION, PlaceSize.TOWN),
    (_ROAD, PlaceSize.TOWN),
    (_SMALL_KIND, PlaceSize.SMALL),
)


def find_places(text: str, organisations: tuple[str, ...] = ()) -> Iterator[Place]:
    """Find places in Britain, hospitals, and words for small places."""
    for pattern, size in _ANYWHERE:
        for match in pattern.finditer(text):
            yield Place(match.start(), match.end(), size)
    for match in _LOCATED.finditer(text):
        located = _size_of_located(match["place"])
        if located is not None:
            yield Place(*match.span("place"), located)
    for match in _CAPITALISED.finditer(text):
        known = _size_of_word(match[0].lower())
        if known is not None:
            yield Place(*match.span(), known)
    for name in filter(None, organisations):
        start = text.find(name)
        if start >= 0:
            yield Place(start, start + len(name), PlaceSize.TOWN)


def _size_of_located(name: str) -> PlaceSize | None:
    """Return the size of what stands after “in” or “near”; an unknown place counts as a town."""
    size = size_of(name)
    return PlaceSize.TOWN if size is None and _is_some_place(name) else size
