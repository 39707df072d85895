"""What an adopter tells later, by the private link.

A stage, a result and an effect by group are codes: they show at once. Words of a public report
wait for a moderator.
"""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from repository.replication.adoptions.deciding import FREE_TEXT
from repository.replication.adoptions.keeping import save_effects
from repository.replication.adoptions.outcome_form import OutcomeForm
from repository.replication.adoptions.staging import note_stage
from repository.replication.choices import AdoptionResult, AdoptionStage, AdoptionStatus
from repository.replication.models import Adoption, WaitingWords

#: Confirmed, and not taken back: what may be told anew.
RUNNING = (AdoptionStatus.WAITING, AdoptionStatus.PUBLIC)


def change_stage(adoption: Adoption, stage: AdoptionStage, why_stopped: str = "") -> bool:
    """Say how far it has come now; the same stage says that it is still so.

    Returns:
        Whether words now wait for a moderator.
    """
    with transaction.atomic():
        current = _lock(adoption)
        if current is None:
            return False
        if current.stage != stage:
            current.stage = stage
            current.stage_since = timezone.localdate()
            note_stage(current)
        if stage != AdoptionStage.STOPPED:
            # It goes on: why it once stopped is no longer true, nor awaited.
            current.stop_reason = ""
            WaitingWords.objects.filter(adoption=current).update(stop_reason="")
        waits = _take_words(current, {"stop_reason": why_stopped})
        current.heard_on = timezone.localdate()
        current.save()
    return waits


def tell_result(adoption: Adoption, form: OutcomeForm) -> bool:
    """Say what happened since; return whether words now wait for a moderator."""
    given = form.cleaned_data
    with transaction.atomic():
        current = _lock(adoption)
        if current is None:
            return False
        current.result = given["result"] or AdoptionResult.TOO_EARLY
        current.no_equity_reason = "" if form.equity_effects else given["no_equity_reason"]
        save_effects(current, form.equity_effects)
        waits = _take_words(current, {name: given.get(name, "") for name in FREE_TEXT[1:]})
        current.heard_on = timezone.localdate()
        current.save()
    return waits


def _take_words(adoption: Adoption, given: Mapping[str, str]) -> bool:
    """Keep new words: in the report while nobody sees it, else beside it."""
    new = {name: text for name, text in given.items() if text and text != getattr(adoption, name)}
    if adoption.status != AdoptionStatus.PUBLIC:
        for name, text in new.items():
            setattr(adoption, name, text)
        return False
    if new:
        WaitingWords.objects.update_or_create(
            adoption=adoption, defaults={**new, "sent_at": timezone.now()}
        )
    return bool(new)


def _lock(adoption: Adoption) -> Adoption | None:
    rows = Adoption.objects.select_for_update().filter(pk=adoption.pk, status__in=RUNNING)
    return rows.first()
