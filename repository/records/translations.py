"""A voice in several languages: which page may translate which, and what readers are told."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

from repository.publisher.privacy import is_private
from repository.records.choices import OWN_NAMES, READABLE, Language
from repository.records.consent import Surface, permitted


def check_translation(page: Any) -> None:
    """Refuse a translation of itself, of a translation, in the same language, or of no version.

    An empty version becomes the original's newest.
    """
    original = page.translation_of
    others = page.translated_as.values_list("language", flat=True) if page.pk else ()
    if original is None:
        if page.language in set(others):
            raise ValidationError({"language": "A translation of this page is in this language."})
        return
    if original.pk == page.pk:
        raise ValidationError({"translation_of": "A page cannot be a translation of itself."})
    if original.translation_of_id:
        raise ValidationError(
            {"translation_of": "That page is a translation. Choose the original instead."}
        )
    if others:
        raise ValidationError({"translation_of": "Other pages are translations of this one."})
    if page.pk and hasattr(page, "consent"):
        raise ValidationError(
            {"translation_of": "Consent is recorded for this page, so it is an original."}
        )
    if original.language == page.language:
        raise ValidationError({"language": "The original is in this language too."})
    _check_version(page, original)


def _check_version(page: Any, original: Any) -> None:
    newest = newest_version(original)
    if page.source_version is None:
        page.source_version = newest
    elif newest is None or not 1 <= page.source_version <= newest:
        told = "has no version yet" if newest is None else f"has versions 1 to {newest}"
        raise ValidationError({"source_version": f"The original {told}."})


def newest_version(page: Any) -> int | None:
    """Return the number of a record's newest version, if it was ever published."""
    record = getattr(page, "record", None)
    return record.versions.values_list("number", flat=True).first() if record else None


def build_languages(page: Any) -> list[dict[str, Any]]:
    """Return the languages that a voice can be read in now, the original's first.

    Empty when there is but one.
    """
    if page.pk is None:
        return []
    key = page.translation_of_id or page.pk
    voices = (
        type(page)
        .objects.filter(Q(pk=key) | Q(translation_of=key), live=True, record__state__in=READABLE)
        .select_related("record", "consent", "translation_of__consent", "translation_of__record")
    )
    private = page.private_paths
    readable = [
        voice
        for voice in voices.order_by("language", "pk")
        if permitted(voice, Surface.PAGE) and not is_private(voice.path, private)
    ]
    readable.sort(key=lambda voice: voice.pk != key)
    if len(readable) < 2:  # noqa: PLR2004 - one language is no choice
        return []
    return [
        {
            "value": voice.language,
            "label": str(Language(voice.language).label),
            "own_name": OWN_NAMES[Language(voice.language)],
            "url": voice.get_url(),
            "full_url": voice.full_url,
            "is_current": voice.pk == page.pk,
        }
        for voice in readable
    ]


def build_source(page: Any) -> dict[str, Any] | None:
    """Return where a translation stands beside its original: the version then and the one now."""
    if page.translation_of is None:
        return None
    return {"version": page.source_version, "newest": newest_version(page.translation_of)}
