"""What every surface shows after everything that can happen to a record: one table."""

import pytest

from search.delivery import drain
from tests.elasticsearch.fixtures import BOTH_ENGINES
from tests.repository.interchange.surfaces import ABSENT, GONE, SURFACES, Surfaces
from tests.repository.interchange.transitions import TRANSITIONS

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

#: O: the words of before; N: those of after; T: it says what has happened; s: the record is there,
#: and says none of these; G: told as gone, without a word of it; -: not told of at all.
TABLE = """
             edit minor supersede retract unpublish remove consent republish rename merge move
page         N    ON    OT        OT      G         G      G       N         N      O     N
version      ON   ON    OT        OT      G         G      G       ON        O      O     s
history      N    N     OT        OT      G         G      G       N         s      s     s
search_page  N    N     OT        -       -         -      -       N         N      O     N
search_api   N    N     OT        -       -         -      -       N         N      O     N
suggestions  N    N     -         -       -         -      -       N         s      s     N
export       N    N     OT        -       -         -      -       N         N      O     s
search_feed  N    N     OT        -       -         -      -       N         N      s     s
feed         N    N     OT        OT      G         G      G       N         N      s     s
api          N    N     OT        OT      G         G      G       N         N      O     N
changes      N    N     OT        OT      G         G      G       N         N      O     N
oai          N    N     OT        OT      G         G      G       N         N      O     N
sitemap      s    s     s         -       -         -      -       s         s      s     N
lines        N    N     OT        OT      -         -      -       N         N      O     N
table        N    N     OT        OT      -         -      -       N         N      O     N
cite         N    N     O         O       G         G      G       N         s      O     s
metadata     N    N     OT        OT      G         G      G       N         N      O     N
linkset      s    s     s         s       G         G      G       s         s      s     N
"""


def read_table(transition):
    """What each surface is expected to show after a transition."""
    header, *rows = (line.split() for line in TABLE.strip().splitlines())
    column = header.index(transition) + 1
    return {name: cells[column - 1] for name, *cells in rows}


def describe(said, transition):
    if said in {GONE, ABSENT}:
        return {GONE: "G", ABSENT: "-"}[said]
    marks = {"O": transition.old, "N": transition.new, "T": transition.told}
    return "".join(mark for mark, words in marks.items() if words in said) or "s"


def test_the_table_has_every_surface_and_every_transition():
    header, *rows = TABLE.strip().splitlines()

    assert header.split() == list(TRANSITIONS)
    assert [row.split()[0] for row in rows] == list(SURFACES)


@pytest.mark.usefixtures("search_delivery")
@pytest.mark.parametrize("search_engine", BOTH_ENGINES, indirect=True)
@pytest.mark.parametrize("name", TRANSITIONS)
def test_every_surface_follows(name, client, django_capture_on_commit_callbacks):
    transition = TRANSITIONS[name]()
    with django_capture_on_commit_callbacks(execute=True):
        page = transition.prepare()
    drain()
    surfaces = Surfaces(client, page)
    before = {key: describe(said, transition) for key, said in surfaces.read_all().items()}
    # Nothing is there by chance: each surface shows the record, and knows nothing of what comes.
    assert not {"G", "-"} & set(before.values())
    assert not any(mark in said for said in before.values() for mark in "NT")

    with django_capture_on_commit_callbacks(execute=True):
        transition.act(page)
    drain()

    found = {key: describe(said, transition) for key, said in surfaces.read_all().items()}
    assert found == read_table(name)
