"""What may be uploaded: the content must be of the kind that the file's name says."""

import re
from pathlib import Path
from typing import IO, Any, Final

import filetype
from django.conf import settings
from django.core.exceptions import ValidationError

from repository.media.captions import MAX_BYTES, CaptionsError, read_captions

#: Bytes `filetype` needs: Office files name their kind deep in the archive's first entries.
SNIFFED_BYTES = 8192
#: Kinds that are text and so have no signature.
TEXT = {"csv", "txt", "vtt"}
#: What a browser that guesses would run.
_MARKUP: Final = re.compile(
    rb"\s*<(?:!doctype|\?xml|html|head|body|script|svg|iframe|meta)\b", re.IGNORECASE
)
#: An office file is a ZIP archive, and an .m4a an .mp4, to whoever sees its first bytes only.
ALSO_SEEN_AS = {
    "docx": {"zip"},
    "odp": {"zip"},
    "ods": {"zip"},
    "odt": {"zip"},
    "pptx": {"zip"},
    "xlsx": {"zip"},
    "m4a": {"mp4"},
    "mp4": {"m4v", "mov"},
}


def check_upload(upload: IO[bytes] | Any) -> None:
    """Raise a ValidationError when a file is too large or is not what its name says."""
    limit = settings.MEDIA_MAX_UPLOAD_SIZE
    if upload.size > limit:
        raise ValidationError(
            {"file": f"The file is larger than {limit // 1024 // 1024} MB. Make it smaller."}
        )
    extension = Path(upload.name).suffix.lower().lstrip(".")
    upload.seek(0)
    head = upload.read(SNIFFED_BYTES)
    upload.seek(0)
    if not _matches(extension, head):
        raise ValidationError(
            {
                "file": (
                    f"The file is named .{extension} but its content is of another kind. "
                    "Open it, save it again in that format, and upload the new file."
                )
            }
        )
    if extension == "vtt":
        _check_captions(upload)


def _check_captions(upload: IO[bytes] | Any) -> None:
    try:
        read_captions(upload.read(MAX_BYTES + 1))
    except CaptionsError as error:
        raise ValidationError(
            {"file": f"Players could not show these captions. {error} Export them as WebVTT."}
        ) from error
    finally:
        upload.seek(0)


def _matches(extension: str, head: bytes) -> bool:
    kind = filetype.guess(head)
    if extension in TEXT:
        return kind is None and b"\0" not in head and not _MARKUP.match(head)
    return kind is not None and kind.extension in {extension} | ALSO_SEEN_AS.get(extension, set())
