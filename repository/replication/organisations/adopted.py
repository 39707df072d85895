"""What some bodies adopt, of what anyone may read."""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from repository.replication.choices import AdoptionStage
from repository.replication.models import Adoption
from repository.replication.public import only_readable


def find_adopted(organisations: Collection[int]) -> QuerySet[Adoption]:
    """Return the public adoptions by some bodies, those that changed their stage last first."""
    found = only_readable(Adoption.objects.public()).filter(organisation__in=organisations)
    return found.select_related("organisation", "record__page").defer("mailbox", "key")


def count_stopped(adoptions: QuerySet[Adoption]) -> int:
    """Return how many of them stopped."""
    return adoptions.filter(stage=AdoptionStage.STOPPED).count()


def describe(adoption: Adoption) -> dict[str, Any]:
    """Return what the list of an organisation tells of an adoption."""
    page: Any = adoption.record.page
    return {
        "title": page.title,
        "url": adoption.record.get_absolute_url(),
        "type_label": adoption.record.get_type_display(),
        "who": adoption.who,
        "unit": adoption.unit,
        "stage_label": adoption.get_stage_display(),
        "since": adoption.stage_since.isoformat(),
        "result_label": adoption.get_result_display(),
        "stop_reason": adoption.stop_reason,
    }
