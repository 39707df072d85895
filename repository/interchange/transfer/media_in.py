"""The files of an archive → the storage, under the very names that addresses are made of."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.storage import default_storage

from repository.interchange.transfer.archive import Archive, ArchiveError
from repository.media.uploads import check_upload


@contextmanager
def media_in_place(archive: Archive) -> Iterator[None]:
    """Write the files of an archive, and remove them again when what follows fails."""
    _check_room(archive)
    written: list[str] = []
    try:
        for name in archive.media:
            _check_free(name)
            # Before it is written: what is cut off half-way goes too.
            written.append(name)
            _write(archive, name)
        yield
    except BaseException:
        for name in written:
            default_storage.delete(name)
            default_storage.delete(name.partition("/")[0])
        raise


def check_media(archive: Archive) -> None:
    """Raise what writing the files would raise, without writing any."""
    _check_room(archive)
    for name in archive.media:
        _check_free(name)
        _open_checked(archive, name).close()


def _check_free(name: str) -> None:
    if default_storage.exists(name):
        raise ArchiveError(f"There is a file {name} here already.")


def _write(archive: Archive, name: str) -> None:
    with _open_checked(archive, name) as source:
        saved = default_storage.save(name, source)
    if saved != name:
        default_storage.delete(saved)
        raise ArchiveError(f"{name} could not be written under its own name.")


def _open_checked(archive: Archive, name: str) -> File:
    """Return a file whose content is what its name says, as an upload's must be."""
    source = File(archive.open_media(name), name=name)
    source.size = archive.media[name]
    try:
        check_upload(source)
    except ValidationError as error:
        source.close()
        raise ArchiveError(f"{name}: {' '.join(error.messages)}") from error
    return source


def _check_room(archive: Archive) -> None:
    too_large = [
        name for name, size in archive.media.items() if size > settings.MEDIA_MAX_UPLOAD_SIZE
    ]
    if too_large:
        raise ArchiveError(f"{too_large[0]} is larger than any upload may be.")
    needed = sum(archive.media.values())
    folder = Path(settings.MEDIA_ROOT)
    while not folder.exists():
        folder = folder.parent
    if needed > (free := shutil.disk_usage(folder).free):
        raise ArchiveError(f"The files need {needed:,} bytes, and {free:,} are free on the disk.")
