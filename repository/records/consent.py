"""The one function that decides which parts of a voice may appear where.

Every surface calls `permitted`. It is evaluated at read time, so that expiry needs no job.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Any, Final

from repository.records.choices import RecordType, State

if TYPE_CHECKING:
    from repository.records.models import Consent, VoicePage


class Surface(enum.Enum):
    """Where a voice may appear; the value is the scope of consent that opens it."""

    PAGE = "site"
    SEARCH = "site"  # noqa: PIE796 - one scope opens several surfaces
    LIST = "site"  # noqa: PIE796
    MEDIA = "site"  # noqa: PIE796
    API = "reuse"
    OAI = "reuse"  # noqa: PIE796
    FEED = "reuse"  # noqa: PIE796
    BULK = "reuse"  # noqa: PIE796
    EMBED = "reuse"  # noqa: PIE796
    # An e-mail cannot be called back.
    MAIL = "reuse"  # noqa: PIE796
    PACK = "print_packs"
    # Cards that other sites show when someone shares an address.
    SOCIAL = "social_media"


#: Every part of a voice that consent opens or closes on its own.
PARTS: Final = frozenset(
    {"text", "name", "ethnicity", "place", "dates", "image", "audio", "video", "translation"}
)
_FIELDS: Final = {
    "name": "show_name",
    "ethnicity": "show_ethnicity",
    "place": "show_place",
    "dates": "show_dates",
    "image": "show_image",
    "audio": "show_audio",
    "video": "show_video",
    "translation": "translation",
}
#: States of an original whose translations may not be read either.
GONE: Final = (State.REMOVED, State.CONSENT_ENDED)
NOTHING: Final[frozenset[str]] = frozenset()


def permitted(voice: VoicePage, surface: Surface) -> frozenset[str]:
    """Return the parts of a voice that may appear on a surface now; empty means absent.

    Published research is nobody's story and needs no consent. A person's story without a
    consent record, or whose consent has ended, appears nowhere. A translation rests on the
    consent to the original, and appears only where that covers translation.
    """
    if not voice.is_personal:
        return PARTS
    consent = consent_of(voice)
    if consent is None or not consent.is_in_force or not getattr(consent, surface.value):
        return NOTHING
    if voice.translation_of is not None and not _may_be_translated(voice.translation_of, consent):
        return NOTHING
    return agreed_parts(consent)


def _may_be_translated(original: VoicePage, consent: Consent) -> bool:
    record = getattr(original, "record", None)
    gone = record is not None and record.state in GONE
    return consent.translation and not gone


def consent_of(page: Any) -> Consent | None:
    """Return the consent that a voice rests on, if any; a translation has its original's."""
    story = getattr(page, "translation_of", None) or page
    return getattr(story, "consent", None) if story.pk else None


def agreed_parts(consent: Consent) -> frozenset[str]:
    """Return the parts that a consent opens, once it is in force."""
    return frozenset({"text"} | {part for part, name in _FIELDS.items() if getattr(consent, name)})


def preview_parts(page: Any) -> frozenset[str]:
    """Return what a preview shows: the page as it will be once consent is in force.

    The person must see the finished piece before release, so a preview cannot wait for it.
    """
    consent = consent_of(page)
    return PARTS if consent is None else agreed_parts(consent)


def permitted_parts(page: Any, surface: Surface) -> frozenset[str]:
    """Return the parts of any record that may appear on a surface; only voices are limited."""
    return permitted(page, surface) if page.record_type == RecordType.VOICE else PARTS
