"""Carries out again what a restored database has forgotten."""

from dataclasses import dataclass

from repository.voices.models import Withdrawal
from repository.voices.withdrawal import journal
from repository.voices.withdrawal.standing import compare, gate
from repository.voices.withdrawal.withdrawing import replay


@dataclass(frozen=True)
class Replayed:
    """What one replay did."""

    withdrawn: tuple[str, ...]
    #: How many withdrawals of this database were added to the list.
    listed: int


def replay_all(*, lost: bool = False) -> Replayed:
    """Withdraw what the list names and this database shows, and list what it lacks.

    Args:
        lost: the list is lost for good, and begins anew with what this database knows.

    Raises:
        JournalError: the list cannot be read.
    """
    missing = () if lost and not journal.read() else compare().missing
    done = [replay(entry).identifier for entry in missing]
    with journal.hold():
        known = {entry.identifier for entry in journal.read()}
        unlisted = list(Withdrawal.objects.exclude(identifier__in=known).order_by("withdrawn_at"))
        journal.append(unlisted)
    gate.look()
    return Replayed(tuple(done), len(unlisted))
