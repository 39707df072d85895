"""Pairs of terms that no search may take for equal, whatever the groups say. Pure.

Editors are refused a group that joins a pair. A row from before that rule is parted here.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from repository.taxonomy.synonyms import TermGroup
from search.expressions import Split, list_keys


def part_groups(
    groups: Iterable[TermGroup], pairs: Iterable[tuple[str, str]], split: Split
) -> Iterator[TermGroup]:
    """Return the groups, each without what must stay apart from a term further up in it.

    So a label keeps its group.
    """
    opposed: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        first, second = (list_keys(term, split) for term in pair)
        # Otherwise they are one term to a search, which no group has joined.
        if first.isdisjoint(second):
            for key in first:
                opposed[key] |= second
            for key in second:
                opposed[key] |= first
    for group in groups:
        refused: set[str] = set()
        joined = []
        for reading in group.readings:
            met = [key for key in list_keys(reading[1], split) if key in opposed]
            if not refused.isdisjoint(met):
                joined.append(reading)
            else:
                refused.update(*(opposed[key] for key in met))
        yield _leave_out(group, joined) if joined else group


def _leave_out(group: TermGroup, joined: Collection[tuple[str, str]]) -> TermGroup:
    def keep(name: str) -> tuple[str, ...]:
        return tuple(term for term in getattr(group, name) if (name, term) not in joined)

    return replace(
        group,
        exact=keep("exact"),
        never_suggest=keep("never_suggest"),
        entry_terms=keep("entry_terms"),
        ambiguous={term: group.ambiguous[term] for term in keep("ambiguous")},
    )
