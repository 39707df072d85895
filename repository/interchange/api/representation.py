"""A record as the API tells of it: its public content, and where and when it stands."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from repository.interchange.api.evidence_of import build_rating
from repository.network.context import describe_context
from repository.records.choices import RecordType
from repository.records.linked import shows_voices
from repository.records.models import VoicePage
from repository.records.released import Released
from repository.replication.choices import AdoptionStage
from repository.replication.counting import tally


def build_outline(released: Released) -> dict[str, Any]:
    """Return a record without its sections."""
    return _place(released, released.outline)


def build_record(released: Released, content: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return a whole record.

    Args:
        released: the record.
        content: its content, where that of many was built at once.
    """
    whole = released.content if content is None else content
    leads = released.record.type == RecordType.CASE_STUDY
    return {
        **_place(released, whole),
        "context": describe_context(whole) if leads else [],
    }


def shows_story(released: Released) -> bool:
    """Return whether a record is a person's own story."""
    return isinstance(released.page, VoicePage) and released.page.is_personal


def tells_of_a_person(released: Released) -> bool:
    """Return whether a whole record is a person's story, or has words of one in it."""
    return shows_story(released) or shows_voices(released.content)


def find_address(name: str, *arguments: Any) -> str:
    """Return an address of the API."""
    return reverse(f"interchange:api:{name}", args=arguments)


def _place(released: Released, content: Mapping[str, Any]) -> dict[str, Any]:
    record, edition = released.record, released.edition
    return {
        **content,
        "evidence": build_rating(released),
        "permanent_url": record.get_absolute_url(),
        "api_url": find_address("record", record.pk),
        "datestamp": record.datestamp,
        "adoptions": _count_adoptions(record.pk),
        "version": edition
        and {
            "number": edition.number,
            "date": edition.date,
            "url": reverse("records:version", args=[record.pk, edition.number]),
            "api_url": find_address("version", record.pk, edition.number),
        },
    }


def _count_adoptions(identifier: str) -> dict[str, Any]:
    counted = tally(identifier)
    return {
        "total": counted.total,
        "stopped": counted.stopped,
        "by_stage": {stage: counted.by_stage.get(stage, 0) for stage in AdoptionStage.values},
        "api_url": find_address("adoptions", identifier),
    }
