"""Each part of a story appears on each surface exactly where consent allows it: one table."""

import datetime as dt

import pytest
import time_machine

from repository.voices.withdrawal import Road, withdraw
from search.delivery import drain
from tests.elasticsearch.fixtures import BOTH_ENGINES
from tests.repository.voices.told_story import EVERYTHING, PARTS, SCOPES, ToldStory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

#: T: the words of the story; Q: those quoted from it; N: the teller's name; E: ethnicity; P: place;
#: D: dates; V: the film; I: its picture; A: a spoken translation; L: that there is a translation;
#: s: the record is there, without any of these; G: told as gone; -: not told of; o: a file opens.
TABLE = """
                      granted    parts again      scope     expired renewed    unpublished withdrawn
page                  TNEPDVIAL  T     TNEPDVIAL  TNEPDVIAL G       TNEPDVIAL  G           G
version               TNEPDVAL   T     TNEPDVAL   TNEPDVAL  G       TNEPDVAL   G           G
history               TL         T     TL         TL        G       TL         G           G
search_page           TPL        T     TPL        TPL       -       TPL        -           -
search_api            TPL        T     TPL        -         -       TPL        -           -
suggestions           TL         T     TL         TL        -       TL         -           -
export                TPL        T     TPL        -         -       TPL        -           -
search_feed           TL         T     TL         -         -       TL         -           -
feed                  TL         T     TL         G         G       TL         G           G
api                   TNEPDVIAL  T     TNEPDVIAL  G         G       TNEPDVIAL  G           G
changes               TNEPDL     T     TNEPDL     G         G       TNEPDL     G           G
oai                   TNPDL      T     TNPDL      G         G       TNPDL      G           G
sitemap               L          s     L          L         -       L          -           -
lines                 TQNEPDVIAL TQ    TQNEPDVIAL -         -       TQNEPDVIAL -           -
table                 TNPL       T     TNPL       -         -       TNPL       -           -
cite                  TNL        T     TNL        TNL       G       TNL        G           G
metadata              TNPDL      T     TNPDL      TNPDL     G       TNPDL      G           G
linkset               L          s     L          L         G       L          G           G
quoting_page          TQN        TQ    TQN        TQN       s       TQN        s           s
quoting_version       TQN        TQ    TQN        TQN       s       TQN        s           s
quoting_api           TQN        TQ    TQN        s         s       TQN        s           s
quoting_lines         TQN        TQ    TQN        s         s       TQN        s           s
card                  TNPDL      T     TNPDL      -         -       TNPDL      -           -
file_V                o          -     o          o         -       o          -           -
file_I                o          -     o          o         -       o          -           -
file_A                o          -     o          o         -       o          -           -
file_captions         o          o     o          o         -       o          -           -
file_original_picture o          -     o          o         -       o          -           -
"""
NOON = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def read_table():
    """What each place is expected to show, by state of the consent."""
    header, *rows = (line.split() for line in TABLE.strip().splitlines())
    return {
        state: {place: cells[column] for place, *cells in rows}
        for column, state in enumerate(header)
    }


@pytest.mark.usefixtures("search_delivery")
@pytest.mark.parametrize("search_engine", BOTH_ENGINES, indirect=True)
def test_every_surface_follows_consent(client, django_capture_on_commit_callbacks):
    found = {}

    def settle(state, act):
        with django_capture_on_commit_callbacks(execute=True):
            act()
        drain()
        found[state] = story.read_all()

    with time_machine.travel(NOON, tick=False) as clock:
        with django_capture_on_commit_callbacks(execute=True):
            story = ToldStory(client, **EVERYTHING, expires_at=NOON + HOUR)
        settle("granted", lambda: None)
        settle("parts", lambda: story.agree(**dict.fromkeys(PARTS, False)))
        settle("again", lambda: story.agree(**EVERYTHING))
        settle("scope", lambda: story.agree(**{**dict.fromkeys(SCOPES, False), "site": True}))
        story.agree(**EVERYTHING)
        drain()
        # Nobody is told and nothing runs: a second passes.
        clock.move_to(NOON + HOUR + dt.timedelta(seconds=1))
        found["expired"] = story.read_all()
        settle("renewed", lambda: story.agree(expires_at=NOON + 2 * HOUR))
        settle("unpublished", story.unpublish)
        story.publish()
        settle("withdrawn", lambda: withdraw(story.page.record.pk, road=Road.PERSON))

    assert found == read_table()
