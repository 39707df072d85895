"""Keys of a stream's parts, such as s3 or q1: given once, never again. People cite them."""

import re
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

_KEY: Final = re.compile(r"^[a-z][1-9][0-9]{0,5}$")


class Keyed(NamedTuple):
    """A stream whose blocks have a `key`."""

    stream: str
    #: The letter that its keys begin with.
    prefix: str
    #: The page's field that keeps the highest number ever given.
    counter: str


def give_keys(page: Any, keyed: Sequence[Keyed]) -> None:
    """Number the parts of a page's streams that have no key of their own, and count on."""
    highest = _highest_given(page, [each.counter for each in keyed])
    for each in keyed:
        setattr(page, each.counter, _number(page, each, highest.get(each.counter)))


def number_of(key: str, prefix: str) -> int:
    """Return the number in a key, 0 when it is no key that the site gives."""
    return int(key[1:]) if _KEY.match(key) and key.startswith(prefix) else 0


def _number(page: Any, keyed: Keyed, given: int | None) -> int:
    """Give a stream its keys; return the highest number given by then."""
    stream = getattr(page, keyed.stream)
    keys = [child.value.get("key") or "" for child in stream]
    if given is None:
        # A new page may arrive with its keys, such as an import.
        given = max((number_of(key, keyed.prefix) for key in keys), default=0)
    seen: set[str] = set()
    for child, key in zip(stream, keys, strict=True):
        if key in seen or not 1 <= number_of(key, keyed.prefix) <= given:
            given += 1
            key = child.value["key"] = f"{keyed.prefix}{given}"  # noqa: PLW2901 - the key it has from now on
        seen.add(key)
    return given


def _highest_given(page: Any, counters: Sequence[str]) -> dict[str, int]:
    """Return the highest numbers ever given on a page, older editions and drafts included."""
    if page.pk is None:
        return {}
    in_draft = (f"latest_revision__content__{name}" for name in counters)
    stored = type(page).objects.filter(pk=page.pk).values(*counters, *in_draft).first() or {}
    return {
        name: max(
            getattr(page, name),
            stored.get(name) or 0,
            stored.get(f"latest_revision__content__{name}") or 0,
        )
        for name in counters
    }
