"""Which records may leave now on a surface, and what of them. Everything that goes out asks here.

Like consent, it is judged when it is read: unpublished, private, removed and ended at once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import timezone

from repository.publisher.privacy import is_private, known_restricted_paths
from repository.records.choices import READABLE
from repository.records.consent import NOTHING, Surface, permitted_parts
from repository.records.content import build_outline, build_sections
from repository.records.csl import Edition
from repository.records.linked import resolve_all
from repository.records.loading import load_records
from repository.records.models import Record


@dataclass(frozen=True)
class Released:
    """A record as it may leave on a surface now."""

    record: Record
    surface: Surface
    parts: frozenset[str]
    #: The newest version; none for a record that was never published as a whole.
    edition: Edition | None
    #: Tree paths that are not open to everyone.
    restricted: tuple[str, ...]

    @property
    def page(self) -> Any:
        """Return its page, of its own type."""
        return self.record.page

    @cached_property
    def outline(self) -> dict[str, Any]:
        """Return its content without the sections."""
        return build_outline(self.page, self.parts)

    @cached_property
    def content(self) -> dict[str, Any]:
        """Return its whole content, with what may be said of other records."""
        return build_contents([self])[0]


def build_contents(several: Sequence[Released]) -> list[dict[str, Any]]:
    """Return the whole content of records that leave together: asks once what they refer to."""
    if not several:
        return []
    for released in several:
        released.page.private_paths = released.restricted
    contents = [
        {**released.outline, "sections": build_sections(released.page, released.parts)}
        for released in several
    ]
    first = several[0]
    return resolve_all(contents, first.surface, lambda: first.restricted)


def load_released(identifiers: Iterable[str], surface: Surface) -> dict[str, Released]:
    """Return those of some records that may leave, in the order given.

    Takes the same number of queries however many there are.
    """
    names = list(dict.fromkeys(identifiers))
    records = {record.pk: record for record in load_records(names)}
    return release((records[name] for name in names if name in records), surface)


def release(records: Iterable[Record], surface: Surface) -> dict[str, Released]:
    """Return those of some records that may leave, loaded as `loading` does."""
    restricted = known_restricted_paths()
    return {
        record.pk: Released(record, surface, parts, _find_edition(record), restricted)
        for record in records
        if (parts := find_parts(record, surface, restricted))
    }


def find_parts(record: Record, surface: Surface, restricted: tuple[str, ...]) -> frozenset[str]:
    """Return which parts of a record may leave now; nothing for one that is not public.

    Args:
        record: with its page, of whatever class.
        surface: where it would go.
        restricted: tree paths that are not open to everyone.
    """
    page: Any = record.page and record.page.specific
    if page is None or not page.live or record.state not in READABLE:
        return NOTHING
    return NOTHING if is_private(page.path, restricted) else permitted_parts(page, surface)


def _find_edition(record: Any) -> Edition | None:
    """Return its newest version, as `loading` noted it."""
    if record.newest_number is None:
        return None
    return Edition(record.newest_number, timezone.localdate(record.newest_date))
