"""Search by looking at every document: what the engines must agree with, in plain words.

The tests compare engines with it, and it answers from the database when no engine can. Pure.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from search.analysis import find_terms, is_stop_word
from search.completion import Beginning, choose
from search.documents import SearchDocument
from search.engines.arranging import build_facet
from search.engines.base import (
    FacetCount,
    Hit,
    SearchResponse,
    Vocabulary,
    count_pages,
    find_shared,
)
from search.facets import (
    BY_KEY,
    DEFAULT_STATES,
    FILTER_KEYS,
    NEWEST,
    PERSONAL_KEYS,
    REPLICATED,
    REVIEWED,
    SMALLEST_CELL,
)
from search.query import SearchQuery
from search.ranking import (
    RELATED_TITLE_WEIGHT,
    RELATED_WEIGHTS,
    SCORE_DIGITS,
    most_first,
    newest_first,
)
from search.reference_text import Entry, build_hit, holds, matches_text, score
from search.spelling import Spelling, build_spelling, list_title_words, list_words


def search(
    entries: Sequence[Entry], query: SearchQuery, blocked: frozenset[str], now: dt.datetime
) -> SearchResponse:
    """Answer a search over all entries."""
    matching = find_matching(entries, query, blocked, now)
    pages = count_pages(len(matching), query.page_size)
    page = min(query.page, pages)
    ranked = sorted(matching, key=_sort_key(query))
    shown = ranked[(page - 1) * query.page_size : page * query.page_size]
    return SearchResponse(
        hits=tuple(build_hit(entry, query.text) for entry in shown),
        total=len(matching),
        page=page,
        pages=pages,
        facets={
            key: count_facet(entries, query, key, blocked, now)
            for key in BY_KEY
            if query.counted and key not in query.fixed
        },
    )


def find_matching(
    entries: Iterable[Entry], query: SearchQuery, blocked: frozenset[str], now: dt.datetime
) -> list[Entry]:
    """Return the entries a search shows, over all its pages."""
    found = [
        entry for entry in entries if _is_visible(entry, blocked, now) and _admits(entry, query)
    ]
    return _without_small_cell(found) if query.narrows_personal else found


def count_facet(
    entries: Iterable[Entry],
    query: SearchQuery,
    key: str,
    blocked: frozenset[str],
    now: dt.datetime,
) -> tuple[FacetCount, ...]:
    """Count, for each value, the records that the search shows with that value alone chosen."""
    others = query.without(key)
    cells: dict[str, list[Entry]] = defaultdict(list)
    labels: dict[str, str] = {}
    for entry in entries:
        if _is_visible(entry, blocked, now) and _admits(entry, others):
            for term in set(entry.document.terms.get(key, ())):
                cells[term.value].append(entry)
                labels.setdefault(term.value, term.label)
    if others.narrows_personal or key in PERSONAL_KEYS:
        cells = {value: _without_small_cell(cell) for value, cell in cells.items()}
    counts = {value: len(cell) for value, cell in cells.items()}
    return build_facet(key, counts, labels, query.filters.get(key, frozenset()))


def collect_vocabulary(
    entries: Iterable[Entry], blocked: frozenset[str], now: dt.datetime
) -> Vocabulary:
    """Return the values of all findable records, but none that only a story or two hold."""
    cells: dict[str, dict[str, list[Entry]]] = {key: defaultdict(list) for key in FILTER_KEYS}
    labels: dict[str, dict[str, str]] = {key: {} for key in FILTER_KEYS}
    for entry in entries:
        if _is_visible(entry, blocked, now):
            for key in FILTER_KEYS:
                for term in entry.document.terms.get(key, ()):
                    cells[key][term.value].append(entry)
                    labels[key].setdefault(term.value, term.label)
    return {
        key: {
            value: labels[key][value]
            for value, cell in cells[key].items()
            if key not in PERSONAL_KEYS or _without_small_cell(cell)
        }
        for key in FILTER_KEYS
    }


def collect_spelling(
    entries: Iterable[Entry], blocked: frozenset[str], now: dt.datetime
) -> Spelling:
    """Return the words of findable records that may be offered for misspelt ones."""
    counted: Counter[str] = Counter()
    titled: Counter[str] = Counter()
    for entry in entries:
        if entry.document.state in DEFAULT_STATES and _is_visible(entry, blocked, now):
            counted.update(list_words(entry.document))
            titled.update(list_title_words(entry.document))
    return build_spelling(counted.items(), titled.items())


def find_held(
    entries: Sequence[Entry], texts: Iterable[str], blocked: frozenset[str], now: dt.datetime
) -> frozenset[str]:
    """Return those of some texts that a findable record holds."""
    return frozenset(
        text
        for text in texts
        if any(holds(entry, text) and _is_visible(entry, blocked, now) for entry in entries)
    )


def find_related(
    entries: Sequence[Entry],
    identifier: str,
    limit: int,
    blocked: frozenset[str],
    now: dt.datetime,
) -> tuple[Hit, ...]:
    """Return the current records that share most with one record."""
    origin = next((e.document for e in entries if e.document.identifier == identifier), None)
    if origin is None:
        return ()
    words = {term for term in find_terms(origin.title) if not is_stop_word(term)}
    scored = []
    for entry in entries:
        other = entry.document
        if other.identifier == identifier or other.personal or other.state != "current":
            continue
        if not _is_visible(entry, blocked, now):
            continue
        score = sum(
            weight * len(origin.values(key) & other.values(key))
            for key, weight in RELATED_WEIGHTS.items()
        )
        score += RELATED_TITLE_WEIGHT * len(words & set(entry.fields["title"].split()))
        if score:
            scored.append((-round(score, SCORE_DIGITS), other.identifier, other))
    scored.sort(key=lambda item: item[:2])
    return tuple(
        Hit(doc.identifier, -score, doc.card, shared=find_shared(origin.card, doc.card))
        for score, _, doc in scored[:limit]
    )


def complete(
    entries: Iterable[Entry],
    beginning: Beginning,
    limit: int,
    blocked: frozenset[str],
    now: dt.datetime,
) -> tuple[Hit, ...]:
    """Return the current records whose titles hold words that begin as typed."""
    documents = (
        (entry.document.title, entry.document)
        for entry in entries
        if entry.document.state == "current" and _is_visible(entry, blocked, now)
    )
    return tuple(
        Hit(document.identifier, 0.0, document.card, personal=document.personal)
        for _, document in choose(beginning, documents, limit)
    )


def _is_visible(entry: Entry, blocked: frozenset[str], now: dt.datetime) -> bool:
    document = entry.document
    if document.identifier in blocked:
        return False
    return document.visible_until is None or document.visible_until > now


def _admits(entry: Entry, query: SearchQuery) -> bool:
    return fits_filters(entry.document, query) and matches_text(entry, query.text)


def fits_filters(document: SearchDocument, query: SearchQuery) -> bool:
    """Return whether a document passes a search's filters, whatever its words."""
    if document.state not in query.states:
        return False
    if query.year_from is not None and (document.year is None or document.year < query.year_from):
        return False
    if query.year_to is not None and (document.year is None or document.year > query.year_to):
        return False
    return all(
        values & document.values(key)
        for wanted in (query.fixed, query.filters)
        for key, values in wanted.items()
    )


def _without_small_cell(cell: list[Entry]) -> list[Entry]:
    """Leave personal stories out of a cell that would hold fewer than three of them."""
    personal = sum(entry.document.personal for entry in cell)
    if personal >= SMALLEST_CELL:
        return cell
    return [entry for entry in cell if not entry.document.personal]


def _sort_key(query: SearchQuery) -> Callable[[Entry], tuple[float, str]]:
    def key(entry: Entry) -> tuple[float, str]:
        document = entry.document
        if query.order == NEWEST:
            return 0.0, newest_first(document.published, document.identifier)
        if query.order == REVIEWED:
            return 0.0, newest_first(document.reviewed, document.identifier)
        if query.order == REPLICATED:
            return 0.0, most_first(document.adoptions, document.identifier)
        return -round(score(entry, query.text), SCORE_DIGITS), document.identifier

    return key
