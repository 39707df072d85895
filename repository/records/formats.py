"""A record in other formats: files that tell the same to people whom text does not reach."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from mimetypes import guess_type
from typing import Any, Final

from django.core.exceptions import ValidationError


@dataclass(frozen=True)
class Format:
    """A format: the field that holds its file, and what must be true of both."""

    field: str
    label: str
    #: The part of a voice that consent must open.
    part: str
    #: What the file is, as the first word of its media type; anything where it is empty.
    kind: str = ""
    #: Of the file, where it is another than the page's (BCP 47).
    language: str = ""


#: In the order in which readers are offered them.
FORMATS: Final = (
    # The story's own words, in easier ones.
    Format("easy_read", "Easy Read", "text"),
    # Somebody else signs what was written: another language. Who tells their story in BSL is seen
    # in the recording, which waits for `video`.
    Format("bsl_video", "British Sign Language (BSL)", "translation", "video", "bfi"),
    # Nobody can tell a file by whose voice it is, so it waits until the person's may be heard.
    Format("audio_version", "Audio", "audio", "audio"),
)
_BY_FIELD: Final = {form.field: form for form in FORMATS}


def build_formats(page: Any, parts: frozenset[str]) -> list[dict[str, Any]]:
    """Return the formats that a page has, as far as consent goes."""
    return [
        _build_format(form, document)
        for form in FORMATS
        if form.part in parts and (document := getattr(page, form.field)) is not None
    ]


def _build_format(form: Format, document: Any) -> dict[str, Any]:
    return {
        "key": form.field,
        "label": form.label,
        "kind": form.kind or "document",
        "language": form.language,
        "url": document.url,
        "format": document.file_extension.upper(),
        "size": document.file_size,
        "running_time": document.running_time,
        "accessible_note": document.accessible_note,
    }


def open_formats(
    formats: Iterable[Mapping[str, Any]], parts: frozenset[str]
) -> list[Mapping[str, Any]]:
    """Return those of a version's formats that consent opens now."""
    return [item for item in formats if _BY_FIELD[item["key"]].part in parts]


def part_of_format(page: Any, document: Any) -> str:
    """Return which part of a voice a file carries as one of its formats; nothing if it is none."""
    used = (form.part for form in FORMATS if getattr(page, f"{form.field}_id") == document.pk)
    return next(used, "")


def check_formats(page: Any) -> None:
    """Refuse a file that is not of the kind its format needs: a player could not play it."""
    wrong = {
        form.field: f"Choose {'an' if form.kind == 'audio' else 'a'} {form.kind} file."
        for form in FORMATS
        if form.kind and (document := getattr(page, form.field)) is not None
        if not (guess_type(document.filename)[0] or "").startswith(f"{form.kind}/")
    }
    if wrong:
        raise ValidationError(wrong)
