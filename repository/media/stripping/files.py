"""Any file as it may be stored: stripped of what it says of its makers, or refused."""

import tempfile
from pathlib import PurePosixPath
from shutil import copyfileobj
from typing import IO, Any, Final

from django.core.exceptions import ValidationError
from django.core.files.base import File

from repository.media.stripping.images import UnreadableImageError, carries_metadata, strip_image
from repository.media.stripping.mp3 import strip_mp3
from repository.media.stripping.mp4 import UnsafeRecordingError, strip_mp4

#: Bytes that a file may take in memory while it is stripped; larger ones lie in a temporary file.
_IN_MEMORY: Final = 5 * 1024 * 1024
_PICTURES: Final = frozenset({"gif", "jpeg", "jpg", "png", "webp"})


class StrippedFile(File):
    """A file that has been through `strip`."""


def strip(upload: Any, *, drawn_here: bool = False) -> Any:
    """Return a file without hidden details; the same file where there is nothing to take out.

    Args:
        upload: a file with a name.
        drawn_here: whether we made the picture, so that it is drawn anew only where it must be.

    Raises:
        ValidationError: it cannot be stripped.
    """
    if isinstance(upload, StrippedFile):
        return upload
    ending = PurePosixPath(upload.name or "").suffix.lower().lstrip(".")
    write = _WAYS.get("picture" if ending in _PICTURES else ending)
    if write is None or (drawn_here and not carries_metadata(upload)):
        return upload
    target = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - whoever stores it closes it
    upload.seek(0)
    try:
        write(upload, target)
    except UnreadableImageError as error:
        raise ValidationError(
            "This picture could not be read, so its hidden details (where and when it was taken) "
            "could not be taken out. Open it, save it again as JPEG or PNG, and upload that."
        ) from error
    except UnsafeRecordingError as error:
        raise ValidationError(
            "The hidden details of this recording (where and when it was made, on which device) "
            f"could not be taken out. {error} Export it anew from an editing program as MP4 or "
            "MP3 without metadata, and upload that."
        ) from error
    target.seek(0)
    return StrippedFile(target, name=upload.name)


def _strip_mp4(source: IO[bytes], target: IO[bytes]) -> None:
    copyfileobj(source, target)
    strip_mp4(target)


_WAYS: Final = {
    "picture": strip_image,
    "m4a": _strip_mp4,
    "mp4": _strip_mp4,
    "mp3": strip_mp3,
}
