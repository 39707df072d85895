"""One writer at a time: an operating-system lock, given back even by a process that is killed."""

import contextlib
import fcntl
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.conf import settings

#: Held by whoever writes to the index in use.
WRITER: Final = "writer.lock"
#: Held for as long as a rebuild runs, beside the writer's, which it takes only briefly.
REBUILD: Final = "rebuild.lock"
#: Held by whoever sends e-mail alerts.
ALERTS: Final = "alerts.lock"


@contextlib.contextmanager
def hold(name: str, *, wait: bool) -> Iterator[bool]:
    """Hold a lock; yields whether it was got. Without waiting it may not be."""
    path = Path(settings.SEARCH_INDEX_DIR) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    # Each use opens the file anew: the lock then also stands between threads of one process.
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
            return
        try:
            yield True
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)


def is_held(name: str) -> bool:
    """Return whether somebody holds a lock now."""
    with hold(name, wait=False) as got:
        return not got
