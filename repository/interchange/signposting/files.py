"""Which files of a record anyone may fetch, and of which records a file is one."""

import mimetypes
import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import unquote

import orjson
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from repository.interchange.signposting.links import Resource
from repository.media.access import documents_used_by, private_collections
from repository.media.models import RepositoryDocument
from repository.publisher.privacy import is_private, known_restricted_paths
from repository.records.choices import READABLE, RecordType
from repository.records.csl import Repository
from repository.records.models import Record

#: As it stands in JSON, where a quotation mark in HTML has a backslash before it.
_MENTIONED: Final = re.compile(rf'{re.escape(settings.MEDIA_URL)}([-\w]+/[^"\\\s<>?#]+)'.encode())


def list_files(
    page: Any, content: Mapping[str, Any], repository: Repository, *, is_version: bool
) -> tuple[Resource, ...]:
    """Return the files that a record offers, without those that not everybody may fetch.

    Those of a person's story are never among them: each hangs on a consent, which a program that
    noted the address would not hear of.

    Args:
        page: the record's page today, of its own type.
        content: what is shown of the record.
        repository: where it is published.
        is_version: whether that is a version, whose files may have been taken away since.
    """
    if not _may_be_offered(page):
        return ()
    mentioned = dict.fromkeys(
        unquote(match.decode()) for match in _MENTIONED.findall(orjson.dumps(content))
    )
    if not mentioned:
        return ()
    found = RepositoryDocument.objects.filter(file__in=mentioned)
    if is_version:
        found = found.filter(pk__in=documents_used_by(page))
    restricted = private_collections()
    open_to_all = {
        name
        for name, path in found.values_list("file", "collection__path")
        if not path.startswith(restricted)
    }
    return tuple(
        Resource(f"{repository.address}{settings.MEDIA_URL}{name}", _guess_type(name))
        for name in mentioned
        if name in open_to_all
    )


def find_record_of(name: str) -> Record | None:
    """Return the public record that offers a file; of several, the one that did so first.

    Args:
        name: the file's, with its folder.
    """
    document = RepositoryDocument.objects.filter(file=name).select_related("collection").first()
    if document is None or document.collection.path.startswith(private_collections()):
        return None
    uses = ReferenceIndex.get_references_to(document).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    pages = {int(key) for key in uses.values_list("object_id", flat=True)}
    known = Record.objects.filter(page__in=pages, page__live=True, state__in=READABLE)
    records = known.select_related("page__voicepage__translation_of")
    return next(
        (
            record
            for record in records.order_by("first_published", "pk")
            if _may_be_offered(_specific(record))
        ),
        None,
    )


def _specific(record: Record) -> Any:
    """Return a page as far as it is asked here whose it is, without reading the rest of it."""
    page: Any = record.page
    return page.voicepage if record.type == RecordType.VOICE else page


def _may_be_offered(page: Any) -> bool:
    is_story = getattr(page, "is_personal", False)
    return not is_story and not is_private(page.path, known_restricted_paths())


def _guess_type(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
