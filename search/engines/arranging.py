"""The values of a facet, with their labels and in order: the same from every engine. Pure."""

from collections.abc import Callable, Iterable, Mapping

from search.engines.base import FacetCount
from search.facets import BY_KEY, Facet, Order


def build_facet(
    key: str,
    counts: Mapping[str, int],
    labels: Mapping[str, str],
    selected: frozenset[str],
) -> tuple[FacetCount, ...]:
    """List a facet's values in its own order: those that count, and those chosen."""
    facet = BY_KEY[key]
    values = [
        FacetCount(
            value,
            labels.get(value) or facet.values.get(value) or value,
            counts.get(value, 0),
            value in selected,
        )
        for value in {*(value for value, count in counts.items() if count > 0), *selected}
    ]
    return arrange(key, values, facet.order)


def arrange(key: str, values: Iterable[FacetCount], order: Order) -> tuple[FacetCount, ...]:
    """List a facet's values in an order; one that declares its own keeps it."""
    facet = BY_KEY[key]
    chosen = Order.DECLARED if facet.order is Order.DECLARED else order
    return tuple(sorted(values, key=_build_rank(facet, chosen)))


def _build_rank(facet: Facet, order: Order) -> Callable[[FacetCount], tuple[int, str, str]]:
    """Return the key that puts a facet's values in an order."""
    if order is Order.COUNT:
        return lambda item: (-item.count, item.label.casefold(), item.value)
    declared = facet.values if order is Order.DECLARED else ()
    places = {value: place for place, value in enumerate(declared)}
    last = len(places)
    return lambda item: (places.get(item.value, last), item.label.casefold(), item.value)
