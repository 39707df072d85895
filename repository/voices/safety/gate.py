"""Whether a story may be published: asked on every road to publication. Names none of its words."""

from typing import Any

from repository.records.models import Consent, VoicePage
from repository.voices.safety.risks import judge


def refuse_unsafe(page: Any) -> str:
    """Return why a story may not be published yet, and what to do; empty when it may."""
    reasons = _find_reasons(page)
    if not reasons:
        return ""
    return " ".join(
        (
            "This story cannot be published yet.",
            *reasons,
            "Save it as a draft: “Safety of the story” on the editing screen shows each.",
        )
    )


def refuse_to_show_more(consent: Consent) -> str:
    """Return why a consent, as it is in memory, may not open more of what is public already."""
    story = consent.voice
    # What decides is what is in memory here, not what is stored; translations rest on it too.
    story.consent = consent
    public = [page for page in (story, *story.translated_as.all()) if page.live]
    reasons = dict.fromkeys(reason for page in public for reason in _find_reasons(page))
    if not reasons:
        return ""
    way_out = (
        "Nothing was saved. Unpublish the story, save this consent, and publish the story again "
        "when “Safety of the story” on its editing screen is settled."
    )
    return " ".join(("The story is public, and this would show more of it.", *reasons, way_out))


def _find_reasons(page: Any) -> list[str]:
    """Return what has to be settled first, in sentences that tell none of the story's words."""
    if not isinstance(page, VoicePage) or not page.is_personal:
        return []
    safety = judge(page)
    reasons = []
    if count := len(safety.open_risks):
        things = "1 thing that" if count == 1 else f"{count} things that"
        reasons.append(
            f"The check found {things} could say who somebody is. Change the words, or ask a "
            "reviewer who did not write the story to look."
        )
    if safety.missing_reviews:
        kinds = "; ".join(need.kind.label.lower() for need in safety.missing_reviews)
        reasons.append(
            f"A named person must read it before it is published, because of: {kinds}. "
            "A reviewer records who did."
        )
    return reasons
