"""APA, by the sections of its Publication manual, 7th edition, each named in our own words."""

import pytest

from repository.citation.apa import render_apa
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
    # 9.8: initials with spaces. 9.14: a report has its year. 9.18, 9.21: title in italics, kind of
    # work in brackets. 9.29: publisher. 9.35: no full stop after the address.
    "a person": (
        report(PEOPLE[0]),
        (
            "Obi, A. G. (2026). <i>Weighing swabs at every birth</i> [Case study]. NHS Race and "
            "Health Observatory. https://repository.example/id/cs-8zr0m4kx5d"
        ),
    ),
    # 9.8: a comma and an ampersand, with two authors too; a hyphen between initials stays.
    "two authors": (
        report(*PEOPLE[:2]),
        (
            "Obi, A. G., &amp; de Souza, A.-M. (2026). <i>Weighing swabs at every birth</i> [Case "
            "study]. NHS Race and Health Observatory. https://repository.example/id/cs-8zr0m4kx5d"
        ),
    ),
    # 9.8: more than 20 authors: the first 19, an ellipsis and no ampersand, the last.
    "twenty-one authors": (
        report(*PEOPLE, *PEOPLE, *PEOPLE),
        (
            "Obi, A. G., de Souza, A.-M., Khan, S., O’Neill, J. R., Müller, É., Begum, F., Ali, "
            "N., Obi, A. G., de Souza, A.-M., Khan, S., O’Neill, J. R., Müller, É., Begum, F., "
            "Ali, N., Obi, A. G., de Souza, A.-M., Khan, S., O’Neill, J. R., Müller, É., . . . "
            "Ali, N. (2026). <i>Weighing swabs at every birth</i> [Case study]. NHS Race and "
            "Health Observatory. https://repository.example/id/cs-8zr0m4kx5d"
        ),
    ),
    # 9.8: the comma ends initials, so it stands before the ampersand here too.
    "a person and an organisation": (
        report(PEOPLE[0], TRUST),
        (
            "Obi, A. G., &amp; Northern Care Trust. (2026). <i>Weighing swabs at every birth</i> "
            "[Case study]. NHS Race and Health Observatory. "
            "https://repository.example/id/cs-8zr0m4kx5d"
        ),
    ),
    # 9.8: two organisations have an ampersand and no comma between them.
    "two organisations": (
        report(TRUST, {"literal": "Barnsley Voices"}),
        (
            "Northern Care Trust &amp; Barnsley Voices. (2026). <i>Weighing swabs at every "
            "birth</i> [Case study]. NHS Race and Health Observatory. "
            "https://repository.example/id/cs-8zr0m4kx5d"
        ),
    ),
    # 9.14: a web page has its day. 9.32: the source is the name of the website.
    "an organisation": (
        page(RHO),
        (
            "NHS Race and Health Observatory. (2026, May 1). <i>Who is missing from our data?</i> "
            "[Tool]. Maternity Equity Repository. https://repository.example/id/to-4wq9v2mxbt"
        ),
    ),
    # 9.29: a publisher that is the author is not named again.
    "an organisation that publishes": (
        report(RHO),
        (
            "NHS Race and Health Observatory. (2026). <i>Weighing swabs at every birth</i> [Case "
            "study]. https://repository.example/id/cs-8zr0m4kx5d"
        ),
    ),
    # 9.17: “n.d.”. 9.16: what may change undated has the day when it was retrieved.
    "no date": (
        without(page(RHO), "issued"),
        (
            "NHS Race and Health Observatory. (n.d.). <i>Who is missing from our data?</i> "
            "[Tool]. Maternity Equity Repository. Retrieved November 27, 2026, from "
            "https://repository.example/id/to-4wq9v2mxbt"
        ),
    ),
    # 9.12: without an author the title comes first.
    "no author": (
        page(title="What I needed was time", genre="Voice"),
        (
            "<i>What I needed was time</i>. (2026, May 1). [Voice]. Maternity Equity Repository. "
            "https://repository.example/id/to-4wq9v2mxbt"
        ),
    ),
    # 9.19: edition or version in parentheses after the title, not in italics.
    "a version": (
        report(TRUST, **VERSION),
        (
            "Northern Care Trust. (2026). <i>Weighing swabs at every birth</i> (Version 2) [Case "
            "study]. NHS Race and Health Observatory. "
            "https://repository.example/id/cs-8zr0m4kx5d/v/2"
        ),
    ),
    # 9.28: the part is plain, the whole in italics after “In”.
    "a statement": (
        statement(TRUST),
        (
            "Northern Care Trust. (2026). Statement 3: Offer an interpreter at every visit. In "
            "<i>Closing the gap</i> (Version 2). NHS Race and Health Observatory. "
            "https://repository.example/id/pr-0k3nb7c5fz/v/2#s3"
        ),
    ),
    # 10.1: the title is plain; journal and volume in italics, the issue not; all pages.
    "an article": (
        article(*PEOPLE[:2]),
        (
            "Obi, A. G., &amp; de Souza, A.-M. (2021). Weighing swabs at every birth. <i>Journal "
            "of Examples</i>, <i>21</i>(4), 169–175. https://doi.org/10.5555/mer.1"
        ),
    ),
    # The title takes the place of the author.
    "an article without author": (
        without(article(page="377"), "issue"),
        (
            "Weighing swabs at every birth. (2021). <i>Journal of Examples</i>, <i>21</i>, 377. "
            "https://doi.org/10.5555/mer.1"
        ),
    ),
}


@pytest.mark.parametrize(("item", "expected"), BY_HAND.values(), ids=BY_HAND)
def test_a_reference_is_as_written_by_hand(item, expected):
    assert render_apa(item) == expected


def test_authors_that_nobody_named_are_others():
    assert render_apa(article(PEOPLE[0], OTHERS)).startswith("Obi, A. G., et al. (2021)")
