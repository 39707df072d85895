"""The append-only list of withdrawals, outside back-ups: a line of JSON each, never rewritten.

It knows identifiers, times and keys, and nothing else. A back-up of the database brings a story
back; this list says that it must go again.
"""

import contextlib
import datetime as dt
import fcntl
import json
import os
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from repository.voices.models import Withdrawal


class JournalError(Exception):
    """The list is there and cannot be read, or should be there and is not."""


@dataclass(frozen=True)
class Entry:
    """One line."""

    identifier: str
    time: dt.datetime
    id: uuid.UUID


def find_path() -> Path:
    """Return where the list is."""
    return Path(settings.WITHDRAWALS_PATH)


@contextlib.contextmanager
def hold() -> Iterator[None]:
    """Keep others from reading or writing the list until what is appended is committed.

    The system gives the lock back even when the process is killed.
    """
    path = find_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def wait() -> None:
    """Wait until nobody holds the list who might commit what it says already."""
    with contextlib.suppress(FileNotFoundError), find_path().open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_SH)


def append(withdrawals: Iterable[Withdrawal]) -> None:
    """Add lines that are on the disk when this returns. Only who holds the list calls this."""
    known = {entry.identifier for entry in read()}
    lines = [_write(each) for each in withdrawals if each.identifier not in known]
    with find_path().open("r+b") as file:
        # A line that a crash has torn is no line; the next begins on one of its own.
        end = file.seek(0, os.SEEK_END)
        file.seek(max(0, end - 1))
        torn = end > 0 and file.read(1) != b"\n"
        file.seek(0, os.SEEK_END)
        file.write(b"\n" * torn + b"".join(lines))
        file.flush()
        os.fsync(file.fileno())
    _sync_folder(find_path().parent)


def read() -> list[Entry]:
    """Return what the list says; nothing where there is none yet.

    Raises:
        JournalError: it cannot be read, or says what nobody here has written.
    """
    try:
        text = find_path().read_bytes()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise JournalError(f"The list of withdrawals cannot be read: {error.strerror}") from error
    lines = text.split(b"\n")
    entries = []
    for number, line in enumerate(lines, start=1):
        try:
            if line.strip():
                entries.append(_parse(line))
        except (ValueError, KeyError, TypeError) as error:
            # The last line may have been torn before its withdrawal was committed, and so may one
            # that others followed: it never ended in a brace.
            if not line.rstrip().endswith(b"}"):
                continue
            raise JournalError(
                f"Line {number} of the list of withdrawals cannot be understood."
            ) from error
    return entries


def _write(withdrawal: Withdrawal) -> bytes:
    said = {
        "identifier": withdrawal.identifier,
        "time": withdrawal.withdrawn_at.isoformat(),
        "id": str(withdrawal.pk),
    }
    return json.dumps(said).encode() + b"\n"


def _parse(line: bytes) -> Entry:
    said = json.loads(line)
    return Entry(
        str(said["identifier"]), dt.datetime.fromisoformat(said["time"]), uuid.UUID(said["id"])
    )


def _sync_folder(folder: Path) -> None:
    """Have the file's own name on the disk too."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
