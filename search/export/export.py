"""One export: a search being read, where it was asked, and what may still leave."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from repository.publisher.snapshot import look_again
from repository.records.consent import Surface
from repository.records.csl import Repository, build_csl_item
from repository.records.released import Released, load_released
from search.blocked import load_sight
from search.engines.base import Hit
from search.export.formats import LIMIT
from search.fallback import build_notice
from search.listing import Listing
from search.query import Notice
from search.reading import Reading


@dataclass(frozen=True)
class Export:
    """What a file is written from."""

    reading: Reading
    listing: Listing
    repository: Repository
    now: dt.datetime

    @property
    def is_truncated(self) -> bool:
        """Whether there are more records than a file may have."""
        return self.listing.total > LIMIT

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """What the reader should know."""
        notices = [*self.reading.notices, *self.listing.notices]
        if self.listing.degraded:
            notices.append(build_notice())
        if self.is_truncated:
            text = f"This file has the first {LIMIT:,} of {self.listing.total:,} records."
            notices.append(Notice("truncated", text))
        return tuple(notices)

    def iterate_hits(self) -> Iterator[tuple[Hit, ...]]:
        """Return the hits in batches, without what was taken out of sight since the last one."""
        for hits in self.listing.iterate():
            # A long file outlives what its request knew.
            look_again()
            sight = load_sight(Surface.BULK)
            hidden = sight.gone if self.listing.degraded else sight.blocked
            yield tuple(hit for hit in hits if hit.identifier not in hidden)

    def iterate_released(self) -> Iterator[Released]:
        """Return the records, read from the database batch by batch."""
        for hits in self.iterate_hits():
            identifiers = [hit.identifier for hit in hits]
            yield from load_released(identifiers, Surface.BULK).values()

    def iterate_items(self) -> Iterator[dict[str, Any]]:
        """Return the records as items of CSL-JSON."""
        for released in self.iterate_released():
            yield build_csl_item(
                released.outline,
                self.repository,
                edition=released.edition,
                accessed=self.now.date(),
            )
