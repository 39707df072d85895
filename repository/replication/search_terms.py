"""What search knows of a record's adoptions: facets, a number to sort by, a line on its card."""

from collections.abc import Mapping
from typing import Any, Final

from repository.publisher.snapshot import Snapshot
from repository.records.choices import RecordType
from repository.records.models import Record
from repository.replication import factors
from repository.replication.choices import AdoptionStatus, FactorKind
from repository.replication.counting import Tally, tally
from repository.replication.models import AdoptionFactor
from search.contributors import Contribution
from search.documents import Term
from search.facets import BY_KEY, NOT_ADOPTED

#: The key of the facet and of the line.
ADOPTION: Final = "adoption"
#: The key of the facet of what adopters coded.
FACTOR: Final = "factor"


def contribute(record: Record, content: Mapping[str, Any]) -> Contribution:
    """Return what a record's public adoptions add to what it is found by."""
    if content["type"] == RecordType.VOICE:
        # Nobody does again what somebody lived through.
        return Contribution()
    counted = tally(record.pk)
    return Contribution(
        terms={ADOPTION: _list_terms(counted), FACTOR: _list_factors(record.pk)},
        facts={ADOPTION: counted.adopters} if counted.total else {},
        adoptions=counted.total,
    )


def _list_terms(counted: Tally) -> tuple[Term, ...]:
    values = [stage.value for stage in counted.stages] or [NOT_ADOPTED]
    labels = BY_KEY[ADOPTION].values
    return tuple(Term(value, labels[value]) for value in values)


def _list_factors(identifier: str) -> tuple[Term, ...]:
    """Return what got in the way somewhere, and what helped: the same may do either."""
    return tuple(
        Term(f"{kind}-{code}", f"{FactorKind(kind).label}: {factors.label_of(code)}")
        for kind, code in _coded.get().get(identifier, ())
    )


def _load_coded() -> dict[str, tuple[tuple[str, str], ...]]:
    rows = (
        AdoptionFactor.objects.filter(adoption__status=AdoptionStatus.PUBLIC)
        .order_by("adoption__record", "kind", "code")
        .values_list("adoption__record", "kind", "code")
        .distinct()
    )
    coded: dict[str, list[tuple[str, str]]] = {}
    for identifier, kind, code in rows:
        coded.setdefault(identifier, []).append((kind, code))
    return {identifier: tuple(pairs) for identifier, pairs in coded.items()}


_coded: Final = Snapshot(_load_coded)
