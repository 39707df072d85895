"""How a search is narrowed, as templates and the API show it: facets, choices, what is chosen."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from search import links
from search.engines.arranging import arrange
from search.engines.base import FacetCount
from search.facets import BY_KEY, DEFAULT_STATES, FILTER_LABELS, STATES, YEARS, Order
from search.parameters import Labels
from search.query import SearchQuery

#: More values than this are folded behind “Show all”.
SHOWN_VALUES: Final = 10


def build_facets(
    facets: Mapping[str, Iterable[FacetCount]], labels: Labels, order: Order
) -> list[dict[str, Any]]:
    """Return facets with all their values.

    Args:
        facets: what was counted.
        labels: of every known value.
        order: how the values of facets without an order of their own are listed.
    """
    return [_build_facet(key, values, labels[key], order) for key, values in facets.items()]


def _build_facet(
    key: str, counted: Iterable[FacetCount], labels: Mapping[str, str], order: Order
) -> dict[str, Any]:
    facet = BY_KEY[key]
    values = tuple(_label(counted, labels))
    # They come in the facet's own order; labels given here may change it.
    if facet.order not in (Order.DECLARED, order) or not all(item.count for item in values):
        values = arrange(key, values, order)
    return {
        "key": key,
        "label": facet.label,
        "values": values,
        "selected_count": sum(item.selected for item in values),
        "more": len(values) > SHOWN_VALUES,
    }


def _label(values: Iterable[FacetCount], labels: Mapping[str, str]) -> Iterator[FacetCount]:
    """Give chosen values that no record holds their labels, which are not in the index."""
    for item in values:
        yield item if item.count else item._replace(label=labels[item.value])


def can_be_sorted(facets: Mapping[str, Sequence[FacetCount]]) -> bool:
    """Return whether a reader's choice of an order makes any difference."""
    return any(
        BY_KEY[key].order is not Order.DECLARED and len(values) > 1
        for key, values in facets.items()
    )


def build_choices(labels: Mapping[str, str], chosen: Container[str]) -> list[dict[str, Any]]:
    """Return what may be chosen, as options of a form."""
    return [
        {"value": value, "label": label, "selected": value in chosen}
        for value, label in labels.items()
    ]


def list_chosen(query: SearchQuery, labels: Labels) -> list[tuple[str, str, str, str]]:
    """Return what a search is narrowed to: key, its label, value, its label."""
    chosen = [
        (key, FILTER_LABELS[key], value, labels.get(key, {}).get(value, value))
        for key, values in query.filters.items()
        for value in sorted(values)
    ]
    for name, label in YEARS.items():
        year = getattr(query, name)
        chosen += [(name, label, str(year), str(year))] if year is not None else []
    if query.states != DEFAULT_STATES:
        chosen += [("state", "State", value, STATES[value]) for value in sorted(query.states)]
    return chosen


def build_selected(query: SearchQuery, labels: Labels, action: str) -> list[dict[str, str]]:
    """Return what is chosen, each with the way to take it back."""
    return [
        {
            "key": key,
            "label": label,
            "value": value,
            "value_label": value_label,
            "remove_href": links.remove_href(action, query, key, value),
        }
        for key, label, value, value_label in list_chosen(query, labels)
    ]
