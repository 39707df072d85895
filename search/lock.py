"""One writer at a time: an operating-system lock, given back even by a process that is killed.

And a number for each write, by which a server tells a late one from the latest.
"""

import contextlib
import fcntl
import time
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
#: Held by whoever asks for the addresses that records link to.
LINKS: Final = "links.lock"
#: Held for the moment in which a number is taken; it holds the last one.
_NUMBER: Final = "number.lock"


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


def take_number() -> int:
    """Return a number greater than any before it, whichever process of this site took that one.

    Microseconds since 1970, or one more than the last where the clock stands still or was set
    back. After the file was lost the clock alone carries on.
    """
    with hold(_NUMBER, wait=True):
        path = Path(settings.SEARCH_INDEX_DIR) / _NUMBER
        last = path.read_text(encoding="ascii", errors="replace")
        # A power cut may leave anything in it.
        number = max(time.time_ns() // 1_000, int(last) + 1 if last.isdecimal() else 0)
        path.write_text(str(number), encoding="ascii")
    return number
