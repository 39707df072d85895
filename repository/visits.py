"""How often one visitor did something lately. Counted in this process's memory, then forgotten.

Nothing is written down. An address is kept as a keyed hash whose key is thrown away with the
window. Each process counts for itself: a site with several lets through as many times as much.
"""

import hashlib
import secrets
import threading
import time
from collections import Counter
from ipaddress import IPv6Address, ip_address
from typing import Final

#: Whoever has an IPv6 address has this many bits of it to choose.
_OWN_BITS: Final = 64


class VisitCounter:
    """How often each visitor came in the window of time that runs."""

    def __init__(self, seconds: int) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._number = 0
        self._key = b""
        self._counts: Counter[bytes] = Counter()

    def count(self, address: str, now: int | None = None) -> int:
        """Count a visit, and return how many there were in this window.

        Args:
            address: the visitor's.
            now: seconds since 1970, for a caller that has looked already.
        """
        number = (int(time.time()) if now is None else now) // self._seconds
        with self._lock:
            if self._number != number:
                self._number = number
                self._key = secrets.token_bytes(16)
                self._counts.clear()
            visitor = hashlib.blake2b(_find_visitor(address), key=self._key).digest()
            self._counts[visitor] += 1
            return self._counts[visitor]


def _find_visitor(address: str) -> bytes:
    """Return the part of an address that a visitor cannot choose freely."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address.encode()
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped is None:
        return parsed.packed[: _OWN_BITS // 8]
    return parsed.packed
