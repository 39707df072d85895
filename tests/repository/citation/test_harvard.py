"""Harvard, by the rules of Cite Them Right, 12th edition, each named in our own words."""

import pytest

from repository.citation.harvard import render_harvard
from repository.citation.names import OTHERS
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
    # Family name, initials with stops and no spaces; year in brackets with no stop behind; title in
    # italics; kind and publisher of a report; address and day of access.
    "a person": (
        report(PEOPLE[0]),
        (
            "Obi, A.G. (2026) <i>Weighing swabs at every birth</i>. Case study. NHS Race and "
            "Health Observatory. Available at: https://repository.example/id/cs-8zr0m4kx5d "
            "(Accessed: 27 November 2026)."
        ),
    ),
    # Up to three authors are named, with “and” before the last and no comma before it.
    "three authors": (
        report(*PEOPLE[:3]),
        (
            "Obi, A.G., de Souza, A.-M. and Khan, S. (2026) <i>Weighing swabs at every birth</i>. "
            "Case study. NHS Race and Health Observatory. Available at: "
            "https://repository.example/id/cs-8zr0m4kx5d (Accessed: 27 November 2026)."
        ),
    ),
    # Of four or more, the first and “et al.” in italics.
    "four authors": (
        report(*PEOPLE[:4]),
        (
            "Obi, A.G. <i>et al.</i> (2026) <i>Weighing swabs at every birth</i>. Case study. NHS "
            "Race and Health Observatory. Available at: "
            "https://repository.example/id/cs-8zr0m4kx5d (Accessed: 27 November 2026)."
        ),
    ),
    # A web page has no publisher beside its address.
    "an organisation": (
        page(RHO),
        (
            "NHS Race and Health Observatory (2026) <i>Who is missing from our data?</i> "
            "Available at: https://repository.example/id/to-4wq9v2mxbt (Accessed: 27 November "
            "2026)."
        ),
    ),
    # “no date” in the place of the year.
    "no date": (
        without(page(RHO), "issued"),
        (
            "NHS Race and Health Observatory (no date) <i>Who is missing from our data?</i> "
            "Available at: https://repository.example/id/to-4wq9v2mxbt (Accessed: 27 November "
            "2026)."
        ),
    ),
    # Without an author the title comes first; no full stop after the year.
    "no author": (
        page(title="What I needed was time", genre="Voice"),
        (
            "<i>What I needed was time</i> (2026) Available at: "
            "https://repository.example/id/to-4wq9v2mxbt (Accessed: 27 November 2026)."
        ),
    ),
    # An edition follows the title.
    "a version": (
        report(TRUST, **VERSION),
        (
            "Northern Care Trust (2026) <i>Weighing swabs at every birth</i>. Version 2. Case "
            "study. NHS Race and Health Observatory. Available at: "
            "https://repository.example/id/cs-8zr0m4kx5d/v/2 (Accessed: 27 November 2026)."
        ),
    ),
    # A part in single quotation marks, “in”, the whole in italics.
    "a statement": (
        statement(TRUST),
        (
            "Northern Care Trust (2026) ‘Statement 3: Offer an interpreter at every visit’, in "
            "<i>Closing the gap</i>. Version 2. NHS Race and Health Observatory. Available at: "
            "https://repository.example/id/pr-0k3nb7c5fz/v/2#s3 (Accessed: 27 November 2026)."
        ),
    ),
    # A DOI is used in place of the address, and has no day of access.
    "a DOI": (
        report(TRUST, DOI="10.5555/mer.8zr0m4kx5d"),
        (
            "Northern Care Trust (2026) <i>Weighing swabs at every birth</i>. Case study. NHS "
            "Race and Health Observatory. Available at: https://doi.org/10.5555/mer.8zr0m4kx5d."
        ),
    ),
    # ‘Article’, journal in italics, volume(issue), pages.
    "an article": (
        article(*PEOPLE[:2]),
        (
            "Obi, A.G. and de Souza, A.-M. (2021) ‘Weighing swabs at every birth’, <i>Journal of "
            "Examples</i>, 21(4), pp. 169–175. Available at: https://doi.org/10.5555/mer.1."
        ),
    ),
    # One page, no issue; the journal stands for an author.
    "an article without author": (
        without(article(page="377"), "issue"),
        (
            "<i>Journal of Examples</i> (2021) ‘Weighing swabs at every birth’, 21, p. 377. "
            "Available at: https://doi.org/10.5555/mer.1."
        ),
    ),
}


@pytest.mark.parametrize(("item", "expected"), BY_HAND.values(), ids=BY_HAND)
def test_a_reference_is_as_written_by_hand(item, expected):
    assert render_harvard(item) == expected


def test_authors_that_nobody_named_are_others():
    assert render_harvard(article(PEOPLE[0], OTHERS)).startswith("Obi, A.G. <i>et al.</i> (2021)")
