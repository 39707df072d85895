"""How often one visitor may ask. Counted in this process's memory, and forgotten after a minute.

Nothing is written down. An address is kept as a keyed hash whose key is thrown away with the
minute. Each process counts for itself: a site with several lets through as many times as much.
"""

import hashlib
import secrets
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from typing import Final

WINDOW: Final = 60
_NAME: Final = '"minute"'
#: Whoever has an IPv6 address has this many bits of it to choose.
_OWN_BITS: Final = 64


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


class Minute:
    """How often each visitor has asked in the minute that runs."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._number = 0
        self._key = b""
        self._counts: Counter[bytes] = Counter()

    def take(self, address: str, limit: int) -> Quota:
        """Count a request, and return what is left."""
        now = int(time.time())
        with self._lock:
            if self._number != now // WINDOW:
                self._number = now // WINDOW
                self._key = secrets.token_bytes(16)
                self._counts.clear()
            visitor = hashlib.blake2b(_find_visitor(address), key=self._key).digest()
            self._counts[visitor] += 1
            return Quota(limit, self._counts[visitor], WINDOW - now % WINDOW)


def _find_visitor(address: str) -> bytes:
    """Return the part of an address that a visitor cannot choose freely."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address.encode()
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped is None:
        return parsed.packed[: _OWN_BITS // 8]
    return parsed.packed
