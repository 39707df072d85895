"""What search knows of a record's adoptions: a facet, a number to sort by, a line on its card."""

from collections.abc import Mapping
from typing import Any

from repository.records.choices import RecordType
from repository.records.models import Record
from repository.replication.choices import AdoptionStage
from repository.replication.counting import Tally, tally
from search.contributors import Contribution
from search.documents import Term
from search.facets import BY_KEY, NOT_ADOPTED

#: The key of the facet and of the line.
ADOPTION = "adoption"


def contribute(record: Record, content: Mapping[str, Any]) -> Contribution:
    """Return what a record's public adoptions add to what it is found by."""
    if content["type"] == RecordType.VOICE:
        # Nobody does again what somebody lived through.
        return Contribution()
    counted = tally(record.pk)
    return Contribution(
        terms={ADOPTION: _list_terms(counted)},
        facts={ADOPTION: describe(counted)} if counted.total else {},
        adoptions=counted.total,
    )


def describe(counted: Tally) -> str:
    """Return how many adopt it, and of these how many stopped, as a card tells it."""
    text = f"Adopted by {counted.total:,}"
    return f"{text}, {counted.stopped:,} stopped" if counted.stopped else text


def _list_terms(counted: Tally) -> tuple[Term, ...]:
    reached = [stage for stage in AdoptionStage if counted.by_stage.get(stage)]
    values = [stage.value for stage in reached] or [NOT_ADOPTED]
    labels = BY_KEY[ADOPTION].values
    return tuple(Term(value, labels[value]) for value in values)
