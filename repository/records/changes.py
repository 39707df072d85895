"""Each change to what is shown of records, by whatever road it came, is announced once, here.

Datestamps move in the transaction of the change. Rooms above listen to `changed`.
"""

from collections.abc import Iterable
from typing import Any, Final

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import Signal
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    Site,
)
from wagtail.signals import page_unpublished, post_page_move

from repository.media.models import RepositoryDocument
from repository.network.models import ContextFigure, Organisation
from repository.publisher.models import PublisherSettings
from repository.records import affected
from repository.records.choices import READABLE
from repository.records.models import (
    Adaptation,
    CaseStudyPage,
    Consent,
    PolicyRecommendationPage,
    Record,
    RecordPage,
    RecordTag,
    ToolPage,
    ToolUsed,
    VoiceAnswered,
    VoicePage,
)
from repository.taxonomy.models import PriorityArea, PriorityAreaName, Theme

#: Fields that Wagtail writes when a draft is saved or a page is locked: no reader sees them.
_UNSEEN: Final = frozenset(
    {
        "draft_title",
        "expire_at",
        "expired",
        "go_live_at",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
    }
)
_PAGE_TYPES: Final = (CaseStudyPage, PolicyRecommendationPage, ToolPage, VoicePage)
#: Sent with `identifiers`, the records whose public face may be another now, and `hide`: whether
#: they may have left the public eye, so that nothing kept of them may be shown unexamined.
changed: Final = Signal()


def announce(identifiers: Iterable[str], *, hide: bool = False) -> None:
    """Move the datestamps of records whose public face changes, and tell the rooms above."""
    if names := list(dict.fromkeys(identifiers)):
        with transaction.atomic():
            Record.objects.filter(pk__in=names).move_datestamps()
            changed.send(sender=Record, identifiers=names, hide=hide)


def page_saved(
    instance: RecordPage, update_fields: frozenset[str] | None = None, **_kwargs: Any
) -> None:
    """Follow an edit, and a publication by whatever road it came."""
    if update_fields is not None and _UNSEEN.issuperset(update_fields):
        return
    record = list(affected.of_page(instance))
    announce(record, hide=not instance.live)
    # What has no record is named nowhere.
    linked = affected.linked_with(instance) if record else ()
    announce([*linked, *affected.translations_of(instance.pk)])


def page_deleted(instance: RecordPage, **_kwargs: Any) -> None:
    """Hide a page that is about to go; its record's change of state follows by itself."""
    # Whoever told the story may have asked for this: a translation goes at once.
    gone = [*affected.of_page(instance), *affected.translations_of(instance.pk)]
    announce(gone, hide=True)
    announce(affected.linked_with(instance))


def unpublished(instance: Page, **_kwargs: Any) -> None:
    """Hide what is no longer public."""
    if isinstance(instance, RecordPage):
        announce(affected.of_page(instance), hide=True)
        announce(affected.linked_with(instance))


def record_saved(instance: Record, **_kwargs: Any) -> None:
    """Follow a new record and every change of state: in its translations, in what names it."""
    hide = instance.state not in READABLE
    # Its datestamp has moved already.
    changed.send(sender=Record, identifiers=[instance.pk], hide=hide)
    if instance.page_id:
        announce(affected.translations_of(instance.page_id), hide=hide)
        announce(affected.linked_with(instance.page))


def record_deleted(instance: Record, **_kwargs: Any) -> None:
    """Take out a record that has gone altogether."""
    announce([instance.pk], hide=True)


def moved(instance: Page, **_kwargs: Any) -> None:
    """Follow a page to its new place, with those under it."""
    announce(affected.at_or_below(instance))


def readdressed(instance: Model, **_kwargs: Any) -> None:
    """Follow a new address of a page that has others under it: theirs change too."""
    if not isinstance(instance, Page) or not instance.numchild:
        return
    before = Page.objects.filter(pk=instance.pk).values_list("url_path", flat=True).first()
    if before != instance.url_path:
        announce(affected.at_or_below(instance))


def sites_changed(**_kwargs: Any) -> None:
    """Follow a site's address, or a second site: links between sites are whole addresses."""
    announce(affected.of_all())


def publisher_changed(**_kwargs: Any) -> None:
    """Follow the publisher's name, which citations and metadata give; no index holds it."""
    Record.objects.all().move_datestamps()


def restriction_changed(instance: PageViewRestriction, **kwargs: Any) -> None:
    """Hide what has become restricted; show again what no longer is."""
    deleted = kwargs["signal"] is post_delete
    announce(affected.at_or_below(instance.page), hide=not deleted)


