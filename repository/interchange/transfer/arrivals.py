"""Names of the archive → the keys that rows have here, as they arrive."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.db.models import Model

from repository.interchange.transfer.archive import Archive, ArchiveError
from repository.interchange.transfer.departures import family_of
from repository.interchange.transfer.progress import Say, telling
from repository.records.models import Record

#: What reading a row raises that is not as the models would have written it.
_MALFORMED: Final = (
    AttributeError, DatabaseError, KeyError, LookupError, TypeError, ValidationError, ValueError,
)  # fmt: skip


class Arrivals:
    """Rows read one by one, with their place for messages, and the keys given so far."""

    def __init__(self, archive: Archive, say: Say) -> None:
        self._archive = archive
        self._say = say
        #: When the archive was made: all in it was public then.
        self.exported = archive.exported
        self._keys: dict[type[Model], dict[str, Any]] = {}
        self._place = ""

    def rows(self, kind: str) -> Iterator[dict[str, Any]]:
        """Yield the rows of a file."""
        rows = telling(self._archive.rows(kind), kind.replace("_", " "), self._say)
        for place, row in rows:
            self._place = place
            yield row
        self._place = f"the rows of {kind}"

    def add(self, model: type[Model], name: str, key: Any) -> None:
        """Note what is known by a name from now on."""
        known = self._keys.setdefault(family_of(model), {})
        if name in known:
            raise ArchiveError(f"{self._place}: “{name}” is there twice.")
        known[name] = key

    def change(self, model: type[Model], name: Any) -> Any:
        """Return the key of what a row refers to by its name."""
        known = self._keys.get(family_of(model), {})
        if not isinstance(name, str) or name not in known:
            what = model._meta.verbose_name
            raise ArchiveError(f"{self._place} refers to the {what} “{name}”, which is not there.")
        return known[name]

    def keys(self, model: type[Model]) -> list[Any]:
        """Return the keys of all that arrived."""
        return list(self._keys.get(family_of(model), {}).values())

    @contextmanager
    def telling_where(self) -> Iterator[None]:
        """Turn what a malformed row raises into a message for the operator."""
        try:
            yield
        except _MALFORMED as error:
            said = f"{type(error).__name__}: {error}"
            raise ArchiveError(f"{self._place} is not as an export writes it. {said}") from error


def note_records(arrivals: Arrivals) -> None:
    """Note every record's identifier: records refer to records that come later."""
    for row in arrivals.rows("records"):
        arrivals.add(Record, row["identifier"], row["identifier"])
