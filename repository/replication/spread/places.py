"""Adoptions by region, system and stage. The database counts: as few rows as there are adopters.

The region is the adopter's own. Its system is the integrated care board or system that it is, or
that it belongs to, at most two steps up. Of a body that merged, both are its successor's.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count

from repository.measures.place_scatter import Dot
from repository.network.choices import Region
from repository.replication.counting import Tally
from repository.replication.models import Adoption
from repository.replication.spread.bodies import known_bodies

NO_REGION: Final = "Region not recorded"
NO_SYSTEM: Final = "No integrated care system recorded"
#: Of the Earth, in degrees: about seven miles. Nearer than that nobody sees on a page.
_PLACES_APART: Final = 1


@dataclass(frozen=True)
class Place:
    """The adoptions of one system in one region."""

    region: str
    system: str
    system_code: str
    tally: Tally

    @property
    def region_label(self) -> str:
        """Return the region's name, or that none is known."""
        return str(Region(self.region).label) if self.region else NO_REGION

    @property
    def system_label(self) -> str:
        """Return the system's name, or that none is known."""
        return self.system or NO_SYSTEM


def load_places(identifier: str) -> list[Place]:
    """Return where a record is replicated, region by region: one query."""
    bodies = known_bodies()
    counted: dict[tuple[str, str, str], Counter[str]] = {}
    for adopter, stage, number in _count(identifier, "organisation", "stage"):
        system = bodies.find_system(adopter)
        named = (system.name, system.ods_code) if system else ("", "")
        counted.setdefault((bodies.find_region(adopter), *named), Counter())[stage] += number
    places = [Place(*key, Tally(dict(by_stage))) for key, by_stage in counted.items()]
    order = {region: place for place, region in enumerate([*Region.values, ""])}
    return sorted(places, key=lambda place: (order[place.region], place.system or "\uffff"))


def load_dots(identifier: str) -> list[Dot]:
    """Return the places that are known, to a tenth of a degree: one query."""
    bodies = known_bodies()
    counted: Counter[tuple[float, float]] = Counter()
    for adopter, number in _count(identifier, "organisation"):
        if place := bodies.find_place(adopter):
            latitude, longitude = place
            counted[round(latitude, _PLACES_APART), round(longitude, _PLACES_APART)] += number
    return [Dot(*place, number) for place, number in counted.items()]


def sum_tallies(tallies: Iterable[Tally]) -> Tally:
    """Return several counts as one."""
    total: dict[str, int] = {}
    for tally in tallies:
        for stage, number in tally.by_stage.items():
            total[stage] = total.get(stage, 0) + number
    return Tally(total)


def sum_by(places: Iterable[Place], name: Callable[[Place], str]) -> Mapping[str, Tally]:
    """Return the counts by region or by system, in the order of the places.

    Args:
        places: what is counted.
        name: which of them are counted together.
    """
    gathered: dict[str, list[Tally]] = {}
    for place in places:
        gathered.setdefault(name(place), []).append(place.tally)
    return {key: sum_tallies(tallies) for key, tallies in gathered.items()}


def _count(identifier: str, *fields: str) -> Iterable[tuple[Any, ...]]:
    """Return how many public adoptions a record has, for each value of some fields: one query."""
    found = Adoption.objects.public().filter(record_id=identifier).order_by()
    return found.values(*fields).annotate(number=Count("pk")).values_list(*fields, "number")
