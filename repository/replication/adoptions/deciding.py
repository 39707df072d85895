"""What a moderator decides: a report becomes public or not; new words of a public one likewise.

Every decision stands in Wagtail's log, under the adoption, with who made it.
"""

from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from repository.network.models import Organisation
from repository.replication.choices import AdoptionStatus
from repository.replication.models import Adoption, WaitingWords

APPROVED: Final = "replication.approve"
DECLINED: Final = "replication.decline"
WORDS_APPROVED: Final = "replication.approve_words"
WORDS_DECLINED: Final = "replication.decline_words"
#: Action → what the log calls it.
ACTIONS: Final = {
    APPROVED: "Adoption approved",
    DECLINED: "Adoption declined",
    WORDS_APPROVED: "New words of an adoption approved",
    WORDS_DECLINED: "New words of an adoption declined",
}
#: What an adopter may write anew while the report is public.
FREE_TEXT: Final = ("stop_reason", "adaptations", "measure", "period")


def approve(adoption: Adoption, organisation: Organisation, *, by: Any) -> bool:
    """Make a report public under an organisation; return whether this call did it."""
    with transaction.atomic():
        current = _lock(adoption, AdoptionStatus.WAITING)
        if current is None:
            return False
        current.organisation = organisation
        _decide(current, AdoptionStatus.PUBLIC, APPROVED, by=by)
    return True


def decline(adoption: Adoption, reason: str, *, by: Any) -> bool:
    """Keep a report from the public; return whether this call did it."""
    with transaction.atomic():
        current = _lock(adoption, AdoptionStatus.WAITING)
        if current is None:
            return False
        _decide(current, AdoptionStatus.DECLINED, DECLINED, by=by, reason=reason)
    return True


def approve_words(adoption: Adoption, *, by: Any) -> bool:
    """Show what the adopter wrote since; return whether there was something."""
    with transaction.atomic():
        current = _lock(adoption, AdoptionStatus.PUBLIC)
        words = WaitingWords.objects.filter(adoption=adoption).first()
        if current is None or words is None:
            return False
        for name in FREE_TEXT:
            setattr(current, name, getattr(words, name) or getattr(current, name))
        words.delete()
        current.save()
        log(current, WORDS_APPROVED, user=by)
    return True


def decline_words(adoption: Adoption, reason: str, *, by: Any) -> bool:
    """Forget what the adopter wrote since; return whether there was something."""
    with transaction.atomic():
        deleted, _ = WaitingWords.objects.filter(adoption=adoption).delete()
        if deleted:
            # What it looks like to readers may change: nothing waits any more.
            adoption.save()
            log(adoption, WORDS_DECLINED, user=by, data={"reason": reason})
    return bool(deleted)


def _decide(
    adoption: Adoption, status: AdoptionStatus, action: str, *, by: Any, reason: str = ""
) -> None:
    adoption.status = status
    adoption.decided_at = timezone.now()
    adoption.decided_by = by
    adoption.save()
    log(adoption, action, user=by, data={"reason": reason} if reason else None)


def _lock(adoption: Adoption, status: AdoptionStatus) -> Adoption | None:
    """Return the row as it is now, if it still has this status, for this transaction."""
    rows = Adoption.objects.select_for_update().filter(pk=adoption.pk, status=status)
    return rows.first()
