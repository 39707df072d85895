"""Deletes the rows of a story: by Django's and Wagtail's own deletion, then what it leaves."""

from collections.abc import Iterable
from typing import Any, Final

from django.contrib.auth.models import User
from taggit.models import Tag
from wagtail.actions.delete_page import DeletePageAction
from wagtail.models import Page

from repository.media.models import RepositoryImage
from repository.records.choices import State
from repository.records.models import Record, RecordTag, RecordVersion, Redaction, VoicePage
from repository.voices.withdrawal.belongings import Belongings

#: What Wagtail's own task for a file deletes in vain: `files` deletes the file itself.
_NAMELESS: Final = "withdrawn"


def purge(story: Belongings, by: User | None) -> None:
    """Delete all that belongs to a story. Its records stay, as identifiers alone."""
    names = {record.page_id: record.pk for record in story.records}
    tags = _list_tags(story)
    _empty_records(story.records)
    # Translations first: deleting the original would make originals of them.
    for page in reversed(story.pages):
        _delete_page(page, names.get(page.pk, ""), by)
    _delete_media(story.media)
    RecordTag.objects.filter(pk__in=tags, tagged_records=None).delete()


def _empty_records(records: Iterable[Record]) -> None:
    """Leave a tombstone that says nothing. Its page goes after: deletion would call it removed."""
    for record in records:
        Redaction.objects.filter(version__record=record).delete()
        RecordVersion.objects.filter(record=record).delete()
        record.page = record.replacement = record.superseded_by = None
        record.state = State.CONSENT_ENDED
        record.state_reason = record.reason_category = record.responsible_organisation = ""
        record.save()


def _delete_page(page: VoicePage, name: str, by: User | None) -> None:
    # What is logged while it goes, here and by Wagtail, calls it by its title.
    page.title = page.draft_title = name or "Personal story"
    Page.objects.filter(pk=page.pk).update(title=page.title, draft_title=page.title)
    # Whether somebody may is the caller's to judge: the person has no account here.
    DeletePageAction(page, user=by).execute(skip_permission_checks=True)


def _delete_media(media: Iterable[Any]) -> None:
    media = list(media)
    tags = {tag.pk for each in media for tag in each.tags.all()}
    for each in media:
        for rendition in each.renditions.all() if isinstance(each, RepositoryImage) else ():
            _delete_row(rendition)
        _delete_row(each)
    Tag.objects.filter(pk__in=tags, taggit_taggeditem_items=None).delete()


def _delete_row(row: Any) -> None:
    row.delete()
    # Wagtail has the file deleted by a task after the commit, which would keep and log its name.
    row.file.name = _NAMELESS


def _list_tags(story: Belongings) -> set[int]:
    tags = {tag.pk for page in story.pages for tag in page.tags.all()}
    for draft in story.drafts:
        tags |= {item["tag"] for item in draft.content.get("tagged_items", ()) if item.get("tag")}
    return tags
