"""The terms as every process holds them: labels, addresses and the names they once had."""

from dataclasses import dataclass

from repository.publisher.snapshot import Snapshot
from repository.taxonomy.models import PriorityArea, SeparateTerms, SynonymGroup, Theme
from repository.taxonomy.synonyms import TermGroup


@dataclass(frozen=True)
class Terms:
    """Labels by slug; `former_areas` leads from an old slug to the present one."""

    areas: dict[str, str]
    former_areas: dict[str, str]
    themes: dict[str, str]


def _load() -> Terms:
    areas = list(PriorityArea.objects.prefetch_related("other_names"))
    present = {area.slug: area.name for area in areas}
    return Terms(
        areas=present,
        former_areas={
            name.slug: area.slug
            for area in areas
            for name in area.other_names.all()
            if name.slug not in present
        },
        themes=dict(Theme.objects.values_list("slug", "name")),
    )


_terms = Snapshot(_load)


def terms() -> Terms:
    """Return the terms as of this request."""
    return _terms.get()


def _load_groups() -> tuple[TermGroup, ...]:
    return tuple(row.group for row in SynonymGroup.objects.all())


_groups = Snapshot(_load_groups)


def term_groups() -> tuple[TermGroup, ...]:
    """Return the groups of terms that searches treat alike, as of this request."""
    return _groups.get()


def _load_pairs() -> tuple[tuple[str, str], ...]:
    return tuple(SeparateTerms.objects.values_list("first", "second"))


_pairs = Snapshot(_load_pairs)


def separate_pairs() -> tuple[tuple[str, str], ...]:
    """Return the pairs of terms that no search may treat alike, as of this request."""
    return _pairs.get()
