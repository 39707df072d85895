"""Keep records true when Wagtail publishes, unpublishes or deletes their pages."""

from typing import Any

from django.db.models.signals import pre_delete
from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from repository.records.choices import State
from repository.records.lifecycle import record_publication, set_state
from repository.records.models import Record, RecordPage


@receiver(page_published, dispatch_uid="records.published")
def published(instance: Any, **_kwargs: Any) -> None:
    """Give the page its record and freeze its version."""
    if isinstance(instance, RecordPage):
        record_publication(instance)


@receiver(page_unpublished, dispatch_uid="records.unpublished")
def unpublished(instance: Any, **_kwargs: Any) -> None:
    """Take the record out of sight; its identifier stays."""
    if isinstance(instance, RecordPage):
        for record in Record.objects.filter(page_id=instance.pk, state=State.CURRENT):
            set_state(record, State.DRAFT)


@receiver(pre_delete, sender=RecordPage, dispatch_uid="records.deleted")
def deleted(instance: RecordPage, **_kwargs: Any) -> None:
    """Leave a tombstone where there was a public record."""
    for record in Record.objects.filter(page_id=instance.pk).exclude(state=State.CONSENT_ENDED):
        set_state(record, State.REMOVED)
