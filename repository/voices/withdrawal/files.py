"""Deletes files from storage after the commit; what is left when a process dies, the next run."""

import contextlib
import logging
from collections.abc import Iterable
from pathlib import PurePosixPath

from django.apps import apps
from django.core.files.storage import Storage

from repository.voices.models import DoomedFile, Withdrawal

logger = logging.getLogger(__name__)


def doom(withdrawal: Withdrawal, files: Iterable[tuple[str, str]]) -> None:
    """Note files that are to go, in the transaction in which their rows go."""
    DoomedFile.objects.bulk_create(
        DoomedFile(withdrawal=withdrawal, field=field, name=name) for field, name in sorted(files)
    )


def delete_files() -> int:
    """Delete every file that is to go, with the note of it; return how many are left."""
    left = 0
    for doomed in DoomedFile.objects.order_by("pk"):
        try:
            _delete(doomed)
        except Exception as error:  # noqa: BLE001 - storages raise what they like; the rest must go
            left += 1
            # By number: a file's name is words too, and so is what an error says.
            logger.error("%s is still to be deleted: %s", doomed, type(error).__name__)  # noqa: TRY400 - as said
    return left


def _delete(doomed: DoomedFile) -> None:
    app, model, name = doomed.field.split(".")
    storage: Storage = apps.get_model(app, model)._meta.get_field(name).storage
    storage.delete(doomed.name)
    # Its folder was made for it alone. Where there are no folders, or it is not empty, all is well.
    with contextlib.suppress(OSError, NotImplementedError):
        storage.delete(str(PurePosixPath(doomed.name).parent))
    doomed.delete()
