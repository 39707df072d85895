"""How unlike two places are: Gower’s distance over what is stated of both. Pure.

Gower JC. A general coefficient of similarity and some of its properties. Biometrics 1971;27:857-71.
For each feature k that both places state, a part d_k between 0 (the same) and 1:

- births a year, and the share in the most deprived fifth: |a - b| / range, the range being that of
  all places compared, the reader’s included; 0 where that range is 0;
- type of unit: 0 if the same, 1 if not;
- ethnic mix: half the sum of |a_g - b_g| over the five groups, as shares of 1: the share of women
  who would have to belong to another group for the mixes to be equal.

The distance is the mean of the parts, each with the same weight. Between 0 and 1, symmetric, and 0
from a place to itself. It judges nothing but likeness: not care, and not people.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

#: What is compared, in the order in which it is explained.
FEATURES: Final = ("births", "unit_type", "deprivation", "ethnic_mix")
#: Nothing is said of a likeness that rests on fewer features, unless the reader states fewer.
MINIMUM: Final = 2


@dataclass(frozen=True)
class Place:
    """What is stated of a place; None is not stated."""

    births: float | None = None
    unit_type: str | None = None
    #: In per cent.
    deprivation: float | None = None
    #: Shares of the five groups in per cent, in their order.
    ethnic_mix: tuple[float, ...] | None = None

    def states(self) -> frozenset[str]:
        """Return the features that are stated."""
        return frozenset(name for name in FEATURES if getattr(self, name) is not None)


@dataclass(frozen=True)
class Ranges:
    """How far apart the places compared are in what is counted."""

    births: float = 0
    deprivation: float = 0


@dataclass(frozen=True)
class Part:
    """What one feature adds to a distance."""

    feature: str
    distance: float


@dataclass(frozen=True)
class Distance:
    """How unlike two places are, and by what."""

    parts: tuple[Part, ...]

    @property
    def total(self) -> float:
        """Return the mean of the parts; there is at least one."""
        return sum(part.distance for part in self.parts) / len(self.parts)


def find_ranges(places: Iterable[Place]) -> Ranges:
    """Return the ranges of what is counted, over all places compared."""
    every = list(places)
    births = [place.births for place in every if place.births is not None]
    deprivation = [place.deprivation for place in every if place.deprivation is not None]
    return Ranges(_span(births), _span(deprivation))


def measure(one: Place, other: Place, ranges: Ranges) -> Distance | None:
    """Return how unlike two places are, None where too little is stated of both.

    Args:
        one: the reader’s own place.
        other: a place to compare with it.
        ranges: of all places compared, both of these included.
    """
    shared = one.states() & other.states()
    if not shared or len(shared) < min(MINIMUM, len(one.states())):
        return None
    parts = (
        Part(feature, _measure(feature, one, other, ranges))
        for feature in FEATURES
        if feature in shared
    )
    return Distance(tuple(parts))


def _measure(feature: str, one: Place, other: Place, ranges: Ranges) -> float:
    mine, theirs = getattr(one, feature), getattr(other, feature)
    if feature == "unit_type":
        return float(mine != theirs)
    if feature == "ethnic_mix":
        return compare_mixes(mine, theirs)
    span = getattr(ranges, feature)
    return min(abs(mine - theirs) / span, 1.0) if span else 0.0


def compare_mixes(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the share of women who would have to belong to another group, 0 to 1.

    Sources round, so each mix is first taken as shares of its own sum.
    """
    mine, theirs = _as_shares(one), _as_shares(other)
    return min(sum(abs(a - b) for a, b in zip(mine, theirs, strict=True)) / 2, 1.0)


def _as_shares(mix: Sequence[float]) -> list[float]:
    return [share / sum(mix) for share in mix]


def _span(values: Sequence[float]) -> float:
    return max(values) - min(values) if values else 0.0
