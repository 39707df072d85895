"""The works that a record rests on, as items of CSL-JSON, from its structured references. Pure."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any, Final

from repository.citation.item import to_date
from repository.citation.names import OTHERS

_UNVERIFIED: Final = "Details not verified against the original."
#: Initials as Vancouver writes them: EK, with or without hyphens.
_INITIALS: Final = re.compile(r"[^\W\d_a-z]{2,4}")
_COPIED: Final = {
    "title": "title",
    "container": "container-title",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "publisher": "publisher",
    "doi": "DOI",
    "url": "URL",
}


def build_original_items(
    content: Mapping[str, Any], *, accessed: dt.date
) -> tuple[dict[str, Any], ...]:
    """Return the references of a record as items, in their order.

    Args:
        content: the record, as `content` built it.
        accessed: when the reader saw them.
    """
    return tuple(
        build_original_item(reference, f"{content['identifier']}-r{number}", accessed)
        for number, reference in enumerate(content["references"], start=1)
    )


def build_original_item(
    reference: Mapping[str, Any], identifier: str, accessed: dt.date
) -> dict[str, Any]:
    """Return a reference as an item of CSL-JSON, without what is not known."""
    item = {
        "id": identifier,
        "type": _guess_type(reference),
        "author": _list_authors(reference),
        "issued": {"date-parts": [[reference["year"]]]} if reference["year"] else {},
        "accessed": to_date(accessed) if reference["url"] else {},
        "note": " ".join(
            filter(None, ("" if reference["verified"] else _UNVERIFIED, reference["note"]))
        ),
        **{name: reference[key] for key, name in _COPIED.items()},
    }
    return {name: value for name, value in item.items() if value}


def _guess_type(reference: Mapping[str, Any]) -> str:
    """Return what kind of work it is. Nobody said so: an article only where a journal shows."""
    if reference["container"] and any(reference[key] for key in ("volume", "issue", "pages")):
        return "article-journal"
    is_report = reference["publisher"] and not reference["container"]
    return "report" if is_report or not reference["url"] else "webpage"


def _list_authors(reference: Mapping[str, Any]) -> list[dict[str, str]]:
    names = [
        {"family": author["family"], "given": _spread(author["given"])}
        if author["given"]
        else {"literal": author["family"]}
        for author in reference["author_list"]
    ]
    return [*names, OTHERS] if names and reference["others"] else names


def _spread(given: str) -> str:
    """Return initials that were run together as programs tell them apart: `EK` gives `E. K.`."""
    return " ".join(f"{letter}." for letter in given) if _INITIALS.fullmatch(given) else given
