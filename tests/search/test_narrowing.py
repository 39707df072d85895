"""What a search is narrowed by, listed as the reader chose."""

import pytest

from search.engines.arranging import arrange
from search.engines.base import FacetCount
from search.facets import BY_KEY, FACETS, Order
from search.narrowing import build_facets


def listed(key, order, *values):
    counted = [FacetCount(value, value.title(), count, selected=False) for value, count in values]
    answered = arrange(key, counted, BY_KEY[key].order)
    (facet,) = build_facets({key: answered}, {key: {}}, order)
    return [item.value for item in facet["values"]]


def test_values_with_most_records_come_first():
    values = ("alpha", 1), ("beta", 3), ("gamma", 2)

    assert listed("theme", Order.COUNT, *values) == ["beta", "gamma", "alpha"]


def test_values_can_be_listed_from_a_to_z():
    values = ("beta", 3), ("gamma", 2), ("alpha", 1)

    assert listed("theme", Order.LABEL, *values) == ["alpha", "beta", "gamma"]


@pytest.mark.parametrize("order", [Order.COUNT, Order.LABEL])
@pytest.mark.parametrize("facet", [f for f in FACETS if f.order is Order.DECLARED])
def test_values_with_an_order_of_their_own_keep_it(facet, order):
    values = [(value, count) for count, value in enumerate(facet.values, 1)]

    assert listed(facet.key, order, *values) == list(facet.values)


def test_a_chosen_value_that_no_record_holds_has_its_label():
    counted = [FacetCount("listening", "listening", 0, selected=True)]

    (facet,) = build_facets({"theme": counted}, {"theme": {"listening": "Listening"}}, Order.COUNT)

    assert facet["values"] == (FacetCount("listening", "Listening", 0, selected=True),)
    assert facet["selected_count"] == 1
