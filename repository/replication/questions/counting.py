"""How many public questions each record has, from memory: a record's page asks no query for it."""

from dataclasses import dataclass
from typing import Final

from django.db.models import Count, Q

from repository.publisher.snapshot import Snapshot
from repository.replication.models import Question


@dataclass(frozen=True)
class Asked:
    """How many public questions a record has."""

    total: int = 0
    answered: int = 0


_NONE: Final = Asked()


def _count() -> dict[str, Asked]:
    rows = Question.objects.public().order_by().values("record_id")
    counted = rows.annotate(total=Count("pk"), answered=Count("pk", filter=~Q(answer="")))
    return {
        identifier: Asked(total, answered)
        for identifier, total, answered in counted.values_list("record_id", "total", "answered")
    }


_counts: Final = Snapshot(_count)


def count_questions(identifier: str) -> Asked:
    """Return a record's count."""
    return _counts.get().get(identifier, _NONE)
