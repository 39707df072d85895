"""A record's life: identity and version at publication, state when its page goes."""

import hashlib
import json
from typing import Any, Final

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from wagtail.models import Page

from repository.records.answers import KIND, keep_links
from repository.records.choices import State
from repository.records.content import build_content
from repository.records.frozen import render_frozen
from repository.records.identifiers import mint
from repository.records.models import Record, RecordPage, RecordVersion, VoicePage

#: Kinds of section that come and go while a version stands.
_UNHASHED: Final = frozenset({"quotations", KIND})


@transaction.atomic
def record_publication(page: RecordPage) -> Record:
    """Give a published page its record, and freeze a version unless it is a minor correction."""
    now = timezone.now()
    record = Record.objects.filter(page=page).first()
    is_new = record is None
    if record is None:
        record = Record(
            identifier=_unused(page.record_type), type=page.record_type, page_id=page.pk
        )
    elif record.state == State.DRAFT:
        record.state = State.CURRENT
    record.first_published = record.first_published or now
    # Once: each save is announced to every room above. A new record never takes another's place.
    record.save(force_insert=is_new)
    if not (page.minor_correction and record.versions.exists()):
        build_version(page, record).save()
    return record


def name_story(page: VoicePage) -> None:
    """Give a person's story its identifier as address: no word of it stands in an address."""
    record = Record.objects.filter(page_id=page.pk).first() or reserve(
        page, _unused(page.record_type)
    )
    if page.slug == record.pk:
        return
    page.slug = record.pk
    page.set_url_path(page.get_parent())
    Page.objects.filter(pk=page.pk).update(slug=page.slug, url_path=page.url_path)


def reserve(page: RecordPage, identifier: str) -> Record:
    """Give a page that is not public yet an identifier it arrived with, such as an import's."""
    return Record.objects.create(
        identifier=identifier,
        type=page.record_type,
        page_id=page.pk,
        state=State.DRAFT,
    )


def _unused(record_type: str) -> str:
    while Record.objects.filter(pk=(identifier := mint(record_type))).exists():
        continue
    return identifier


def build_version(page: RecordPage, record: Record, latest: int | None = None) -> RecordVersion:
    """Return the version that a publication makes, for the caller to save.

    Args:
        page: the published page, specific.
        record: its record.
        latest: the number of the newest version, where the caller knows it.
    """
    content = keep_links(build_content(page))
    if latest is None:
        latest = record.versions.aggregate(Max("number"))["number__max"] or 0
    return RecordVersion(
        record=record,
        number=latest + 1,
        date=record.datestamp,
        change_note=page.change_note,
        title=page.title,
        content=content,
        html=render_frozen(content),
        sha256=hash_content(content),
    )


def hash_content(content: dict[str, Any]) -> str:
    """Return the SHA-256 of the canonical JSON, in UTF-8."""
    return hashlib.sha256(canonicalise(content).encode()).hexdigest()


def canonicalise(content: dict[str, Any]) -> str:
    """Return content as the JSON that is hashed: sorted keys, no spaces.

    Which voices are quoted or were answered is left out: they go with their consent, the hash
    stays.
    """
    hashed = dict(content)
    if "sections" in hashed:
        hashed["sections"] = [part for part in hashed["sections"] if part["kind"] not in _UNHASHED]
    return json.dumps(hashed, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
