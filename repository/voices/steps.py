"""The stages of consent: what each answer of a person opens and closes.

`agreed` opens: the finished piece first, then its release. Every other answer closes the story at
once, on every surface, until the person agrees again: nobody's “no” waits for an editor.
"""

from typing import Final

from django.db import transaction

from repository.records.agreed_words import hash_words
from repository.records.models import Consent, VoicePage
from repository.voices.models import Answer, ConsentStep, Road, Stage

__all__ = ["Answer", "Road", "Stage", "StepError", "has_seen", "record_step"]
_NOT_SEEN: Final = (
    "The person has not agreed to the finished piece as it is now. Record that first: they may "
    "have seen other words than those of the newest draft."
)


class StepError(Exception):
    """An answer that cannot be taken yet, with a sentence that says why."""


def record_step(  # noqa: PLR0913 - what an answer is, by name
    consent: Consent,
    stage: Stage,
    answer: Answer,
    *,
    road: Road,
    taken_by: str,
    note: str = "",
) -> ConsentStep:
    """Take a person's answer about the newest draft, and let it take effect at once.

    Args:
        consent: to the original story.
        stage: what the person was asked about.
        answer: what they said.
        road: how they said it.
        taken_by: who asked, and their role.
        note: what should be different, in the person's words.

    Raises:
        StepError: release was agreed to before the words of the newest draft were.
    """
    with transaction.atomic():
        # An answer from the person's own page and one by phone must not undo each other.
        standing = Consent.objects.select_for_update().get(pk=consent.pk)
        words = hash_words(newest_draft(standing))
        if (stage, answer) == (Stage.RELEASE, Answer.AGREED) and not has_seen(standing):
            raise StepError(_NOT_SEEN)
        step = ConsentStep.objects.create(
            consent=standing,
            stage=stage,
            answer=answer,
            road=road,
            taken_by=taken_by,
            note=note,
            words_sha256=words,
        )
        _settle(standing, step)
    for name in ("seen_final", "released", "released_sha256"):
        setattr(consent, name, getattr(standing, name))
    return step


def has_seen(consent: Consent) -> bool:
    """Return whether the person has agreed to the words of the newest draft."""
    if not consent.seen_final:
        return False
    last = consent.steps.filter(stage=Stage.SEEN).first()
    seen = {consent.released_sha256, last.words_sha256 if last else ""}
    # A consent from before stages were kept says nothing of words.
    return seen == {""} or hash_words(newest_draft(consent)) in seen


def newest_draft(consent: Consent) -> VoicePage:
    """Return the story as it will appear once it is published."""
    draft: VoicePage = consent.voice.get_latest_revision_as_object()
    return draft


def _settle(consent: Consent, step: ConsentStep) -> None:
    """Write what `consent.permitted` reads; every surface hears of it."""
    if step.answer != Answer.AGREED:
        consent.seen_final &= step.stage == Stage.RELEASE and step.answer == Answer.REFUSED
        consent.released = False
    elif step.stage == Stage.SEEN:
        consent.seen_final = True
    elif step.stage == Stage.RELEASE:
        consent.released = True
        consent.released_sha256 = step.words_sha256
    else:
        return
    consent.save(update_fields=["seen_final", "released", "released_sha256"])
