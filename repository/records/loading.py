"""Records with what their content needs, in few queries however many they are."""

import contextlib
import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from django.db.models import (
    Model,
    OuterRef,
    Prefetch,
    QuerySet,
    Subquery,
    prefetch_related_objects,
)

from repository.records.formats import FORMATS
from repository.records.models import (
    PAGE_TYPES,
    CaseStudyPage,
    Contributor,
    PolicyRecommendationPage,
    Record,
    RecordEthnicGroup,
    RecordOrganisation,
    RecordVersion,
    ToolPage,
    ToolUsed,
    VoiceAnswered,
    VoicePage,
)
from repository.taxonomy.models import PriorityArea

_SPECIFIC: Final[Mapping[str, str]] = {
    name: model._meta.model_name for name, model in PAGE_TYPES.items()
}
#: The page in every type, and what consent to a voice rests on: joined to the record.
_JOINED: Final = (
    *(f"page__{name}" for name in _SPECIFIC.values()),
    *(f"page__{form.field}" for form in FORMATS),
    "page__voicepage__consent",
    "page__voicepage__translation_of__consent",
    "page__voicepage__translation_of__record",
)
#: An area's figures and sources are large, and no record shows them.
_AREAS: Final = Prefetch("priority_areas", PriorityArea.objects.only("slug", "name", "nhs_name"))
#: Rows that belong to a page, with what their content names: attribute, model, its relations.
_CHILDREN: Final[tuple[tuple[str, type[Model], tuple[str, ...]], ...]] = (
    ("organisations", RecordOrganisation, ("organisation",)),
    ("ethnic_groups", RecordEthnicGroup, ()),
    ("contributors", Contributor, ()),
)
_TOOLS_USED: Final = (("tools_used", ToolUsed, ("tool__record",)),)
_VOICES_ANSWERED: Final = (("voices_answered", VoiceAnswered, ("voice__record",)),)
_ANSWERING: Final = (CaseStudyPage, PolicyRecommendationPage)
#: What the sections of a type say of other records: what a page refers to, what refers to it.
_LINKED: Final[Mapping[type[Model], tuple[str | Prefetch, ...]]] = {
    ToolPage: ("used_in__page__record",),
    PolicyRecommendationPage: ("supersedes__record", "superseded_by__record"),
    VoicePage: tuple(
        Prefetch(f"{whose}answers", VoiceAnswered.objects.select_related("page__record"))
        for whose in ("", "translation_of__")
    ),
}


def load_records(identifiers: Iterable[str]) -> list[Record]:
    """Return those of the records that exist, each with its specific page and all it names."""
    records = load_outlined(Record.objects.filter(pk__in=list(identifiers)).order_by("pk"))
    pages: list[Any] = [record.page for record in records if record.page]
    for page_type, lookups in _LINKED.items():
        prefetch_related_objects([page for page in pages if type(page) is page_type], *lookups)
    case_studies = {page.pk: page for page in pages if hasattr(page, "tools_used")}
    _set_children(case_studies, _TOOLS_USED)
    answering = {page.pk: page for page in pages if isinstance(page, _ANSWERING)}
    _set_children(answering, _VOICES_ANSWERED)
    return records


def load_outlined(found: QuerySet[Record]) -> list[Record]:
    """Return records, each with its specific page in place and what an outline of it names.

    Seven queries, of records of whatever types. Each also knows the number and
    date of its newest version, as `newest_number` and `newest_date`.
    """
    versions = RecordVersion.objects.filter(record=OuterRef("pk")).order_by("-number")
    newest = {f"newest_{name}": Subquery(versions.values(name)[:1]) for name in ("number", "date")}
    records = list(found.annotate(**newest).select_related(*_JOINED))
    generic: list[Any] = [record.page for record in records if record.page]
    prefetch_related_objects(generic, _AREAS, "themes", "tags")
    pages: dict[int, Any] = {}
    for record in records:
        general: Any = record.page
        if general is None:
            continue
        page = getattr(general, _SPECIFIC[record.type])
        page.record = record
        for form in FORMATS:
            setattr(page, form.field, getattr(general, form.field))
        # Where Django keeps what was prefetched.
        page._prefetched_objects_cache = general._prefetched_objects_cache  # noqa: SLF001 - as said
        record.page = pages[page.pk] = page
    _set_children(pages, _CHILDREN)
    return records


def _set_children(
    pages: Mapping[int, Any], kinds: Iterable[tuple[str, type[Model], tuple[str, ...]]]
) -> None:
    for name, model, relations in kinds:
        rows: dict[int, list[Model]] = {key: [] for key in pages}
        found: QuerySet[Any] = model._default_manager.filter(page_id__in=pages)
        for row in found.select_related(*relations).order_by("sort_order") if pages else ():
            rows[row.page_id].append(row)
        for key, page in pages.items():
            setattr(page, name, rows[key])


def iterate_identifiers(size: int) -> Iterator[Sequence[str]]:
    """Return the identifiers of all records in batches, each read anew from the table."""
    last = ""
    while batch := list(
        Record.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:size]
    ):
        yield batch
        last = batch[-1]


@contextlib.contextmanager
def collecting_by_batch() -> Iterator[None]:
    """Leave collecting garbage to who reads in batches: Python would look over every page often.

    Halves the time that reading takes (measured: 1.0 to 0.5 ms a record).
    """
    was_enabled = gc.isenabled()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        if was_enabled:
            gc.enable()
