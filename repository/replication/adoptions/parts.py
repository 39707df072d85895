"""The core parts of a record: what an adopter is asked about, one by one."""

from collections.abc import Iterator
from typing import Any, Final

from repository.records.choices import Part
from repository.records.models import Record

#: Kinds of section that hold parts, with where each keeps its steps.
_KINDS: Final = ("replication", "steps")


def core_parts(record: Record) -> list[tuple[str, str]]:
    """Return the key and the words of each core part, as the newest version has them.

    A part that was published before parts had keys is known by its place: `c2` is the second.
    """
    newest = record.versions.order_by("-number").first()
    return [] if newest is None else list_parts(newest.content)


def list_parts(content: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the core parts in a record's content: those listed as such, then the core steps."""
    found = [
        each
        for section in content["sections"]
        if section["kind"] in _KINDS
        for each in _in_section(section)
    ]
    return [
        (key or f"c{place}", words) for place, (key, words) in enumerate(found, 1) if words.strip()
    ]


def _in_section(section: dict[str, Any]) -> Iterator[tuple[str, str]]:
    value = section["value"]
    plan = value if isinstance(value, dict) else {"steps": value}
    for part in plan.get("core_parts", ()):
        yield ("", part) if isinstance(part, str) else (part.get("key") or "", part["text"])
    for step in plan.get("steps", ()):
        if step.get("part") == Part.CORE:
            yield step.get("key") or "", step["title"]
