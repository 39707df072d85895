"""Adoptions by region, system and stage, counted by the database: as few rows as there are cells.

The region is the adopter's own. Its system is the integrated care board or system that it is, or
that it belongs to, at most two steps up: a trust may belong to a local maternity system first.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When
from django.db.models.functions import Round

from repository.measures.place_scatter import Dot
from repository.network.choices import OrganisationKind, Region
from repository.replication.counting import Tally
from repository.replication.models import Adoption

SYSTEMS: Final = (OrganisationKind.ICB, OrganisationKind.ICS)
NO_REGION: Final = "Region not recorded"
NO_SYSTEM: Final = "No integrated care system recorded"
#: From an adoption to the body that may be its system, the nearest first.
_WAYS: Final = ("organisation", "organisation__parent", "organisation__parent__parent")
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
    rows = (
        _public(identifier)
        .annotate(system=_of_system("name"), system_code=_of_system("ods_code"))
        .values("organisation__region", "system", "system_code", "stage")
        .annotate(number=Count("pk"))
        .values_list("organisation__region", "system", "system_code", "stage", "number")
    )
    counted: dict[tuple[str, str, str], dict[str, int]] = {}
    for region, system, code, stage, number in rows:
        counted.setdefault((region, system, code), {})[stage] = number
    places = [Place(*key, Tally(by_stage)) for key, by_stage in counted.items()]
    order = {region: place for place, region in enumerate([*Region.values, ""])}
    return sorted(places, key=lambda place: (order[place.region], place.system or "\uffff"))


def load_dots(identifier: str) -> list[Dot]:
    """Return the places that are known, to a tenth of a degree: one query."""
    rows = (
        _public(identifier)
        .filter(organisation__latitude__isnull=False, organisation__longitude__isnull=False)
        .annotate(
            latitude=Round("organisation__latitude", _PLACES_APART),
            longitude=Round("organisation__longitude", _PLACES_APART),
        )
        .values("latitude", "longitude")
        .annotate(number=Count("pk"))
        .values_list("latitude", "longitude", "number")
    )
    return [Dot(float(latitude), float(longitude), number) for latitude, longitude, number in rows]


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


def _public(identifier: str) -> QuerySet[Adoption]:
    return Adoption.objects.public().filter(record_id=identifier).order_by()


def _of_system(field: str) -> Case:
    """Return a field of the nearest body that is a system; empty where none is."""
    return Case(
        *(When(Q(**{f"{way}__kind__in": SYSTEMS}), then=F(f"{way}__{field}")) for way in _WAYS),
        default=Value(""),
        output_field=CharField(),
    )
