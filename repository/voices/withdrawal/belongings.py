"""What belongs to a story: its pages and records, its media, and every file of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db import router
from django.db.models import FileField, ForeignKey, Model, Q
from django.db.models.deletion import Collector
from wagtail.models import Page, ReferenceIndex, Revision

from repository.media.access import files_of
from repository.media.models import RepositoryDocument, RepositoryImage
from repository.records.formats import FORMATS
from repository.records.models import Consent, Record, VoicePage

#: A model of files, and the key of one.
Key = tuple[type[Model], int]
_MEDIA: Final[tuple[type[Model], ...]] = (RepositoryDocument, RepositoryImage)
#: Fields of a voice whose files are the person's own, whoever else uses them.
_OWN: Final = dict.fromkeys(
    ("recording", "captions", *(form.field for form in FORMATS)), RepositoryDocument
)


@dataclass(frozen=True)
class Kept:
    """A file that stays because other pages show it, for the officer to look at."""

    media: Any
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class Belongings:
    """Everything of one story."""

    #: The original first.
    pages: tuple[VoicePage, ...] = ()
    records: tuple[Record, ...] = ()
    drafts: tuple[Revision, ...] = ()
    media: tuple[Any, ...] = ()
    kept: tuple[Kept, ...] = ()
    #: Of all of these: the field that names the storage, and the path there.
    files: frozenset[tuple[str, str]] = field(default_factory=frozenset)


def find_belongings(record: Record) -> Belongings:
    """Return what belongs to the story that a record is, or is a translation of."""
    pages = _find_pages(record)
    keys = [page.pk for page in pages]
    drafts = tuple(Revision.page_revisions.filter(object_id__in=[str(key) for key in keys]))
    rows = list(_collect(pages))
    own, used = _find_media(pages, drafts, rows)
    media, kept = [], []
    for model, key in sorted(own | used, key=lambda found: (found[0].__name__, found[1])):
        found: Any = model._default_manager.filter(pk=key).first()
        if found is None:
            continue
        others = () if (model, key) in own else _shown_elsewhere(found, keys)
        if others:
            kept.append(Kept(found, others))
        else:
            media.append(found)
    records = Record.objects.filter(Q(page__in=keys) | Q(pk=record.pk)).order_by("pk")
    files = frozenset(_list_files([*rows, *_collect(media)]))
    return Belongings(pages, tuple(records), drafts, tuple(media), tuple(kept), files)


def _find_pages(record: Record) -> tuple[VoicePage, ...]:
    page = VoicePage.objects.filter(record=record).first()
    if page is None:
        return ()
    original = page.translation_of or page
    # A translation that so far is one in its draft alone has words of the story too.
    begun = Revision.objects.filter(
        pk__in=VoicePage.objects.filter(has_unpublished_changes=True).values("latest_revision"),
        content__translation_of=original.pk,
    )
    others = Q(translation_of=original) | Q(latest_revision__in=begun.values("pk"))
    family = {original.pk, *VoicePage.objects.filter(others).values_list("pk", flat=True)}
    family |= set(VoicePage.objects.filter(alias_of__in=family).values_list("pk", flat=True))
    pages = list(VoicePage.objects.filter(pk__in=family).order_by("pk"))
    return tuple(sorted(pages, key=lambda found: found.pk != original.pk))


def _collect(rows: Iterable[Model]) -> Iterator[Model]:
    """Return rows with all that Django deletes with them."""
    for row in rows:
        collector = Collector(using=router.db_for_write(type(row)), origin=row)
        collector.collect([row])
        for found in collector.data.values():
            yield from found
        for quick in collector.fast_deletes:
            yield from quick


def _find_media(
    pages: Iterable[VoicePage], drafts: Iterable[Revision], rows: Iterable[Model]
) -> tuple[set[Key], set[Key]]:
    """Return the media that are the person's, and what else the story and its drafts show."""
    own: set[Key] = set()
    used: set[Key] = set()
    for draft in drafts:
        own |= {(model, key) for name, model in _OWN.items() if (key := draft.content.get(name))}
        used |= _find_used(draft.as_object())
    for page in pages:
        own |= {
            (model, key) for name, model in _OWN.items() if (key := getattr(page, f"{name}_id"))
        }
        used |= _find_used(page)
    # Evidence of consent, wherever a row that goes with it names a file.
    for row in rows:
        if not isinstance(row, Page):
            own |= _find_named(row)
    posters = {key for key in used if key[0] is RepositoryImage and not _is_placeholder(key, pages)}
    own |= posters & _posters(pages, drafts)
    return own, used - own


def _posters(pages: Iterable[VoicePage], drafts: Iterable[Revision]) -> set[Key]:
    keys = {page.poster_id for page in pages} | {draft.content.get("poster") for draft in drafts}
    return {(RepositoryImage, key) for key in keys if key}


def _is_placeholder(key: Key, pages: Iterable[VoicePage]) -> bool:
    """Return whether a picture stands before other people's recordings too: then it is nobody's."""
    others = VoicePage.objects.filter(poster=key[1]).exclude(pk__in=[page.pk for page in pages])
    return others.exists()


def _find_used(page: Any) -> set[Key]:
    return {(type(media), media.pk) for media in files_of(page)}


def _find_named(row: Model) -> set[Key]:
    return {
        (each.related_model, key)
        for each in row._meta.concrete_fields
        if isinstance(each, ForeignKey)
        and each.related_model in _MEDIA
        and (key := getattr(row, each.attname))
    }


def _shown_elsewhere(media: Any, keys: Iterable[int]) -> tuple[Page, ...]:
    """Return the live pages that are not the story's and use a file."""
    uses = ReferenceIndex.get_references_to(media).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    pages = {int(key) for key in uses.values_list("object_id", flat=True)} - set(keys)
    return tuple(Page.objects.live().filter(pk__in=pages).order_by("pk"))


def _list_files(rows: Iterable[Model]) -> Iterator[tuple[str, str]]:
    for row in rows:
        for each in row._meta.concrete_fields:
            if isinstance(each, FileField) and (name := getattr(row, each.attname).name):
                yield f"{row._meta.label}.{each.name}", name


def has_consent(pages: Iterable[VoicePage]) -> bool:
    """Return whether any of some pages rests on a person's consent."""
    return Consent.objects.filter(voice__in=[page.pk for page in pages]).exists()
