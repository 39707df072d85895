"""Whether a story may be published: asked on every road to publication. Names none of its words."""

from typing import Any

from repository.records.models import VoicePage
from repository.voices.safety.risks import judge


def refuse_unsafe(page: Any) -> str:
    """Return why a story may not be published yet, and what to do; empty when it may."""
    if not isinstance(page, VoicePage) or not page.is_personal:
        return ""
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
    if not reasons:
        return ""
    return " ".join(
        (
            "This story cannot be published yet.",
            *reasons,
            "Save it as a draft: “Safety of the story” on the editing screen shows each.",
        )
    )
