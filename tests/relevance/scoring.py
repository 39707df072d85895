"""nDCG@10 and zero results of any engine: a function from a text to ranked identifiers."""

import sys
from collections import defaultdict
from dataclasses import dataclass
from statistics import fmean

from ir_measures import Qrel, ScoredDoc, nDCG

from tests.relevance.judgements import DEVELOPMENT, load_queries

MEASURE = nDCG @ 10
DEPTH = 10


@dataclass(frozen=True)
class Scores:
    """How well an engine ranks: of each query, and whether it found anything."""

    ndcg: dict[str, float]
    zero: frozenset[str]
    kinds: dict[str, str]

    @property
    def mean(self):
        return fmean(self.ndcg.values())

    @property
    def zero_rate(self):
        return len(self.zero) / len(self.ndcg)

    def by_kind(self):
        grouped = defaultdict(list)
        for name, value in self.ndcg.items():
            grouped[self.kinds[name]].append(value)
        return {kind: fmean(values) for kind, values in sorted(grouped.items())}

    def report(self):
        lines = [f"nDCG@10 {self.mean:.4f}; without any result {self.zero_rate:.1%}"]
        lines += [f"  {kind}: {value:.4f}" for kind, value in self.by_kind().items()]
        return "\n".join(lines)


def score(find, queries):
    """Ask every query and compare what comes back with its grades.

    Args:
        find: text → identifiers, best first.
        queries: judged queries.
    """
    run, zero = [], set()
    for query in queries:
        found = list(find(query.text))[:DEPTH]
        if not found:
            zero.add(query.name)
        # Only the order counts; scores of an engine's own would let ties be broken by name.
        run += [ScoredDoc(query.name, name, -place) for place, name in enumerate(found)]
    grades = [
        Qrel(query.name, record, grade)
        for query in queries
        for record, grade in query.grades.items()
    ]
    values = {result.query_id: result.value for result in MEASURE.iter_calc(grades, run)}
    # A query that finds nothing scores nothing, whatever the library makes of its absence.
    ndcg = {query.name: values.get(query.name, 0.0) for query in queries}
    return Scores(ndcg, frozenset(zero), {query.name: query.kind for query in queries})


def score_development(find):
    """Score the half that ranking may be tuned on, and say how it went."""
    scores = score(find, load_queries(DEVELOPMENT))
    sys.stdout.write(scores.report() + "\n")
    return scores


def measure_agreement(one, other):
    """Return how far two gradings of the same pairs agree.

    `exact`: share of pairs with the same grade. `kappa`: Cohen's kappa with quadratic weights, so
    that 3 against 2 weighs less than 3 against 0; 1 is full agreement, 0 what chance would give.
    Both are dictionaries of (query, record) → grade; pairs that only one holds are left out.
    """
    pairs = [(one[pair], other[pair]) for pair in one.keys() & other.keys()]
    seen = fmean((a - b) ** 2 for a, b in pairs)
    by_chance = fmean((a - b) ** 2 for a, _ in pairs for _, b in pairs)
    return {
        "pairs": len(pairs),
        "exact": fmean(a == b for a, b in pairs),
        "kappa": 1.0 if by_chance == 0 else 1 - seen / by_chance,
    }
