"""Everything in the embedded index, page by page: for who compares it with the database."""

from collections.abc import Collection, Iterator, Mapping

import tantivy
from tantivy import Order, Query

from search.engines.embedded.schema import DIGEST, IDENTIFIER, NEWEST_KEY, SCHEMA


def iterate_digests(
    searcher: tantivy.Searcher, size: int, only: Collection[str] | None
) -> Iterator[Mapping[str, str]]:
    """Return identifiers with digests in pages; with `only`, of those alone."""
    query = Query.all_query()
    if only is not None:
        query = Query.term_set_query(SCHEMA, IDENTIFIER, sorted(only))
    start = 0
    # Any key without equals will do for the order.
    while hits := searcher.search(
        query, size, offset=start, order_by_field=NEWEST_KEY, order=Order.Asc
    ).hits:
        documents = [searcher.doc(address) for _, address in hits]
        yield {
            str(document.get_first(IDENTIFIER)): bytes(document.get_first(DIGEST) or b"").decode()
            for document in documents
        }
        start += len(hits)
