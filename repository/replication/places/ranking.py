"""Candidates in the order of their likeness to a place. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from repository.replication.places.candidates import Candidate
from repository.replication.places.explaining import explain
from repository.replication.places.likeness import Distance, Place, find_ranges, measure


@dataclass(frozen=True)
class Ranked:
    """A record, its place nearest to the reader's, and why."""

    candidate: Candidate
    distance: Distance
    explanation: list[str]


@dataclass(frozen=True)
class Ranking:
    """Records nearest first, and how many could not be placed."""

    ranked: tuple[Ranked, ...]
    #: Records of whose place nothing is stated.
    without_figures: int
    #: Records of whose place too little is stated that the reader states too.
    without_overlap: int


def rank(mine: Place, candidates: Sequence[Candidate]) -> Ranking:
    """Return each record once, by the nearest of its places; ties in the order of titles."""
    stated = [(each, each.place) for each in candidates if each.place and each.place.states()]
    ranges = find_ranges([mine, *(place for _, place in stated)])
    nearest: dict[str, Ranked] = {}
    for candidate, place in stated:
        distance = measure(mine, place, ranges)
        if distance is None:
            continue
        known = nearest.get(candidate.identifier)
        if known is None or distance.total < known.distance.total:
            found = Ranked(candidate, distance, explain(distance, mine, place))
            nearest[candidate.identifier] = found
    with_figures = {candidate.identifier for candidate, _ in stated}
    every = {candidate.identifier for candidate in candidates}
    ordered = sorted(
        nearest.values(),
        key=lambda each: (
            each.distance.total,
            -len(each.distance.parts),
            each.candidate.title.casefold(),
            each.candidate.identifier,
        ),
    )
    return Ranking(tuple(ordered), len(every - with_figures), len(with_figures - nearest.keys()))
