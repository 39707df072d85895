"""The values that findable records hold, asked for now and then: every search needs them."""

import datetime as dt
import time
from dataclasses import replace
from typing import Final

from search.engines.base import Vocabulary
from search.engines.elasticsearch.connection import Connection
from search.engines.elasticsearch.counting import build_vocabulary, read_vocabulary
from search.engines.elasticsearch.queries import Visible

#: Seconds. What another process publishes is to be seen within two.
FRESH: Final = 2.0
#: How many vocabularies a process keeps: the page and the API block different stories.
_KEPT: Final = 4


class KeptVocabulary:
    """A process's copies, one for each set of blocked records."""

    def __init__(self, connection: Connection, index: str) -> None:
        self._connection = connection
        self._index = index
        self._held: dict[Visible, tuple[float, Vocabulary]] = {}

    def load(self, visible: Visible) -> Vocabulary:
        """Return the values of findable records, two seconds old at most."""
        # A story's end is moved to the full minute before it: the question is then the same for
        # a minute, and the server answers it from its cache while the index stands still.
        end = visible.now.replace(second=0, microsecond=0)
        if end < visible.now:
            end += dt.timedelta(minutes=1)
        asked = replace(visible, now=end)
        since, held = self._held.get(asked, (0.0, {}))
        if not since or time.monotonic() - since > FRESH:
            with self._connection.open() as client:
                answer = client.search(
                    index=self._index,
                    request_cache=True,
                    allow_partial_search_results=False,
                    **build_vocabulary(asked),
                ).body
            held = read_vocabulary(answer)
            kept = list(self._held.items())[-(_KEPT - 1) :]
            self._held = {**dict(kept), asked: (time.monotonic(), held)}
        return held

    def forget(self) -> None:
        """Ask anew: this process has changed the index."""
        self._held = {}
