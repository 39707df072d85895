"""Records that say which organisation led them, with what is stated of the place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from repository.network.choices import ETHNIC_MIX, ContextKind
from repository.network.context import known_figures
from repository.network.models import ContextFigure
from repository.publisher.privacy import is_private, known_restricted_paths
from repository.records.choices import OrganisationRole, RecordType, State
from repository.records.models import RecordOrganisation
from repository.replication.places.likeness import Place

#: What can be done elsewhere. A voice is nobody's unit.
_TYPES: Final = (RecordType.CASE_STUDY, RecordType.TOOL)
_STATES: Final = (State.CURRENT, State.SUPERSEDED)


@dataclass(frozen=True)
class Candidate:
    """A record, and one organisation that led it."""

    identifier: str
    title: str
    summary: str
    organisation: str
    #: None where nothing is stated of the place.
    place: Place | None


def load_candidates() -> list[Candidate]:
    """Return every readable record with each place that led it. One query."""
    places = {slug: read_place(figures) for slug, figures in known_figures().items()}
    restricted = known_restricted_paths()
    rows = (
        RecordOrganisation.objects.filter(
            role=OrganisationRole.LED_BY,
            page__live=True,
            page__record__type__in=_TYPES,
            page__record__state__in=_STATES,
        )
        .order_by("page__title", "page__record", "sort_order")
        .values_list(
            "page__record__identifier",
            "page__title",
            "page__summary",
            "page__path",
            "organisation__name",
            "organisation__slug",
        )
    )
    return [
        Candidate(identifier, title, summary, name, places.get(slug))
        for identifier, title, summary, path, name, slug in rows
        if not is_private(path, restricted)
    ]


def read_place(figures: Mapping[str, ContextFigure]) -> Place:
    """Return what figures say of a place. A mix counts only when all five groups are stated."""

    def number(kind: str) -> float | None:
        figure = figures.get(kind)
        return None if figure is None or figure.value is None else float(figure.value)

    shares = [number(kind) for kind in ETHNIC_MIX]
    mix = tuple(share for share in shares if share is not None)
    unit = figures.get(ContextKind.UNIT_TYPE)
    return Place(
        births=number(ContextKind.BIRTHS),
        unit_type=unit.unit_type if unit else None,
        deprivation=number(ContextKind.DEPRIVATION),
        ethnic_mix=mix if len(mix) == len(ETHNIC_MIX) and any(mix) else None,
    )
