"""Which records an address of the API asks for, and which of them may leave."""

from collections.abc import Mapping
from typing import Any, Final

from django.db.models import Q, QuerySet

from repository.interchange.api.parameters import RecordFilters
from repository.interchange.api.problems import ParameterError
from repository.records.choices import VoiceFormat
from repository.records.consent import Surface
from repository.records.loading import load_outlined
from repository.records.models import Record, RecordPage, RecordTag
from repository.records.readable import find_public
from repository.records.released import Released, release
from repository.taxonomy.snapshot import terms
from search.facets import CROSS_CUTTING
from search.lookups import load_successors

_RESEARCH: Final = VoiceFormat.RESEARCH
_ORIGINAL: Final = "page__voicepage__translation_of"
_PERSONAL: Final = Q(page__voicepage__isnull=False) & (
    ~Q(page__voicepage__voice_format=_RESEARCH)
    | (Q(**{f"{_ORIGINAL}__isnull": False}) & ~Q(**{f"{_ORIGINAL}__voice_format": _RESEARCH}))
)
#: What a record may be found by as it stands there.
_PLAIN: Final[Mapping[str, str]] = {
    "type": "type__in",
    "state": "state__in",
    "provenance": "page__provenance__in",
    "language": "page__language__in",
    "year_from": "page__year__gte",
    "year_to": "page__year__lte",
    "changed_since": "datestamp__gte",
    "changed_before": "datestamp__lt",
}
#: However many in a row may not leave, they are soon passed.
_MOST_AT_ONCE: Final = 500
#: What could single out who told a story: no story is found by it, whatever it shows.
_SINGLING: Final = ("organisation", "tag", "year_from", "year_to")


def list_released(asked: RecordFilters, after: str, limit: int) -> list[Released]:
    """Return the first records behind one, of those that may leave, by identifier.

    Reads on over those that may not, so that no gap tells of them.

    Args:
        asked: which records.
        after: the identifier of the last one read, or nothing.
        limit: how many at most; ask for one more than is shown to learn whether there are others.
    """
    found = find_records(asked)
    kept: list[Released] = []
    size = limit
    while True:
        rows = load_outlined(found.filter(pk__gt=after).order_by("pk")[:size])
        kept += release(rows, Surface.API).values()
        if len(kept) >= limit or len(rows) < size:
            return kept[:limit]
        after, size = rows[-1].pk, min(2 * size, _MOST_AT_ONCE)


def find_records(asked: RecordFilters) -> QuerySet[Record]:
    """Return the records that are asked for, of those that may be public.

    Raises:
        ParameterError: a priority area or theme is not in the list.
    """
    # Few, and left out anyway: so that pages are full at the first reading.
    found = find_public().exclude(page__voicepage__consent__reuse=False)
    given = asked.model_dump(exclude_defaults=True)
    found = found.filter(**{_PLAIN[name]: given[name] for name in _PLAIN if name in given})
    if not given.keys().isdisjoint(_SINGLING):
        found = found.exclude(_PERSONAL)
    for condition in _find_pages(asked):
        found = found.filter(condition)
    return found


def _find_pages(asked: RecordFilters) -> list[Q]:
    conditions = []
    if asked.priority_area:
        conditions.append(_in_areas(asked.priority_area))
    if asked.theme:
        _check("theme", asked.theme, terms().themes)
        conditions.append(_of_pages(themes__slug__in=asked.theme))
    if asked.tag:
        tags = RecordTag.objects.filter(slug__in=asked.tag)
        conditions.append(_of_pages(tagged_items__tag__in=tags))
    if asked.organisation:
        bodies = _with_former(asked.organisation)
        conditions.append(_of_pages(organisations__organisation__slug__in=bodies))
    return conditions


def _of_pages(**conditions: Any) -> Q:
    return Q(page__in=RecordPage.objects.filter(**conditions).order_by().values("pk"))


def _in_areas(values: list[str]) -> Q:
    """Return the condition of being in an area; a former name of one leads to it."""
    known = terms()
    areas = [known.former_areas.get(value, value) for value in values]
    _check("priority_area", areas, {**known.areas, CROSS_CUTTING: ""})
    condition = _of_pages(priority_areas__slug__in=areas)
    return condition | Q(page__cross_cutting=True) if CROSS_CUTTING in areas else condition


def _check(parameter: str, values: list[str], known: Mapping[str, str]) -> None:
    if unknown := [value for value in values if value not in known]:
        listed = ", ".join(sorted(known))
        raise ParameterError(parameter, f"There is no “{unknown[0][:60]}”. There are: {listed}.")


def _with_former(slugs: list[str]) -> set[str]:
    """Return bodies with those that merged into them."""
    former = {
        slug
        for slug, bodies in load_successors().items()
        if any(body.value in slugs for body in bodies)
    }
    return {*slugs, *former}
