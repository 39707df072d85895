"""What Django and Wagtail leave behind when a page is deleted, and what may hold words of it."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import Model, Q
from django_tasks_db.models import DBTaskResult
from wagtail.admin.models import EditingSession, FormState
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    ModelLogEntry,
    Page,
    PageLogEntry,
    ReferenceIndex,
    Revision,
    WorkflowState,
)
from wagtail.search.models import IndexEntry

from repository.records.models import Consent, Record, RecordPage, VoicePage
from repository.voices.withdrawal.belongings import Belongings

#: What logs call a file or a consent that went: its own label is a title.
_LOST_NAME: Final = "Deleted at a withdrawal"
#: Where Django keeps what it tells a person at their next page, such as “… was published”.
_MESSAGES: Final = "_messages"
#: Every kind under which Wagtail may know a story.
_PAGE_MODELS: Final = (Page, RecordPage, VoicePage)


def find_addresses(story: Belongings) -> set[str]:
    """Return every address that the pages of a story have or had, as redirects write them."""
    addresses = set()
    for page in story.pages:
        slugs = {page.slug, *(draft.content.get("slug") for draft in story.drafts)}
        above = page.get_parent().get_url() or "/"
        addresses |= {Redirect.normalise_path(f"{above}{slug}") for slug in slugs if slug}
    return addresses


def sweep(
    story: Belongings, objects: Mapping[type[Model], Iterable[Any]], addresses: set[str]
) -> None:
    """Clear what is left of a story whose rows are gone.

    Args:
        story: what belonged to it.
        objects: the keys of what was deleted, by model.
        addresses: where its pages were.
    """
    for model, keys in objects.items():
        _sweep_object(model, [str(key) for key in keys])
    _blank_logs(story, objects)
    _forget_answers({page.pk for page in story.pages})
    leading = Q()
    for address in addresses:
        leading |= Q(old_path=address) | Q(redirect_link__endswith=address)
    if addresses:
        Redirect.objects.filter(leading).delete()
    sweep_sessions()
    # What comes of a task is nobody's record, and an error repeats what it was about.
    DBTaskResult.objects.finished().delete()
    _optimise_search()


def _sweep_object(model: type[Model], keys: list[str]) -> None:
    models = _PAGE_MODELS if issubclass(model, Page) else (model,)
    kinds = list(ContentType.objects.get_for_models(*models).values())
    ReferenceIndex.objects.filter(base_content_type__in=kinds, object_id__in=keys).delete()
    ReferenceIndex.objects.filter(to_content_type__in=kinds, to_object_id__in=keys).delete()
    for kept in (Revision, WorkflowState, IndexEntry, EditingSession):
        kept._default_manager.filter(content_type__in=kinds, object_id__in=keys).delete()
    # A form that was being filled in for the first time may be the story's own.
    FormState.objects.filter(content_type__in=kinds, object_id__in=[*keys, ""]).delete()


def _blank_logs(story: Belongings, objects: Mapping[type[Model], Iterable[Any]]) -> None:
    """Leave in the logs who did something and when, and nothing of what it was done to."""
    names = {page.pk: page.title for page in story.pages}
    for key, name in names.items():
        PageLogEntry.objects.filter(page=key).update(label=name, data={})
    for model, keys in objects.items():
        kind = ContentType.objects.get_for_model(model)
        entries = ModelLogEntry.objects.filter(
            content_type=kind, object_id__in=list(map(str, keys))
        )
        entries.update(label=_LOST_NAME, data={})
    records = ContentType.objects.get_for_model(Record)
    identifiers = [record.pk for record in story.records]
    ModelLogEntry.objects.filter(content_type=records, object_id__in=identifiers).update(data={})


def _forget_answers(voices: set[int]) -> None:
    """Take the story out of drafts of what answered it: what changed was said to its teller."""
    drafts = Revision.page_revisions.filter(content__has_key="voices_answered")
    for draft in drafts.exclude(content__voices_answered=[]).iterator():
        answers = draft.content["voices_answered"]
        others = [answer for answer in answers if answer["voice"] not in voices]
        if others != answers:
            content = {**draft.content, "voices_answered": others}
            # No save: it would make an old draft the newest.
            Revision.objects.filter(pk=draft.pk).update(content=content)


def sweep_sessions() -> None:
    """Forget messages that nobody has read: they name pages and files. Nobody is signed out."""
    for session in Session.objects.iterator():
        if _MESSAGES in session.get_decoded():
            store = SessionStore(session.session_key)
            del store[_MESSAGES]
            store.save()


def _optimise_search() -> None:
    """Have Wagtail's own index merge its parts: until then, those keep words of deleted rows."""
    if connection.vendor == "sqlite":
        table = f"{IndexEntry._meta.db_table}_fts"
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608 - our own name


def list_objects(story: Belongings, consents: Iterable[Any]) -> dict[type[Model], list[Any]]:
    """Return the keys of what is about to be deleted, by model."""
    objects: dict[type[Model], list[Any]] = {VoicePage: [page.pk for page in story.pages]}
    objects[Consent] = list(consents)
    for each in story.media:
        objects.setdefault(type(each), []).append(each.pk)
    return objects
