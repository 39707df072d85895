"""Figures made of times. Pure."""

import statistics
from dataclasses import dataclass


@dataclass(frozen=True)
class Times:
    """Milliseconds of one kind of request."""

    median: float
    p95: float
    p99: float

    @classmethod
    def of(cls, milliseconds):
        """Return the figures of some measurements; of one alone, that one."""
        taken = list(milliseconds)
        if len(taken) == 1:
            return cls(*taken * 3)
        parts = statistics.quantiles(taken, n=100, method="inclusive")
        return cls(statistics.median(taken), parts[94], parts[98])

    def over(self, floor):
        """Return how many times a floor's figures these are."""
        return Times(self.median / floor.median, self.p95 / floor.p95, self.p99 / floor.p99)


@dataclass(frozen=True)
class Budget:
    """The most, or the least, that a figure may be."""

    limit: float
    unit: str = ""
    at_least: bool = False

    def holds(self, figure):
        """Return whether a figure keeps to it."""
        return figure >= self.limit if self.at_least else figure <= self.limit

    def judge(self, *figures):
        """Return the budget as a table shows it, with the verdict on some figures."""
        sign = "≥" if self.at_least else "≤"
        kept = all(self.holds(figure) for figure in figures)
        return f"{sign} {self.limit:,g}{self.unit}: {'kept' if kept else '**missed**'}"
