"""Every value a search may be narrowed by, with its label, and what its words may mean.

Declared, kept by editors, or indexed.

Kept in each process and checked by the one query that all snapshots share.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial

from repository.network.models import Organisation
from repository.publisher.snapshot import Snapshot
from repository.taxonomy.snapshot import separate_pairs, term_groups, terms
from repository.taxonomy.synonyms import TermGroup
from search.blocked import Sight
from search.engines.base import Vocabulary
from search.execute import load_vocabulary
from search.facets import BY_KEY, CROSS_CUTTING, CROSS_CUTTING_LABEL, FILTER_KEYS
from search.lexicon import EMPTY, Lexicon
from search.lookups import load_successors
from search.parameters import Labels


@dataclass(frozen=True)
class KnownValues:
    """Labels by facet and value, and where former values lead."""

    labels: Labels
    former: Labels


def _load_organisations() -> tuple[dict[str, str], dict[str, str]]:
    """Return labels by slug, and where the slug of a body that merged leads."""
    merged = {slug: bodies[-1].value for slug, bodies in load_successors().items()}
    return dict(Organisation.objects.values_list("slug", "name")), merged


_organisations = Snapshot(_load_organisations)


_Kept = tuple[tuple[TermGroup, ...], tuple[tuple[str, str], ...]]
_built: tuple[_Kept, Lexicon] = (((), ()), EMPTY)


def _build_lexicon() -> Lexicon:
    global _built  # noqa: PLW0603 - one copy a process is the point
    kept = term_groups(), separate_pairs()
    # The counter moves for much else, and to build one takes most of a second.
    if kept != _built[0]:
        _built = kept, Lexicon(*kept)
    return _built[1]


_lexicon = Snapshot(_build_lexicon)


def load_lexicon() -> Lexicon:
    """Return the editors' synonyms as of this request."""
    return _lexicon.get()


class _Values(Mapping[str, str]):
    """The labels of one facet: what is declared or kept by editors, and what the index holds.

    The index is asked only for a value that nobody else knows, which most searches have none of.
    """

    def __init__(
        self, own: Mapping[str, str], load_indexed: Callable[[], Mapping[str, str]]
    ) -> None:
        self._own = own
        self._load_indexed = load_indexed

    def __getitem__(self, value: str) -> str:
        own = self._own.get(value)
        return self._load_indexed()[value] if own is None else own

    def __iter__(self) -> Iterator[str]:
        return iter({**self._load_indexed(), **self._own})

    def __len__(self) -> int:
        return len({**self._load_indexed(), **self._own})


def load_known_values(sight: Sight) -> KnownValues:
    """Return the values as of this request."""
    kept = terms()
    organisations, merged = _organisations.get()
    by_editors = {
        "priority_area": {**kept.areas, CROSS_CUTTING: CROSS_CUTTING_LABEL},
        "theme": kept.themes,
        "organisation": organisations,
    }
    load = cache(partial(load_vocabulary, sight))
    labels = {
        key: _Values(
            by_editors.get(key) or (BY_KEY[key].values if key in BY_KEY else {}),
            partial(_get_indexed, load, key),
        )
        for key in FILTER_KEYS
    }
    return KnownValues(labels, {"priority_area": kept.former_areas, "organisation": merged})


def _get_indexed(load: Callable[[], Vocabulary], key: str) -> Mapping[str, str]:
    return load().get(key, {})
