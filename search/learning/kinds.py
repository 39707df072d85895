"""The four questions that the report of searches answers, declared: what is asked, and in order.

Sums over the days of a period, one row for the same words; the names of sums begin with `total_`.
"""

from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import F, Max, Q, QuerySet, Sum, Value
from django.db.models.functions import Greatest

from search.learning.tally import SUMS
from search.models import SearchCount

#: Searches with results from which nothing was opened. Who opens three records of one search
#: must not hide two readers who opened none: so day by day, and never less than nothing.
_ABANDONED: Final = Greatest(F("searches") - F("found_nothing") - F("opened"), Value(0))
_TOTALS: Final = {
    **{f"total_{name}": Sum(name) for name in SUMS},
    "total_slowest": Max("slowest"),
    "total_abandoned": Sum(_ABANDONED),
}


@dataclass(frozen=True)
class Kind:
    """One question: which searches answer it, which first, and which figures are shown."""

    key: str
    label: str
    #: What the list holds, and what to make of it.
    about: str
    empty: str
    #: Sum by which the list is ordered, the greatest first.
    order: str
    #: Sums shown, with their headings.
    columns: dict[str, str]
    condition: Q = field(default_factory=Q)

    @property
    def url_name(self) -> str:
        """Return the name of its address in the admin."""
        return f"searches_report_{self.key}"


HEADINGS: Final = {
    "total_searches": "Searches",
    "total_found_nothing": "Nothing found",
    "total_filtered_nothing": "Of these with filters",
    "total_loosened": "Asked for less",
    "total_put_right": "Spelling put right",
    "total_opened": "Records opened",
    "total_abandoned": "Nothing opened",
    "mean": "Mean time (ms)",
    "total_slowest": "Slowest (ms)",
}


def _columns(*names: str) -> dict[str, str]:
    return {name: HEADINGS[name] for name in names}


KINDS: Final = (
    Kind(
        "top",
        "Most searched",
        "What readers look for most. Are the best records first?",
        "Nobody has searched in this period.",
        "total_searches",
        _columns("total_searches", "total_found_nothing", "total_abandoned", "total_put_right"),
        Q(total_searches__gt=0),
    ),
    Kind(
        "nothing_found",
        "Nothing found",
        "Searches that found no record. If the repository has one under another name, add a "
        "synonym, or pick a record for these words. If it has none, that is a gap.",
        "Every search in this period found something.",
        "total_found_nothing",
        _columns("total_found_nothing", "total_filtered_nothing", "total_loosened"),
        Q(total_found_nothing__gt=0),
    ),
    Kind(
        "nothing_opened",
        "Nothing opened",
        "Searches whose results were shown and from which no record was opened. The answer may "
        "have stood in the list itself; more often the right record was missing or too far down.",
        "No search in this period ended without a record being opened.",
        "total_abandoned",
        _columns("total_abandoned", "total_searches", "total_opened"),
        Q(total_abandoned__gt=0),
    ),
    Kind(
        "slow",
        "Slowest",
        "How long readers waited for the server. Above half a second is slow, and worth telling "
        "whoever runs the site.",
        "Nobody has searched in this period.",
        "total_slowest",
        _columns("total_slowest", "mean", "total_searches"),
        Q(total_slowest__gt=0),
    ),
)


def summarise(counts: QuerySet[SearchCount], kind: Kind) -> QuerySet[SearchCount, Any]:
    """Return one row for the same words, with sums over the days, that answers a question."""
    rows = counts.order_by().values("text", "words").annotate(**_TOTALS)
    # The last two only keep the order stable from page to page.
    return rows.filter(kind.condition).order_by(f"-{kind.order}", "text", "words")


def add_up(counts: QuerySet[SearchCount]) -> dict[str, int]:
    """Return the sums over everything."""
    found = counts.aggregate(**_TOTALS)
    return {name: value or 0 for name, value in found.items()}
