"""A named review stays true of words in which only spelling was put right."""

from typing import Any

from django.dispatch import receiver
from wagtail.signals import page_published

from repository.records.models import VoicePage
from repository.voices.safety.risks import judge


@receiver(page_published, sender=VoicePage, dispatch_uid="voices.safety.published")
def published(instance: VoicePage, **_kwargs: Any) -> None:
    """Carry the reviews that a minor correction rested on over to the corrected words.

    Otherwise the next change that touches no word at all would ask for them anew.
    """
    if not (instance.live and instance.minor_correction and instance.is_personal):
        return
    safety = judge(instance)
    for need in safety.needed:
        if need.review is not None and need.review.fingerprint != safety.fingerprint:
            need.review.fingerprint = safety.fingerprint
            need.review.save(update_fields=["fingerprint"])
