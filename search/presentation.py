"""How an answer looks to templates: the `search` context, result cards, short lists."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.urls import reverse

from search import links
from search.blocked import Sight, load_sight
from search.engines.base import Hit, SearchResponse
from search.execute import run_search
from search.export.formats import FORMATS, LIMIT
from search.facets import FACET_SORTS, SORTS, STATES, Order
from search.loosening import build_ways_on
from search.narrowing import build_choices, build_facets, build_selected, can_be_sorted
from search.parameters import Labels, Parameters
from search.picks import Pick, find_picks
from search.query import Notice, SearchQuery
from search.reading import read_search


@dataclass(frozen=True)
class Answer:
    """A search as it was read, with what was found."""

    query: SearchQuery
    response: SearchResponse
    #: About the reading first, then about the answer.
    notices: tuple[Notice, ...]
    labels: Labels
    #: What might be shown when it was answered.
    sight: Sight
    #: How long the answer took.
    seconds: float

    @property
    def has_personal(self) -> bool:
        """Whether a person's story is shown: such a page must not be kept by any cache."""
        return any(hit.personal for hit in self.response.hits)


def answer(
    parameters: Parameters,
    fixed: Mapping[str, str] | None = None,
    *,
    page_size: int | None = None,
    counted: bool = True,
    sight: Sight | None = None,
) -> Answer:
    """Read a search from parameters and answer it."""
    started = time.monotonic()
    sight = sight or load_sight()
    reading = read_search(parameters, sight, fixed)
    query = replace(reading.query, page_size=page_size or reading.query.page_size, counted=counted)
    response = run_search(query, sight, reading.lexicon)
    notices = (*reading.notices, *response.notices)
    seconds = time.monotonic() - started
    return Answer(query, response, notices, reading.labels, sight, seconds)


def build_card(hit: Hit) -> dict[str, Any]:
    """Return a result as templates and the API show it."""
    marks = hit.highlights
    highlights: dict[str, list[Any]] = {
        "title": list(marks.title),
        "summary": list(marks.summary),
        "body": list(marks.body),
    }
    if marks.attachments:
        highlights["attachments"] = [extract._asdict() for extract in marks.attachments]
    return {**hit.card, "highlights": highlights, "score": hit.score}


def build_context(found: Answer, action: str) -> dict[str, Any]:
    """Return the context that the result templates take."""
    query, response = found.query, found.response
    page, pages = response.page, response.pages
    to_page = partial(links.page_href, action, links.build_pairs(query))
    selected = build_selected(query, found.labels, action)
    picks = find_picks(query, found.sight, response.corrected_query)
    picked = {pick.hit.identifier for pick in picks if pick.hit}
    return {
        "query": query.text.text,
        "action": action,
        "corrected_query": response.corrected_query,
        "exact": query.exact,
        "exact_href": links.exact_href(action, query),
        "did_you_mean": build_offers(found, action),
        "total": response.total,
        "page": page,
        "page_size": query.page_size,
        "pages": pages,
        "picks": [_build_pick(pick) for pick in picks],
        "results": [build_card(hit) for hit in response.hits if hit.identifier not in picked],
        "facets": build_facets(response.facets, found.labels, Order(query.facet_sort)),
        "selected": selected,
        "ways": {}
        if response.total
        else build_ways_on(query, found.sight, selected, action, counts=not response.degraded),
        "notices": [notice.as_dict() for notice in found.notices],
        "sort": query.sort,
        "sorts": build_choices(SORTS, {query.sort}),
        "facet_sorts": build_choices(FACET_SORTS, {query.facet_sort})
        if can_be_sorted(response.facets)
        else [],
        "previous_href": to_page(page - 1) if page > 1 else "",
        "next_href": to_page(page + 1) if page < pages else "",
        "page_links": links.build_page_links(page, pages, to_page),
        "clear_href": links.clear_href(action, query),
        "exports": [
            {"label": kind.label, "href": links.export_href(query, kind.extension)}
            for kind in FORMATS
        ],
        # Said only where it matters.
        "export_limit": LIMIT if response.total > LIMIT else 0,
        "feed_href": links.feed_href(query),
        "query_string": links.query_string(query),
        "fixed_type": next(iter(query.fixed.get("type", ())), ""),
        "hidden": links.hidden_pairs(query),
        "alert_href": links.build_href(
            reverse("search_alert"), links.saved_pairs(query, response.corrected_query)
        ),
        "states": [(state, label, None, state in query.states) for state, label in STATES.items()],
        "year_from": query.year_from,
        "year_to": query.year_to,
        "degraded": response.degraded,
        "has_personal": found.has_personal or any(pick.hit.personal for pick in picks if pick.hit),
    }


def build_offers(found: Answer, action: str) -> list[dict[str, str]]:
    """Return what else may have been meant, each with its search."""
    return [
        {"text": text, "url": links.text_href(action, found.query, text)}
        for text in found.response.did_you_mean
    ]


def _build_pick(pick: Pick) -> dict[str, Any]:
    return {
        "note": pick.note,
        "title": pick.title,
        "url": pick.url,
        "card": build_card(pick.hit) if pick.hit else None,
    }
