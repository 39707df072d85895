"""How many adopt a record, by stage: the one count that page, search, API and export tell.

Its words are here too, so that pages and cards tell it alike. An adoption is one organisation's
unit or team; those that stopped count like the others.
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
    def stages(self) -> tuple[AdoptionStage, ...]:
        """Return the stages that any of them has reached, in their order."""
        return tuple(stage for stage in AdoptionStage if self.by_stage.get(stage))

    @property
    def words(self) -> str:
        """Return both in plain words, as pages tell them; nothing where there are none."""
        return count_in_words(self.total, self.stopped) if self.total else ""

    @property
    def adopters(self) -> str:
        """Return the same as a card tells it: "Adopted by 3, 1 stopped"."""
        return _add_stopped(f"Adopted by {self.total:,}", self.total, self.stopped)

    @property
    def tellers(self) -> str:
        """Return who told of it: "3 teams have told us"."""
        return "1 team has told us" if self.total == 1 else f"{self.total:,} teams have told us"

    @property
    def stages_in_words(self) -> str:
        """Return how many of them are at each stage: "2 testing, 1 stopped"."""
        return ", ".join(f"{self.by_stage[stage]:,} {stage.label.lower()}" for stage in self.stages)


def count_in_words(total: int, stopped: int) -> str:
    """Return how many adoptions there are, and of these how many stopped."""
    counted = "1 adoption" if total == 1 else f"{total:,} adoptions"
    return _add_stopped(counted, total, stopped)


def _add_stopped(counted: str, total: int, stopped: int) -> str:
    if not stopped:
        return counted
    return f"{counted}, stopped" if total == 1 else f"{counted}, {stopped:,} stopped"


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
