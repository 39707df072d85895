"""How many adopt a record, by stage: the one count that page, search, API and export tell.

An adoption is one organisation's unit or team; those that stopped count like the others.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from django.db.models import Count

from repository.publisher.snapshot import Snapshot
from repository.replication.choices import AdoptionStage
from repository.replication.models import Adoption


@dataclass(frozen=True)
class Tally:
    """The public adoptions of one record, by stage."""

    by_stage: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Return how many there are, stopped ones included."""
        return sum(self.by_stage.values())

    @property
    def stopped(self) -> int:
        """Return how many stopped."""
        return self.by_stage.get(AdoptionStage.STOPPED, 0)

    @property
    def words(self) -> str:
        """Return both in plain words, as pages tell them; nothing where there are none."""
        return count_in_words(self.total, self.stopped) if self.total else ""


def count_in_words(total: int, stopped: int) -> str:
    """Return how many adoptions there are, and of these how many stopped."""
    if total == 1:
        return "1 adoption, stopped" if stopped else "1 adoption"
    return f"{total:,} adoptions, {stopped:,} stopped" if stopped else f"{total:,} adoptions"


_NONE: Final = Tally()


def _count() -> dict[str, Tally]:
    rows = (
        Adoption.objects.public()
        .order_by()
        .values("record_id", "stage")
        .annotate(number=Count("pk"))
        .values_list("record_id", "stage", "number")
    )
    counted: dict[str, dict[str, int]] = {}
    for identifier, stage, number in rows:
        counted.setdefault(identifier, {})[stage] = number
    return {identifier: Tally(by_stage) for identifier, by_stage in counted.items()}


_tallies: Final = Snapshot(_count)


def tally(identifier: str) -> Tally:
    """Return a record's count, from memory: no query while nothing has changed."""
    return _tallies.get().get(identifier, _NONE)
