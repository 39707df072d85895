"""Which records' documents show something that has changed. Each answer is a query or two."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from wagtail.models import Collection, Page, ReferenceIndex

from repository.media.models import RepositoryDocument
from repository.network.mergers import list_taken_over
from repository.network.models import Organisation
from repository.records.choices import OrganisationRole, RecordType
from repository.records.models import (
    Adaptation,
    PolicyRecommendationPage,
    Record,
    RecordTag,
    ToolUsed,
    VoiceAnswered,
    VoicePage,
)
from repository.taxonomy.models import PriorityArea, Theme

Identifiers = QuerySet[Record, str]


def at_or_below(page: Page) -> Identifiers:
    """Return the records of a page and of those under it: addresses and restrictions pass down."""
    return _identifiers(Q(page__path__startswith=page.path))


def of_all() -> Identifiers:
    """Return every record."""
    return _identifiers(Q())


def of_page(page: Page) -> Identifiers:
    """Return the record that a page shows."""
    return _identifiers(Q(page_id=page.pk))


def translations_of(key: int) -> Identifiers:
    """Return the translations of a voice: they rest on the consent to it."""
    return _identifiers(Q(page_id__in=VoicePage.objects.filter(translation_of=key).values("pk")))


def linked_with(page: Page) -> Identifiers:
    """Return the records whose pages name this one, or have words of it.

    They are tools and their uses, originals and what was adapted from them, replaced advice, what a
    statement rests on, quoted voices, voices and what answered them.
    """
    adaptations = Adaptation.objects.filter
    links, answers = ToolUsed.objects.filter, VoiceAnswered.objects.filter
    answered = answers(page_id=page.pk).values("voice_id")
    older = PolicyRecommendationPage.objects.filter(pk=page.pk, supersedes__isnull=False)
    return _identifiers(
        Q(page_id__in=links(tool_id=page.pk).values("page_id"))
        | Q(page_id__in=links(page_id=page.pk).values("tool_id"))
        | Q(page_id__in=adaptations(original_id=page.pk).values("page_id"))
        | Q(page_id__in=adaptations(page_id=page.pk).values("original_id"))
        | Q(page_id__in=answers(voice_id=page.pk).values("page_id"))
        | _of_voices(answered)
        | Q(page_id__in=PolicyRecommendationPage.objects.filter(supersedes=page.pk).values("pk"))
        | Q(page_id__in=older.values("supersedes_id"))
        | Q(page_id__in=_pages_naming(Page, [page.pk]))
    )


def of_voice(key: int) -> Identifiers:
    """Return a voice in all its languages."""
    return _identifiers(_of_voices([key]))


def _of_voices(keys: Any) -> Q:
    in_other_languages = VoicePage.objects.filter(translation_of__in=keys).values("pk")
    return Q(page_id__in=keys) | Q(page_id__in=in_other_languages)


def of_organisation(organisation: Organisation) -> Identifiers:
    """Return the records of a body and of those it took over: they are found by its name too."""
    keys = list_taken_over(organisation)
    return _identifiers(Q(page__organisations__organisation__in=keys)).distinct()


def of_place(key: int) -> Identifiers:
    """Return the case studies that a body led: they show what is stated of it."""
    led = Q(
        page__organisations__organisation=key,
        page__organisations__role=OrganisationRole.LED_BY,
    )
    return _identifiers(led & Q(type=RecordType.CASE_STUDY)).distinct()


def of_area(area: PriorityArea) -> Identifiers:
    """Return the records of a priority area."""
    return _identifiers(Q(page__priority_areas=area.pk))


def of_theme(theme: Theme) -> Identifiers:
    """Return the records of a theme."""
    return _identifiers(Q(page__themes=theme.pk))


def of_tag(tag: RecordTag) -> Identifiers:
    """Return the records with a tag."""
    return _identifiers(Q(page__tagged_items__tag=tag.pk))


def of_documents(documents: Iterable[RepositoryDocument]) -> Identifiers:
    """Return the records whose pages use one of some files."""
    return _identifiers(
        Q(page_id__in=_pages_naming(RepositoryDocument, [document.pk for document in documents]))
    )


def of_collection(collection: Collection) -> Identifiers:
    """Return the records whose pages use a file of a collection or of one in it."""
    inside = RepositoryDocument.objects.filter(collection__path__startswith=collection.path)
    return of_documents(inside.only("pk"))


def _pages_naming(model: type[Model], keys: Iterable[int]) -> set[int]:
    """Return the keys of the pages that name an object anywhere, as they were saved last."""
    found = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(model),
        to_object_id__in=[str(key) for key in keys],
    )
    return {int(key) for key in found.values_list("object_id", flat=True)}


def _identifiers(condition: Q) -> Identifiers:
    return Record.objects.filter(condition).order_by().values_list("pk", flat=True)
