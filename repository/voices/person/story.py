"""What the person is shown of their story, and which files go with it."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any, Final
from urllib.parse import unquote

from django.conf import settings
from django.urls import reverse

from repository.records.consent import Surface, preview_parts
from repository.records.content import build_content
from repository.records.linked import resolve
from repository.voices.models import PersonLink

#: Where a file stands in content: as a whole value, or in the HTML of one.
_FILE: Final = re.compile(rf'(^|["\'])({re.escape(settings.MEDIA_URL)})([-\w]+/[^/"\'\0]+)')


@dataclass(frozen=True)
class Piece:
    """The finished piece, exactly as it will appear."""

    content: dict[str, Any]
    #: The draft that it is: an answer counts for no other.
    revision: int
    #: `<folder>/<name>` of each file that it shows.
    files: frozenset[str]


def load_piece(link: PersonLink) -> Piece:
    """Return the newest draft of the story with the parts that are agreed to."""
    voice = link.consent.voice
    page = voice.get_latest_revision_as_object()
    content = resolve(build_content(page, parts=preview_parts(page)), Surface.PAGE)
    files: set[str] = set()
    return Piece(
        content=_readdress(content, files),
        revision=voice.latest_revision_id or 0,
        files=frozenset(files),
    )


def _readdress(value: Any, files: set[str]) -> Any:
    """Return content whose files are fetched by way of the person's session; collect them."""
    if isinstance(value, dict):
        return {key: _readdress(inner, files) for key, inner in value.items()}
    if isinstance(value, list):
        return [_readdress(inner, files) for inner in value]
    if not isinstance(value, str) or settings.MEDIA_URL not in value:
        return value

    def move(found: re.Match[str]) -> str:
        files.add(unquote(unescape(found[3])))
        return f"{found[1]}{reverse('person:start')}media/{found[3]}"

    return _FILE.sub(move, value)
