"""Where redacted words may still stand: in drafts of the page, in its log, on the page itself."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageLogEntry, Revision, WorkflowState

from repository.records.consent import PARTS
from repository.records.content import build_content
from repository.records.models import Record
from repository.records.redaction.contents import redact_content
from repository.records.redaction.passages import Passages

#: What a draft keeps of the page as it was before it. Wagtail never reads it back.
_LEFTOVERS: Final = ("draft_title", "url_path")


def find_drafts(record: Record, passages: Passages) -> list[Revision]:
    """Return the stored drafts of a record's page that hold any of the passages, newest first."""
    return [each for each in _drafts(record) if _holds(each, passages)]


def purge_drafts(record: Record, passages: Passages) -> int:
    """Delete older drafts that hold any of the passages; return how many.

    Kept are the newest draft, the public one, and what is scheduled or in review: people work
    with those, and take the words out by editing.
    """
    kept = _in_use(record)
    found = [each for each in find_drafts(record, passages) if each.pk not in kept]
    for draft in found:
        draft.delete()
    for draft in _drafts(record).filter(pk__in=kept):
        left = {key: draft.content[key] for key in _LEFTOVERS if draft.content.get(key)}
        redacted = {key: passages.redact(value) for key, value in left.items()}
        if redacted != left:
            Revision.objects.filter(pk=draft.pk).update(content={**draft.content, **redacted})
    return len(found)


def redact_log(record: Record, passages: Passages) -> None:
    """Take the passages out of what the log of the page says: it keeps every title there was."""
    for entry in PageLogEntry.objects.filter(page=record.page_id):
        label, data = passages.redact(entry.label), redact_content(entry.data, passages)
        if (label, data) != (entry.label, entry.data):
            PageLogEntry.objects.filter(pk=entry.pk).update(label=label, data=data)


def find_remnants(record: Record, passages: Passages) -> list[str]:
    """Return, in words for whoever redacts, where the passages still stand in this site."""
    page = record.page
    if page is None:
        return []
    found = []
    content = build_content(page.specific, parts=PARTS)
    if page.live and redact_content(content, passages) != content:
        found.append("The page as it is now. Edit it and publish it.")
    in_use = _in_use(record)
    found += (
        f"A draft saved on {_date(draft)}"
        + (" that is in use. Edit the page, and save or publish it." if draft.pk in in_use else ".")
        for draft in find_drafts(record, passages)
    )
    found += (
        f"The old address {redirect.old_path}. An Administrator can delete it under Redirects."
        for redirect in Redirect.objects.filter(redirect_page=page.pk)
        if passages.are_in(redirect.old_path)
    )
    return found


def _drafts(record: Record) -> QuerySet[Revision]:
    # A page that is gone took its drafts with it.
    drafts = Revision.page_revisions.filter(object_id=str(record.page_id))
    return drafts.order_by("-created_at", "-pk")


def _in_use(record: Record) -> set[int | None]:
    """Return the newest draft, the public one, and what is scheduled or in review."""
    busy = Q(approved_go_live_at__isnull=False) | Q(
        task_states__workflow_state__status__in=[
            WorkflowState.STATUS_IN_PROGRESS,
            WorkflowState.STATUS_NEEDS_CHANGES,
        ]
    )
    current = Page.objects.filter(pk=record.page_id)
    return {
        *_drafts(record).filter(busy).values_list("pk", flat=True),
        *current.values_list("latest_revision", flat=True),
        *current.values_list("live_revision", flat=True),
    }


def _holds(draft: Revision, passages: Passages) -> bool:
    words = (draft.object_str, *_list_words(draft.content))
    return any(passages.are_in(text) for text in words)


def _list_words(value: Any) -> Iterator[str]:
    """Yield every text of a stored draft; a name also as it is read."""
    if isinstance(value, str):
        # A draft holds its streams of blocks as JSON within JSON.
        if value[:1] in {"[", "{"} and (inner := _parse(value)) is not None:
            yield from _list_words(inner)
        else:
            yield value
    elif isinstance(value, list):
        for item in value:
            yield from _list_words(item)
    elif isinstance(value, Mapping):
        for given, family in (("given_name", "family_name"), ("given", "family")):
            if family in value:
                yield f"{value.get(given) or ''} {value[family]}".strip()
                yield f"{value[family]} {value.get(given) or ''}".strip()
        for key, item in value.items():
            if key not in _LEFTOVERS:
                yield from _list_words(item)


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _date(draft: Revision) -> str:
    return f"{timezone.localtime(draft.created_at):%d %B %Y at %H:%M}"
