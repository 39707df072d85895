"""A frozen content without given passages, and without what could be told from its codes. Pure."""

from collections.abc import Mapping
from typing import Any, Final

from repository.records.comparison import REDACTED
from repository.records.redaction.passages import Passages

#: What other code steers by. None of it is anybody's words.
_CODES: Final = frozenset(
    {
        "act",
        "cost",
        "direction",
        "identifier",
        "key",
        "kind",
        "part",
        "provenance",
        "region",
        "scheme",
        "state",
        "status",
        "strength",
        "type",
        "wording",
    }
)
_CODE: Final = "redacted"


def redact_content(content: Mapping[str, Any], passages: Passages) -> dict[str, Any]:
    """Return a content without the passages."""
    return {key: _redact(key, value, passages) for key, value in content.items()}


def _redact(key: str, value: Any, passages: Passages) -> Any:
    if key in _CODES:
        return value
    if isinstance(value, str):
        return passages.redact(value)
    if key == "year" and isinstance(value, int):
        return None if passages.are_in(str(value)) else value
    if isinstance(value, list):
        return [_redact("", item, passages) for item in value]
    if isinstance(value, Mapping):
        return _cover(value, redact_content(value, passages), passages)
    return value


def _cover(before: Mapping[str, Any], after: dict[str, Any], passages: Passages) -> dict[str, Any]:
    """Return redacted parts without the codes and numbers that were made from the same words."""
    if _changed("label", before, after) and "value" in before and "key" not in before:
        after["value"] = _CODE
    if "family" in before and (_changed("name", before, after) or _names(before, passages)):
        after |= {"family": REDACTED, "given": ""}
    if _changed("name", before, after) and "orcid" in before:
        after["orcid"] = ""
    return after


def _changed(key: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    return key in before and before[key] != after[key]


def _names(person: Mapping[str, Any], passages: Passages) -> bool:
    """Return whether a person is named by a passage, whichever name comes first."""
    family, given = person["family"], person.get("given", "")
    orders = (f"{given} {family}", f"{family} {given}", f"{family}, {given}")
    return any(passages.are_in(name.strip(" ,")) for name in orders)
