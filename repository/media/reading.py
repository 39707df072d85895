"""Reads what is written in a file, once, and keeps it for search. No reader waits for it."""

import json
import logging
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django_tasks import task

from repository.media.extraction_limits import BROKEN, LOCKED, MAX_SECONDS
from repository.media.models import DocumentText, RepositoryDocument

logger = logging.getLogger(__name__)
#: Endings of the names of files that have words to read.
KINDS: Final = ("pdf", "docx")
#: Bytes. Nothing but pictures makes a larger one, and all of it may be in memory at once.
MAX_BYTES: Final = 100 * 1024 * 1024
#: Seconds after which a reader that does not keep its own time is stopped.
_PATIENCE: Final = MAX_SECONDS + 10
_TROUBLES: Final = {LOCKED: DocumentText.State.LOCKED, BROKEN: DocumentText.State.BROKEN}
_never_read: list[Callable[[], Q]] = []


def register_never_read(rule: Callable[[], Q]) -> None:
    """Add a rule that says which documents' words are kept nowhere: nobody searches them."""
    _never_read.append(rule)


def kind_of(document: RepositoryDocument) -> str:
    """Return which kind of readable file a document is, or nothing."""
    ending = Path(document.file.name or "").suffix.lower().lstrip(".")
    return ending if ending in KINDS else ""


def unread() -> QuerySet[RepositoryDocument]:
    """Return the documents that have words to read and have not been read as they are now."""
    endings = Q()
    for kind in KINDS:
        endings |= Q(file__iendswith=f".{kind}")
    read = DocumentText.objects.filter(file=F("document__file")).values("document")
    found = RepositoryDocument.objects.filter(endings).exclude(pk__in=read)
    for rule in _never_read:
        found = found.exclude(rule())
    return found.order_by("pk")


@task()
def read_document(key: int) -> None:
    """Read a document, unless it has gone or was read already."""
    document = unread().filter(pk=key).first()
    if document is not None:
        read(document)


def read(document: RepositoryDocument) -> DocumentText | None:
    """Read a document and keep what is in it; return nothing when it was replaced meanwhile."""
    name = document.file.name
    found = _extract(document)
    with transaction.atomic():
        now = RepositoryDocument.objects.select_for_update().filter(pk=document.pk, file=name)
        if not now.exists():
            return None
        text, _ = DocumentText.objects.update_or_create(
            document=document, defaults={"file": name, **found}
        )
    return text


def _extract(document: RepositoryDocument) -> dict[str, Any]:
    """Return the state and the pages of a file, whatever is wrong with it."""
    pages: list[str] = []
    about = ""
    try:
        if document.file.size > MAX_BYTES:
            state = DocumentText.State.TOO_LARGE
        else:
            found = json.loads(_run(document))
            about = found.get("about", "")
            state, pages = _judge(found)
    except subprocess.TimeoutExpired:
        state = DocumentText.State.TOO_SLOW
    except subprocess.CalledProcessError as error:
        is_slow = error.returncode == -signal.SIGXCPU
        state = DocumentText.State.TOO_SLOW if is_slow else DocumentText.State.BROKEN
    except OSError as error:
        logger.warning("Document %s could not be opened: %s", document.pk, error)
        state = DocumentText.State.BROKEN
    return {"state": state, "pages": pages, "about": about}


def _run(document: RepositoryDocument) -> bytes:
    """Return what the reading program says of a file."""
    with document.file.open("rb") as source, tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(source, copy)
        copy.seek(0)
        return subprocess.run(  # noqa: S603 - our own program, without a shell
            [sys.executable, "-m", "repository.media.extraction", kind_of(document)],
            cwd=settings.BASE_DIR,
            env={},  # a hostile file shall find nothing there
            stdin=copy,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=True,
        ).stdout


def _judge(found: dict[str, Any]) -> tuple[DocumentText.State, list[str]]:
    if "trouble" in found:
        return _TROUBLES[found["trouble"]], []
    if not any(found["pages"]):
        return DocumentText.State.NO_TEXT, []
    state = DocumentText.State.READ if found["whole"] else DocumentText.State.IN_PART
    return state, found["pages"]