def consent_changed(instance: Consent, **_kwargs: Any) -> None:
    """Hide a story and its translations until no more is kept of them than consent allows."""
    announce(Record.objects.filter(page=instance.voice_id).values_list("pk", flat=True), hide=True)
    announce(affected.translations_of(instance.voice_id), hide=True)
    # They quote it, or rest on it: copies of them elsewhere have words of it.
    announce(affected.linked_with(instance.voice))


def tool_use_changed(instance: ToolUsed, **_kwargs: Any) -> None:
    """Follow “used in” on a tool's page."""
    announce(Record.objects.filter(page=instance.tool_id).values_list("pk", flat=True))


def adaptation_changed(instance: Adaptation, **_kwargs: Any) -> None:
    """Follow “adapted by” on the original's page."""
    announce(Record.objects.filter(page=instance.original_id).values_list("pk", flat=True))


def answer_changed(instance: VoiceAnswered, **_kwargs: Any) -> None:
    """Follow “what changed because of this” on a voice's page, in all its languages."""
    announce(affected.of_voice(instance.voice_id))


def organisation_changed(instance: Organisation, **_kwargs: Any) -> None:
    """Follow a new name, region, code or successor."""
    announce(affected.of_organisation(instance))


def figure_changed(instance: ContextFigure, **_kwargs: Any) -> None:
    """Follow what is stated of a place: its records show the newest."""
    announce(affected.of_place(instance.organisation_id))


def area_changed(instance: PriorityArea | PriorityAreaName, **_kwargs: Any) -> None:
    """Follow an area's names."""
    area = instance.area if isinstance(instance, PriorityAreaName) else instance
    announce(affected.of_area(area))


def theme_changed(instance: Theme, **_kwargs: Any) -> None:
    """Follow a theme's name."""
    announce(affected.of_theme(instance))


def tag_changed(instance: RecordTag, **_kwargs: Any) -> None:
    """Follow a tag's name."""
    announce(affected.of_tag(instance))


def document_changed(instance: RepositoryDocument, **kwargs: Any) -> None:
    """Hide what uses a file until its new name, place and words are known, or none of them."""
    if not kwargs.get("created"):
        announce(affected.of_documents([instance]), hide=True)


def collection_changed(instance: Collection, **_kwargs: Any) -> None:
    """Follow a collection to a place where other people may see its files."""
    announce(affected.of_collection(instance), hide=True)


def files_restricted(
    instance: CollectionViewRestriction,
    raw: bool = False,  # noqa: FBT001, FBT002 - Django's signal names it
    **kwargs: Any,
) -> None:
    """Hide what uses files that have become private; find again what no longer are."""
    if raw:
        # The collection may come after it.
        return
    deleted = kwargs["signal"] is post_delete
    announce(affected.of_collection(instance.collection), hide=not deleted)


def connect() -> None:
    """Connect every receiver, once."""
    for page_type in _PAGE_TYPES:
        _connect(post_save, page_saved, page_type)
        _connect(pre_delete, page_deleted, page_type)
    _connect(post_save, record_saved, Record)
    _connect(pre_delete, record_deleted, Record)
    # A row that goes takes its links with it: ask before it does.
    for signals, receiver, sender in (
        ((post_save, post_delete), sites_changed, Site),
        ((post_save, post_delete), publisher_changed, PublisherSettings),
        ((post_save, post_delete), restriction_changed, PageViewRestriction),
        ((post_save, post_delete), consent_changed, Consent),
        ((post_save, post_delete), tool_use_changed, ToolUsed),
        ((post_save, post_delete), adaptation_changed, Adaptation),
        ((post_save, post_delete), answer_changed, VoiceAnswered),
        ((post_save, pre_delete), organisation_changed, Organisation),
        ((post_save, pre_delete), figure_changed, ContextFigure),
        ((post_save, pre_delete), area_changed, PriorityArea),
        ((post_save, pre_delete), area_changed, PriorityAreaName),
        ((post_save, pre_delete), theme_changed, Theme),
        ((post_save, pre_delete), tag_changed, RecordTag),
        ((post_save, pre_delete), document_changed, RepositoryDocument),
        ((post_save,), collection_changed, Collection),
        ((post_save, post_delete), files_restricted, CollectionViewRestriction),
    ):
        for signal in signals:
            _connect(signal, receiver, sender)
    page_unpublished.connect(unpublished, dispatch_uid="records.changes.unpublished")
    pre_save.connect(readdressed, dispatch_uid="records.changes.readdressed")
    post_page_move.connect(moved, dispatch_uid="records.changes.moved")


def _connect(signal: Any, receiver: Any, sender: type[Model]) -> None:
    uid = f"records.changes.{receiver.__name__}.{sender._meta.label}.{id(signal)}"
    signal.connect(receiver, sender=sender, dispatch_uid=uid)
