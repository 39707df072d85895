"""Editor's picks: what an editor has put first for certain words (Wagtail's promoted results).

They are kept in each process, so that a search page asks the database nothing more, and bumped
whenever a picked record's document may have changed. Searching itself never writes what was typed.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page

from repository.publisher import snapshot
from repository.publisher.privacy import is_private, restricted_paths
from repository.records.loading import load_records
from repository.records.models import Record
from search.analysis import find_terms
from search.blocked import Sight
from search.building import build_document
from search.documents import SearchDocument
from search.engines.base import Hit
from search.lookups import load_lookups
from search.query import SearchQuery
from search.reference import fits_filters

Words = tuple[str, ...]


@dataclass(frozen=True)
class Pick:
    """One pick: a record, or a link to another page."""

    #: The editor's reason, shown with it.
    note: str
    document: SearchDocument | None = None
    title: str = ""
    url: str = ""

    def suits(self, query: SearchQuery, sight: Sight) -> bool:
        """Return whether it may be shown now, in this list."""
        if self.document is None:
            return not (query.filters or query.fixed)
        if self.document.personal and query.narrows_personal:
            # Alone in a cell, a person could be singled out.
            return False
        return _is_visible(self.document, sight.blocked, sight.now) and fits_filters(
            self.document, query
        )

    @property
    def hit(self) -> Hit | None:
        """Return the record as results show it; nothing for another page."""
        document = self.document
        if document is None:
            return None
        return Hit(document.identifier, 0.0, document.card, personal=document.personal)


def find_picks(query: SearchQuery, sight: Sight, corrected: str | None = None) -> list[Pick]:
    """Return the picks for a search's words, on its first page.

    Args:
        query: the search.
        sight: what may be shown now.
        corrected: its words put right, where some were misspelt.
    """
    words = find_terms(corrected or query.text.text)
    if not words or query.page > 1:
        return []
    return [pick for pick in _picks.get().get(words, ()) if pick.suits(query, sight)]


def follow_records(identifiers: Iterable[str]) -> None:
    """Have picks read anew when one of these records is picked."""
    picked = Record.objects.filter(page__in=SearchPromotion.objects.values("page"))
    if not set(identifiers).isdisjoint(picked.values_list("pk", flat=True)):
        snapshot.bump()


def follow_page(instance: Page, **_kwargs: Any) -> None:
    """Have picks read anew when a picked page that is no record changes."""
    if SearchPromotion.objects.filter(page=instance.pk).exists():
        snapshot.bump()


def _is_visible(document: SearchDocument, blocked: frozenset[str], now: dt.datetime) -> bool:
    if document.identifier in blocked:
        return False
    return document.visible_until is None or document.visible_until > now


def _load() -> Mapping[Words, tuple[Pick, ...]]:
    promotions = SearchPromotion.objects.select_related("query", "page").order_by("sort_order")
    chosen = list(promotions)
    documents = _load_documents(chosen)
    restricted = restricted_paths()
    picks: dict[Words, tuple[Pick, ...]] = {}
    for promotion in chosen:
        pick = _build(promotion, documents, restricted)
        words = find_terms(promotion.query.query_string)
        if pick is not None and words:
            picks[words] = (*picks.get(words, ()), pick)
    return picks


def _load_documents(promotions: Iterable[SearchPromotion]) -> dict[int, SearchDocument | None]:
    """Return the document of each picked record by its page; None where it must not be found."""
    keys = [promotion.page_id for promotion in promotions if promotion.page_id]
    identifiers = Record.objects.filter(page__in=keys).values_list("pk", flat=True)
    lookups = load_lookups() if keys else None
    return {
        record.page_id: build_document(record, lookups)
        for record in load_records(identifiers)
        if record.page_id
    }


def _build(
    promotion: SearchPromotion,
    documents: Mapping[int, SearchDocument | None],
    restricted: tuple[str, ...],
) -> Pick | None:
    page, note = promotion.page, promotion.description
    if page is None:
        return Pick(note, None, promotion.external_link_text or "", promotion.external_link_url)
    if page.pk in documents:
        document = documents[page.pk]
        return None if document is None else Pick(note, document)
    if not page.live or is_private(page.path, restricted):
        return None
    return Pick(note, None, page.title, page.get_url() or "")


_picks = snapshot.Snapshot(_load)
