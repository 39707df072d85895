"""The words of the files that a record's public content links to, from the database."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import unquote

from django.conf import settings
from django.db.models import F
from wagtail.models import Page

from repository.media.access import documents_used_by, private_collections
from repository.media.models import DocumentText
from repository.media.reading import KINDS
from search.documents import Attachment
from search.paged_text import MOST_PAGES, join_pages

_LINK: Final = re.compile(
    rf"{re.escape(settings.MEDIA_URL)}([-\w]+/[-\w.%]+\.(?:{'|'.join(KINDS)}))\b", re.IGNORECASE
)


def load_attachments(page: Page, content: Mapping[str, Any]) -> tuple[Attachment, ...]:
    """Return what was read in the files that content links to, in reading order.

    What is not linked from what everybody may read is not looked for, and of what is, nothing in
    a private collection is returned. Nor is a file whose address was typed by hand: its page does
    not open it to readers, and would not follow when it is replaced or goes.

    Args:
        page: whose content it is.
        content: what everybody may read of it.
    """
    names = list(dict.fromkeys(find_files(content)))
    if not names:
        return ()
    private = private_collections()
    texts = {
        text.file: text
        for text in DocumentText.objects.filter(
            file__in=names, document__file=F("file"), document__in=documents_used_by(page)
        )
        .exclude(pages=[])
        .select_related("document__collection")
        if not text.document.collection.path.startswith(private)
    }
    attachments: list[Attachment] = []
    first = 0
    for name in names:
        text = texts.get(name)
        if text is None or first + len(text.pages) > MOST_PAGES:
            continue
        document = text.document
        attachments.append(
            Attachment(
                title=document.title,
                url=document.url,
                text=join_pages(text.pages, first),
                first=first,
                paged=name.lower().endswith(".pdf"),
            )
        )
        first += len(text.pages)
    return tuple(attachments)


def find_files(content: Any) -> Iterator[str]:
    """Return the names under which linked files lie, as often as they are linked."""
    if isinstance(content, str):
        if settings.MEDIA_URL in content:
            yield from (unquote(name) for name in _LINK.findall(content))
    # Plain dictionaries and lists, as JSON has them: asking for any mapping takes far longer.
    elif isinstance(content, dict):
        for item in content.values():
            yield from find_files(item)
    elif isinstance(content, (list, tuple)):
        for item in content:
            yield from find_files(item)
