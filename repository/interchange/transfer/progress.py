"""How far a long export or import is, for whoever waits."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

#: Is told a line at a time.
Say = Callable[[str], None]
_EVERY: Final = 1000
T = TypeVar("T")


def telling(items: Iterable[T], what: str, say: Say) -> Iterator[T]:
    """Yield items, and say at each thousand how many there have been."""
    for number, item in enumerate(items, start=1):
        yield item
        if number % _EVERY == 0:
            say(f"  {what}: {number:,}")
