"""Keys of a stream's parts, such as s3 or q1: given once, never again. People cite them."""

import re
from typing import Any, Final

_KEY: Final = re.compile(r"^[a-z][1-9][0-9]{0,5}$")


def give_keys(page: Any, stream: Any, prefix: str, counter: str) -> None:
    """Number a stream's parts that have no key of their own, and count on in the page's counter.

    Args:
        page: the page that the stream belongs to.
        stream: its blocks have a `key`.
        prefix: the letter that its keys begin with.
        counter: the page's field that keeps the highest number ever given.
    """
    keys = [child.value.get("key") or "" for child in stream]
    given = _highest_given(page, counter)
    if given is None:
        # A new page may arrive with its keys, such as an import.
        given = max((number_of(key, prefix) for key in keys), default=0)
    seen: set[str] = set()
    for child, key in zip(stream, keys, strict=True):
        if key in seen or not 1 <= number_of(key, prefix) <= given:
            given += 1
            key = child.value["key"] = f"{prefix}{given}"  # noqa: PLW2901 - the key it has from now on
        seen.add(key)
    setattr(page, counter, given)


def number_of(key: str, prefix: str) -> int:
    """Return the number in a key, 0 when it is no key that the site gives."""
    return int(key[1:]) if _KEY.match(key) and key.startswith(prefix) else 0


def _highest_given(page: Any, counter: str) -> int | None:
    """Return the highest number ever given on a page, older editions and drafts included."""
    if page.pk is None:
        return None
    stored = (
        type(page)
        .objects.filter(pk=page.pk)
        .values_list(counter, f"latest_revision__content__{counter}")
    )
    return max(getattr(page, counter), *(number or 0 for row in stored for number in row))
