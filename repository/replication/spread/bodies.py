"""Where adopters are today, from memory: NHS bodies merge, and the successor's place is theirs.

What a successor does not state is read from the body before it.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from repository.network.choices import OrganisationKind
from repository.network.mergers import list_successors
from repository.network.models import Organisation
from repository.publisher.snapshot import Snapshot

SYSTEMS: Final = (OrganisationKind.ICB, OrganisationKind.ICS)
#: A trust may belong to a local maternity system first, and that to the board.
_STEPS_UP: Final = 2


class Bodies:
    """Every organisation, by its key."""

    def __init__(self, known: Mapping[int, Organisation]) -> None:
        self._known = known
        self._successors = {key: body.successor_id for key, body in known.items()}

    def find_region(self, key: int) -> str:
        """Return the region that an adopter counts for; empty where none is known."""
        return next((body.region for body in self._today_first(key) if body.region), "")

    def find_system(self, key: int) -> Organisation | None:
        """Return the nearest body that is a system: the adopter, or one of the two above it."""
        return self._climb(key, _STEPS_UP)

    def find_place(self, key: int) -> tuple[float, float] | None:
        """Return where an adopter is, in degrees."""
        for body in self._today_first(key):
            if body.latitude is not None and body.longitude is not None:
                return body.latitude, body.longitude
        return None

    def _today_first(self, key: int) -> Iterator[Organisation]:
        """Yield what a body became, the last one first, and the body itself at the end."""
        if key not in self._known:
            # It was added after this request had begun.
            return
        for each in reversed([key, *list_successors(key, self._successors)]):
            yield self._known[each]

    def _climb(self, key: int, steps: int) -> Organisation | None:
        bodies = list(self._today_first(key))
        for body in bodies:
            if body.kind in SYSTEMS:
                return body
        above = [body.parent_id for body in bodies if body.parent_id] if steps else []
        found = (self._climb(parent, steps - 1) for parent in above)
        return next((system for system in found if system), None)


def _load() -> Bodies:
    needed = (
        "name", "kind", "ods_code", "region", "latitude", "longitude", "parent", "successor",
    )  # fmt: skip
    return Bodies(Organisation.objects.only(*needed).order_by().in_bulk())


_bodies: Final = Snapshot(_load)


def known_bodies() -> Bodies:
    """Return every organisation; no query while nothing has changed."""
    return _bodies.get()
