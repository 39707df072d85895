"""Vancouver, by the rules of Citing Medicine, each named in our own words.

https://www.ncbi.nlm.nih.gov/books/NBK7256/, chapters 2, 4 and 22.
"""

import pytest

from repository.citation.names import OTHERS
from repository.citation.vancouver import render_vancouver
from tests.repository.citation.items import (
    PEOPLE,
    RHO,
    TRUST,
    VERSION,
    article,
    page,
    report,
    statement,
    without,
)

BY_HAND = {
    # One person: family name, initials without stops or spaces; the medium in brackets after the
    # title; an unknown place in brackets; date as year and month; day of citation; series last.
    "a person": (
        report(PEOPLE[0]),
        (
            "Obi AG. Weighing swabs at every birth [Internet]. [place unknown]: NHS Race and "
            "Health Observatory; 2026 May [cited 2026 Nov 27]. (Maternity Equity Repository). "
            "Available from: https://repository.example/id/cs-8zr0m4kx5d"
        ),
    ),
    # Commas between people, no “and”. A hyphen between given names goes; both initials stay.
    "two authors": (
        report(*PEOPLE[:2]),
        (
            "Obi AG, de Souza AM. Weighing swabs at every birth [Internet]. [place unknown]: NHS "
            "Race and Health Observatory; 2026 May [cited 2026 Nov 27]. (Maternity Equity "
            "Repository). Available from: https://repository.example/id/cs-8zr0m4kx5d"
        ),
    ),
    # ICMJE: six authors are named, then “et al.” without italics.
    "seven authors": (
        report(*PEOPLE),
        (
            "Obi AG, de Souza AM, Khan S, O’Neill JR, Müller É, Begum F, et al. Weighing swabs at "
            "every birth [Internet]. [place unknown]: NHS Race and Health Observatory; 2026 May "
            "[cited 2026 Nov 27]. (Maternity Equity Repository). Available from: "
            "https://repository.example/id/cs-8zr0m4kx5d"
        ),
    ),
    # An organisation is written out. A title's own question mark stands for the full stop, but the
    # medium comes between.
    "an organisation": (
        page(RHO),
        (
            "NHS Race and Health Observatory. Who is missing from our data? [Internet]. [place "
            "unknown]: NHS Race and Health Observatory; 2026 May [cited 2026 Nov 27]. (Maternity "
            "Equity Repository). Available from: https://repository.example/id/to-4wq9v2mxbt"
        ),
    ),
    # A semicolon parts people from an organisation.
    "a person and an organisation": (
        report(PEOPLE[0], TRUST),
        (
            "Obi AG; Northern Care Trust. Weighing swabs at every birth [Internet]. [place "
            "unknown]: NHS Race and Health Observatory; 2026 May [cited 2026 Nov 27]. (Maternity "
            "Equity Repository). Available from: https://repository.example/id/cs-8zr0m4kx5d"
        ),
    ),
    # An unknown date is said in brackets.
    "no date": (
        without(page(RHO), "issued"),
        (
            "NHS Race and Health Observatory. Who is missing from our data? [Internet]. [place "
            "unknown]: NHS Race and Health Observatory; [date unknown] [cited 2026 Nov 27]. "
            "(Maternity Equity Repository). Available from: "
            "https://repository.example/id/to-4wq9v2mxbt"
        ),
    ),
    # Without an author the title comes first.
    "no author": (
        page(title="What I needed was time", genre="Voice"),
        (
            "What I needed was time [Internet]. [place unknown]: NHS Race and Health Observatory; "
            "2026 May [cited 2026 Nov 27]. (Maternity Equity Repository). Available from: "
            "https://repository.example/id/to-4wq9v2mxbt"
        ),
    ),
    # An edition or version is a sentence of its own after the title and medium.
    "a version": (
        report(TRUST, **VERSION),
        (
            "Northern Care Trust. Weighing swabs at every birth [Internet]. Version 2. [place "
            "unknown]: NHS Race and Health Observatory; 2026 May [cited 2026 Nov 27]. (Maternity "
            "Equity Repository). Available from: https://repository.example/id/cs-8zr0m4kx5d/v/2"
        ),
    ),
    # A part of a work by the same authors follows the imprint of the whole.
    "a statement": (
        statement(TRUST),
        (
            "Northern Care Trust. Closing the gap [Internet]. Version 2. [place unknown]: NHS "
            "Race and Health Observatory; 2026 May [cited 2026 Nov 27]. Statement 3: Offer an "
            "interpreter at every visit. (Maternity Equity Repository). Available from: "
            "https://repository.example/id/pr-0k3nb7c5fz/v/2#s3"
        ),
    ),
    # Year, volume, issue and pages run together; the last page without the digits that it shares
    # with the first. A DOI stands for an address.
    "an article": (
        article(*PEOPLE[:2]),
        (
            "Obi AG, de Souza AM. Weighing swabs at every birth. Journal of Examples. "
            "2021;21(4):169-75. doi:10.5555/mer.1"
        ),
    ),
    # Chapter 23: without a DOI, medium and day of citation.
    "an article at an address": (
        without(article(PEOPLE[0], URL="https://example.org/4"), "DOI"),
        (
            "Obi AG. Weighing swabs at every birth. Journal of Examples [Internet]. 2021 [cited "
            "2026 Nov 27];21(4):169-75. Available from: https://example.org/4"
        ),
    ),
    # With pages alone.
    "an article by pages": (
        without(article(PEOPLE[0]), "volume", "issue"),
        (
            "Obi AG. Weighing swabs at every birth. Journal of Examples. 2021:169-75. "
            "doi:10.5555/mer.1"
        ),
    ),
    # Without an issue, and with an article’s number for pages.
    "an article by number": (
        without(article(PEOPLE[0], page="e377"), "issue", "DOI", "URL", "accessed"),
        "Obi AG. Weighing swabs at every birth. Journal of Examples. 2021;21:e377.",
    ),
}


@pytest.mark.parametrize(("item", "expected"), BY_HAND.values(), ids=BY_HAND)
def test_a_reference_is_as_written_by_hand(item, expected):
    assert render_vancouver(item) == expected


def test_authors_that_nobody_named_are_others():
    assert render_vancouver(article(PEOPLE[0], OTHERS)).startswith("Obi AG, et al. Weighing")


@pytest.mark.parametrize(
    ("page", "expected"),
    [("9-12", "9-12"), ("S169–S175", "S169-75"), ("126A-127A", "126A-127A"), ("e12", "e12")],
)
def test_pages_repeat_nothing_that_can_be_left_out(page, expected):
    assert f":{expected}." in render_vancouver(article(page=page))
