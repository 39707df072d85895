"""How often one visitor may ask the API in a minute, and what a client is told of it."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from repository.visits import VisitCounter

WINDOW: Final = 60
_NAME: Final = '"minute"'


@dataclass(frozen=True)
class Quota:
    """What is left to a visitor in this minute."""

    limit: int
    used: int
    #: Seconds until it begins anew.
    reset: int

    @property
    def is_spent(self) -> bool:
        """Whether this request was one too many."""
        return self.used > self.limit

    def headers(self) -> Iterator[tuple[str, str]]:
        """Yield what a client is told (draft-ietf-httpapi-ratelimit-headers-10)."""
        left = max(self.limit - self.used, 0)
        yield "RateLimit-Policy", f"{_NAME};q={self.limit};w={WINDOW}"
        yield "RateLimit", f"{_NAME};r={left};t={self.reset}"
        if self.is_spent:
            yield "Retry-After", str(self.reset)


class Minute(VisitCounter):
    """How often each visitor has asked in the minute that runs."""

    def __init__(self) -> None:
        super().__init__(WINDOW)

    def take(self, address: str, limit: int) -> Quota:
        """Count a request, and return what is left."""
        now = int(time.time())
        return Quota(limit, self.count(address, now), WINDOW - now % WINDOW)
