"""Clears what deletion frees: words lie there until something else is written over them."""

import logging
from typing import Final

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from repository.sqlite import cut_log
from repository.voices.models import Withdrawal
from repository.voices.withdrawal import postgresql
from repository.voices.withdrawal.files import delete_files
from repository.voices.withdrawal.signals import scrubbing

logger = logging.getLogger(__name__)
#: Milliseconds for which readers are waited for.
_PATIENCE: Final = 2_000


@task()
def scrub_freed_space() -> None:
    """Scrub, and log what is left: the next run, by timer or command, tries it again."""
    for problem in scrub():
        logger.warning("After a withdrawal: %s", problem)


def scrub(*, force: bool = False) -> list[str]:
    """Clear freed space everywhere; return what could not be done, in sentences.

    What is beyond this site's rights is among them, and is not tried again.

    Args:
        force: also where no withdrawal waits for it.
    """
    started = timezone.now()
    failed = []
    if left := delete_files():
        failed.append(f"{left} files could not be deleted. The log says why.")
    DBTaskResult.objects.finished().delete()
    waiting = Withdrawal.objects.filter(scrubbed_at=None, withdrawn_at__lte=started)
    if force or waiting.filter(cleared_at=None).exists():
        failed += _clear_beside(waiting)
    refused: list[str] = []
    # Last: it clears what the steps before have freed.
    if connection.in_atomic_block:
        failed.append("The database’s freed space is cleared once the transaction has ended.")
    elif connection.vendor == "sqlite":
        if not cut_log(_PATIENCE):
            failed.append("The database’s log is being read. Web processes empty it each minute.")
    else:
        left_in_tables, refused = postgresql.scrub(_PATIENCE / 1000)
        failed += left_in_tables
    if not failed:
        waiting.update(scrubbed_at=timezone.now())
    return [*failed, *refused]


def _clear_beside(waiting: QuerySet[Withdrawal]) -> list[str]:
    """Clear what rooms above keep beside the database, once: an index may be rebuilt for it.

    The database itself is tried again and again, as long as somebody reads its log.
    """
    keys = list(waiting.values_list("pk", flat=True))
    failed = []
    for receiver, answer in scrubbing.send_robust(sender=Withdrawal):
        if isinstance(answer, Exception):
            logger.error("%s failed", receiver, exc_info=answer)
            failed.append(f"{receiver.__module__} failed. The log says why.")
        else:
            failed += answer
    if not failed:
        Withdrawal.objects.filter(pk__in=keys).update(cleared_at=timezone.now())
    return failed


def is_due() -> bool:
    """Return whether words of a withdrawn story may still lie in freed space."""
    return Withdrawal.objects.filter(scrubbed_at=None).exists()
