"""Which words of a story a person agreed to: a hash of all that the person told or is shown by.

An answer is to words, not to a page: other words need another answer before they are public.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from django.db.models import Field

    from repository.records.models import Consent, VoicePage

#: Everything else of a voice is counted, fields to come included. These tell nothing of the person.
_NOT_TOLD: Final = frozenset(
    {
        "change_note",
        "language",
        "last_quotation_number",
        "last_reviewed",
        "licence",
        "minor_correction",
        "page_ptr",
        "provenance",
        "recordpage_ptr",
        "review_due",
        "source_version",
        "support_links",
        "translation_of",
    }
)


def hash_words(voice: VoicePage) -> str:
    """Return the SHA-256 of what a voice tells. Empty fields do not count."""
    told = {"title": voice.title}
    for field in voice._meta.concrete_fields:
        if field.model._meta.app_label == "records" and field.name not in _NOT_TOLD:
            told[field.name] = _stored(field, voice)
    filled = {name: value for name, value in told.items() if value not in (None, "", False, "[]")}
    written = json.dumps(filled, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(written.encode()).hexdigest()


def are_agreed(voice: VoicePage, consent: Consent) -> bool:
    """Return whether a consent covers the words of a voice as it would be published now.

    A minor correction of what is public is the editor's to make. A consent that no publication has
    met yet was given to whatever is published first.
    """
    if not consent.released_sha256 or consent.released_sha256 == hash_words(voice):
        return True
    return voice.minor_correction and voice.last_note() is not None


def note_published(voice: VoicePage) -> None:
    """Remember the words that a publication made public as those that were agreed to."""
    consent: Any = getattr(voice, "consent", None)
    if consent is None:
        return
    words = hash_words(voice)
    if consent.released_sha256 != words:
        # No save: nothing that readers see has changed by it.
        type(consent).objects.filter(pk=consent.pk).update(released_sha256=words)
        consent.released_sha256 = words


def _stored(field: Field, voice: VoicePage) -> Any:
    return field.get_prep_value(field.value_from_object(voice))
