"""Keep records true when Wagtail publishes, unpublishes or deletes their pages."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from repository.records.agreed_words import note_published
from repository.records.choices import State
from repository.records.consent import GONE
from repository.records.lifecycle import name_story, record_publication
from repository.records.models import PolicyRecommendationPage, Record, RecordPage, VoicePage
from repository.records.supersession import settle


@receiver(page_published, dispatch_uid="records.published")
def published(instance: Any, **_kwargs: Any) -> None:
    """Give the page its record and freeze its version.

    Wagtail sends this also when a first publication is only scheduled.
    """
    if isinstance(instance, RecordPage) and instance.live and not instance.alias_of_id:
        with transaction.atomic():
            record_publication(instance)
            if isinstance(instance, VoicePage):
                note_published(instance)
            if isinstance(instance, PolicyRecommendationPage):
                settle(instance)


@receiver(post_save, sender=VoicePage, dispatch_uid="records.story_named")
def story_named(instance: VoicePage, raw: bool = False, **_kwargs: Any) -> None:  # noqa: FBT001, FBT002 - Django's signal names it
    """Keep a story's words out of its address from the first save on."""
    if instance.is_personal and not raw:
        name_story(instance)


@receiver(page_unpublished, dispatch_uid="records.unpublished")
def unpublished(instance: Any, **_kwargs: Any) -> None:
    """Take the record out of sight; its identifier stays."""
    if isinstance(instance, RecordPage):
        for record in Record.objects.filter(page_id=instance.pk, state=State.CURRENT):
            record.state = State.DRAFT
            record.save()
    if isinstance(instance, PolicyRecommendationPage):
        settle(instance)
    if isinstance(instance, VoicePage):
        # Whoever told it may have asked for a pause: in every language. What has gone for good, or
        # is being deleted, closes its translations by itself.
        paused = instance.translated_as.filter(live=True, translation_of__live=False)
        for translation in paused.exclude(translation_of__record__state__in=GONE):
            translation.unpublish()


@receiver(pre_delete, sender=RecordPage, dispatch_uid="records.deleted")
def deleted(instance: RecordPage, **_kwargs: Any) -> None:
    """Leave a tombstone where there was a public record."""
    for record in Record.objects.filter(page_id=instance.pk).exclude(state=State.CONSENT_ENDED):
        if record.first_published is None:
            record.delete()
            continue
        record.state = State.REMOVED
        record.save()


@receiver(pre_delete, sender=PolicyRecommendationPage, dispatch_uid="records.newer_deleted")
def newer_deleted(instance: PolicyRecommendationPage, **_kwargs: Any) -> None:
    """Let what a deleted recommendation superseded stand again."""
    settle(instance, going=True)


@receiver(post_save, sender=Record, dispatch_uid="records.removed")
def removed(instance: Record, **_kwargs: Any) -> None:
    """Take the page of a removed record down."""
    page = instance.page
    if instance.state in {State.REMOVED, State.CONSENT_ENDED} and page is not None and page.live:
        page.specific.unpublish()
