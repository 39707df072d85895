"""JSON: what the search API says of each record, of all of them in one file."""

import json
from collections.abc import Iterator

from search.export.export import Export
from search.presentation import build_card


def write_json(export: Export) -> Iterator[str]:
    """Return an object whose results come last, one a line."""
    query, listing = export.reading.query, export.listing
    head = {
        "query": query.text.text,
        "corrected_query": listing.corrected_query,
        "exact": query.exact,
        "sort": query.sort,
        "date": export.now.isoformat(timespec="seconds"),
        "total": listing.total,
        "truncated": export.is_truncated,
        "degraded": listing.degraded,
        "notices": [notice.as_dict() for notice in export.notices],
    }
    yield f'{json.dumps(head)[:-1]}, "results": ['
    between = "\n"
    for hits in export.iterate_hits():
        for hit in hits:
            card = build_card(hit)
            card["url"] = export.repository.address + card["url"]
            yield between + json.dumps(card)
            between = ",\n"
    yield "\n]}\n"
