"""Whether every withdrawal on the list has been carried out in this database.

After a back-up was restored it has not, and nobody may read the site until it has.
"""

import enum
import logging
import os
from dataclasses import dataclass
from typing import Final

from django.core.management.base import CommandError

from repository.records.choices import State
from repository.records.models import Record
from repository.voices.models import Withdrawal
from repository.voices.withdrawal import journal

logger = logging.getLogger(__name__)
_Stamp = tuple[int, int, int] | None


class Standing(enum.Enum):
    """Where the list and the database stand to each other."""

    DONE = "ok"
    #: The list knows of withdrawals that this database does not.
    WAITING = "waiting"
    #: Nobody can tell.
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Inspection:
    """What a look at both has found."""

    standing: Standing
    #: What has to be withdrawn again.
    missing: tuple[journal.Entry, ...] = ()
    #: Withdrawals that the list should name and does not.
    unlisted: int = 0


def inspect() -> Inspection:
    """Compare the list with the database."""
    try:
        found = compare()
        if found.missing:
            # Perhaps one is being carried out at this moment: its line comes before its commit.
            journal.wait()
            found = compare()
    except journal.JournalError as error:
        logger.critical("The site is shut: %s See “Restore” in docs/operations.md.", error)
        return Inspection(Standing.UNREADABLE)
    return found


def compare() -> Inspection:
    """Return what the list and the database say.

    Raises:
        JournalError: the list cannot be read.
    """
    entries = {entry.identifier: entry for entry in journal.read()}
    known = set(Withdrawal.objects.values_list("identifier", flat=True))
    if known and not entries:
        raise journal.JournalError("The list of withdrawals is empty or not where it should be.")
    back = Record.objects.filter(pk__in=known & entries.keys()).exclude(
        state=State.CONSENT_ENDED, page=None
    )
    wanted = (entries.keys() - known) | set(back.values_list("pk", flat=True))
    missing = tuple(entry for name, entry in entries.items() if name in wanted)
    standing = Standing.WAITING if missing else Standing.DONE
    return Inspection(standing, missing, len(known - entries.keys()))


class Gate:
    """Says whether the site may be read. It looks at the file's stamp, and asks only when it moved.

    A process that found all done remembers for which list that was: no request asks the database.
    """

    def __init__(self) -> None:
        self._seen: tuple[str, _Stamp] | None = None

    def is_open(self) -> bool:
        """Return whether every withdrawal has been carried out."""
        state = (str(journal.find_path()), _stamp())
        return self._seen == state or self.look().standing is Standing.DONE

    def look(self) -> Inspection:
        """Compare anew, whatever was found before: a database may have been restored meanwhile."""
        # Before the comparison: what is appended during it is seen next time. Without a lock: a
        # look may wait for a withdrawal, which must not wait for a look.
        state = (str(journal.find_path()), _stamp())
        found = inspect()
        self._seen = state if found.standing is Standing.DONE else None
        if found.missing:
            logger.critical(
                "The site is shut: %d withdrawals wait for manage.py withdraw_consent --replay.",
                len(found.missing),
            )
        return found


def _stamp() -> _Stamp:
    try:
        found = os.stat(journal.find_path())  # noqa: PTH116 - at every request: Path.stat does the same more slowly
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino, found.st_size


gate: Final = Gate()


def refuse_while_waiting() -> None:
    """Keep a command from sending out what a restored database has brought back.

    Raises:
        CommandError: withdrawals wait to be carried out again.
    """
    if gate.look().standing is not Standing.DONE:
        raise CommandError("Withdrawals wait: run manage.py withdraw_consent --replay first.")
