"""Every value a search may be narrowed by, with its label, and what its words may mean.

Declared, kept by editors, or indexed.

Kept in each process and checked by the one query that all snapshots share.
"""

from dataclasses import dataclass

from repository.network.models import Organisation
from repository.publisher.snapshot import Snapshot
from repository.taxonomy.snapshot import term_groups, terms
from search.blocked import Sight
from search.execute import load_vocabulary
from search.facets import (
    CROSS_CUTTING,
    CROSS_CUTTING_LABEL,
    DEFAULT_STATES,
    FACETS,
    FILTER_LABELS,
    STATES,
    TAG,
)
from search.lexicon import Lexicon
from search.parameters import Labels
from search.query import SearchQuery


@dataclass(frozen=True)
class KnownValues:
    """Labels by facet and value, and where former values lead."""

    labels: Labels
    former: Labels


def _load_organisations() -> dict[str, str]:
    return dict(Organisation.objects.values_list("slug", "name"))


_organisations = Snapshot(_load_organisations)


def _build_lexicon() -> Lexicon:
    return Lexicon(term_groups())


_lexicon = Snapshot(_build_lexicon)


def load_lexicon() -> Lexicon:
    """Return the editors' synonyms as of this request."""
    return _lexicon.get()


def load_known_values(sight: Sight) -> KnownValues:
    """Return the values as of this request."""
    kept = terms()
    vocabulary = load_vocabulary(sight)
    by_editors = {
        "priority_area": {**kept.areas, CROSS_CUTTING: CROSS_CUTTING_LABEL},
        "theme": kept.themes,
        "organisation": _organisations.get(),
    }
    labels = {
        facet.key: {
            **vocabulary.get(facet.key, {}),
            **facet.values,
            **by_editors.get(facet.key, {}),
        }
        for facet in FACETS
    }
    labels[TAG] = dict(vocabulary.get(TAG, {}))
    return KnownValues(labels, {"priority_area": kept.former_areas})


def list_chosen(query: SearchQuery, labels: Labels) -> list[tuple[str, str, str, str]]:
    """Return what a search is narrowed to: key, its label, value, its label."""
    chosen = [
        (key, FILTER_LABELS[key], value, labels.get(key, {}).get(value, value))
        for key, values in query.filters.items()
        for value in sorted(values)
    ]
    for name, label in (("year_from", "From"), ("year_to", "To")):
        year = getattr(query, name)
        chosen += [(name, label, str(year), str(year))] if year is not None else []
    if query.states != DEFAULT_STATES:
        chosen += [("state", "State", value, STATES[value]) for value in sorted(query.states)]
    return chosen
