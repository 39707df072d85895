"""A line of our own: organisation, title, version, date, address."""

import pytest

from repository.citation.nice import render_nice
from tests.repository.citation.items import (
    PEOPLE,
    RHO,
    TRUST,
    article,
    page,
    report,
    statement,
    without,
)

BY_HAND = {
    "an organisation": (
        page(RHO),
        (
            "NHS Race and Health Observatory. Who is missing from our data? 1 May 2026. "
            "https://repository.example/id/to-4wq9v2mxbt"
        ),
    ),
    "a person": (
        report(PEOPLE[0]),
        (
            "NHS Race and Health Observatory. Weighing swabs at every birth. 1 May 2026. "
            "https://repository.example/id/cs-8zr0m4kx5d"
        ),
    ),
    "no date": (
        without(page(RHO), "issued"),
        (
            "NHS Race and Health Observatory. Who is missing from our data? No date. "
            "https://repository.example/id/to-4wq9v2mxbt"
        ),
    ),
    "a statement": (
        statement(TRUST),
        (
            "Northern Care Trust. Closing the gap. Statement 3: Offer an interpreter at every "
            "visit. Version 2. 1 May 2026. https://repository.example/id/pr-0k3nb7c5fz/v/2#s3"
        ),
    ),
    "an article": (
        article(*PEOPLE[:2]),
        (
            "Obi AG, de Souza AM. Weighing swabs at every birth. Journal of Examples. 2021. "
            "https://doi.org/10.5555/mer.1"
        ),
    ),
    "people and no publisher": (
        without(report(PEOPLE[0]), "publisher", "collection-title"),
        (
            "Obi AG. Weighing swabs at every birth. 1 May 2026. "
            "https://repository.example/id/cs-8zr0m4kx5d"
        ),
    ),
}


@pytest.mark.parametrize(("item", "expected"), BY_HAND.values(), ids=BY_HAND)
def test_a_reference_is_as_written_by_hand(item, expected):
    assert render_nice(item) == expected
