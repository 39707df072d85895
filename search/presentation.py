"""How an answer looks to templates: the `search` context, result cards, short lists."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from search import links
from search.blocked import Sight, load_sight
from search.engines.base import Hit, SearchResponse
from search.execute import run_search
from search.facets import BY_KEY, DEFAULT_STATES, FILTER_LABELS, SORTS, STATES
from search.labels import load_known_values, load_lexicon
from search.loosening import build_ways_on
from search.parameters import Labels, Parameters, parse_query
from search.picks import Pick, find_picks
from search.query import Notice, SearchQuery

#: More values than this are folded behind “Show all”.
SHOWN_VALUES = 10


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
    known = load_known_values(sight)
    lexicon = load_lexicon()
    query, notices = parse_query(
        parameters, known=known.labels, former=known.former, fixed=fixed, lexicon=lexicon
    )
    query = replace(query, page_size=page_size or query.page_size, counted=counted)
    response = run_search(query, sight, lexicon)
    seconds = time.monotonic() - started
    return Answer(query, response, (*notices, *response.notices), known.labels, sight, seconds)


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
    selected = _build_selected(found, action)
    picks = find_picks(query, found.sight, response.corrected_query)
    picked = {pick.hit.identifier for pick in picks if pick.hit}
    return {
        "query": query.text.text,
        "action": action,
        "corrected_query": response.corrected_query,
        "exact": query.exact,
        "exact_href": links.exact_href(action, query),
        "total": response.total,
        "page": page,
        "page_size": query.page_size,
        "pages": pages,
        "picks": [_build_pick(pick) for pick in picks],
        "results": [build_card(hit) for hit in response.hits if hit.identifier not in picked],
        "facets": build_facets(found),
        "selected": selected,
        "ways": {}
        if response.total
        else build_ways_on(query, found.sight, selected, action, counts=not response.degraded),
        "notices": [notice.as_dict() for notice in found.notices],
        "sort": query.sort,
        "sorts": _build_choices(SORTS, {query.sort}),
        "previous_href": links.page_href(action, query, page - 1) if page > 1 else "",
        "next_href": links.page_href(action, query, page + 1) if page < pages else "",
        "page_links": _build_page_links(query, action, page, pages),
        "clear_href": links.clear_href(action, query),
        "fixed_type": next(iter(query.fixed.get("type", ())), ""),
        "hidden": links.hidden_pairs(query),
        "states": _build_choices(STATES, query.states),
        "year_from": query.year_from,
        "year_to": query.year_to,
        "degraded": response.degraded,
        "has_personal": found.has_personal or any(pick.hit.personal for pick in picks if pick.hit),
    }


def build_facets(found: Answer) -> list[dict[str, Any]]:
    """Return the facets with all their values, in the declared order."""
    return [
        {
            "key": key,
            "label": BY_KEY[key].label,
            "values": [
                {
                    "value": item.value,
                    # A chosen value that no record holds has no label in the index.
                    "label": item.label if item.count else found.labels[key][item.value],
                    "count": item.count,
                    "selected": item.selected,
                }
                for item in values
            ],
            "selected_count": sum(item.selected for item in values),
            "more": len(values) > SHOWN_VALUES,
        }
        for key, values in found.response.facets.items()
    ]


def _build_pick(pick: Pick) -> dict[str, Any]:
    return {
        "note": pick.note,
        "title": pick.title,
        "url": pick.url,
        "card": build_card(pick.hit) if pick.hit else None,
    }


def _build_choices(labels: Mapping[str, str], chosen: Any) -> list[dict[str, Any]]:
    return [
        {"value": value, "label": label, "selected": value in chosen}
        for value, label in labels.items()
    ]


def _build_selected(found: Answer, action: str) -> list[dict[str, str]]:
    query = found.query
    chosen = [
        (key, FILTER_LABELS[key], value, found.labels.get(key, {}).get(value, value))
        for key, values in query.filters.items()
        for value in sorted(values)
    ]
    for name, label in (("year_from", "From"), ("year_to", "To")):
        year = getattr(query, name)
        chosen += [(name, label, str(year), str(year))] if year is not None else []
    if query.states != DEFAULT_STATES:
        chosen += [("state", "State", value, STATES[value]) for value in sorted(query.states)]
    return [
        {
            "key": key,
            "label": label,
            "value": value,
            "value_label": value_label,
            "remove_href": links.remove_href(action, query, key, value),
        }
        for key, label, value, value_label in chosen
    ]


def _build_page_links(
    query: SearchQuery, action: str, page: int, pages: int
) -> list[dict[str, Any]]:
    """Return links to pages; one without a number stands for those left out."""
    items: list[dict[str, Any]] = []
    before = 0
    for number in links.shown_pages(page, pages):
        if number > before + 1:
            items.append({"number": None, "href": "", "current": False})
        href = links.page_href(action, query, number)
        items.append({"number": number, "href": href, "current": number == page})
        before = number
    return items
