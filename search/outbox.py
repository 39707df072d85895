"""Changes on their way to the index: noted in the transaction of what changed."""

import contextlib
import threading
from collections.abc import Iterable, Iterator

from django.db import connection, transaction

from search.backlog import pending, postpone
from search.delivery import deliver
from search.models import IndexChange
from search.picks import follow_records

_paused = threading.local()


def enqueue(identifiers: Iterable[str], *, hide: bool = False) -> None:
    """Have records looked at again once this transaction is committed."""
    changes = [IndexChange(identifier=name, hide=hide) for name in dict.fromkeys(identifiers)]
    if not changes:
        return
    IndexChange.objects.bulk_create(changes, batch_size=500)
    follow_records(change.identifier for change in changes)
    waiting = (entry[1] for entry in connection.run_on_commit)
    if not getattr(_paused, "on", False) and deliver not in waiting:
        transaction.on_commit(deliver)


def enqueue_failed(errors: dict[str, str]) -> None:
    """Have records that could not be built tried again later."""
    waiting = set(pending().filter(identifier__in=errors).values_list("identifier", flat=True))
    new = [name for name in errors if name not in waiting]
    postpone([IndexChange.objects.create(identifier=name) for name in new], errors)


@contextlib.contextmanager
def paused() -> Iterator[None]:
    """Keep changes waiting, for who writes many records and rebuilds or drains at the end."""
    before = getattr(_paused, "on", False)
    _paused.on = True
    try:
        yield
    finally:
        _paused.on = before
