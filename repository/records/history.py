"""The versions of a record as readers see them, and what changed from one to another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from repository.records.comparison import Change, Line, compare
from repository.records.consent import Surface
from repository.records.content import build_standing
from repository.records.frozen import readable_content
from repository.records.linked import resolve, shows_voices
from repository.records.models import Record, RecordVersion
from repository.records.readable import find_page

#: Words that both versions have are left out beyond this many on each side of a change.
_CONTEXT: Final = 12


@dataclass(frozen=True)
class Chosen:
    """Two versions to compare, the older first; or why there is nothing to compare."""

    old: int = 0
    new: int = 0
    problem: str = ""


def list_versions(record: Record) -> list[dict[str, Any]]:
    """Return what is told of each version, newest first, without its words."""
    versions = record.versions.annotate(redacted=Max("redactions__date"))
    # Said again: where rows are gathered, a model's own order does not count.
    found = list(versions.defer("content", "html").order_by("-number"))
    return [
        {
            "number": item.number,
            "date": _day(item.date),
            "change_note": item.change_note,
            "title": item.title,
            "sha256": item.sha256,
            "url": reverse("records:version", args=[record.pk, item.number]),
            "before": before.number if before else None,
            "redacted": _day(item.redacted),
        }
        for item, before in zip(found, [*found[1:], None], strict=True)
    ]


def list_redactions(version: RecordVersion) -> list[dict[str, str]]:
    """Return when a version lost words, with its hash before and after, newest first."""
    return [
        {
            "date": _day(redaction.date),
            "old_sha256": redaction.old_sha256,
            "new_sha256": redaction.new_sha256,
        }
        for redaction in version.redactions.all()
    ]


def choose(parameters: Mapping[str, str], numbers: Sequence[int]) -> Chosen | None:
    """Return which versions a reader asks to compare; None when nothing was asked.

    Args:
        parameters: `from` and `to`; one alone is compared with the newest, or the one before it.
        numbers: those of the versions, newest first.
    """
    asked = {name: parameters.get(name, "").strip() for name in ("from", "to")}
    if not any(asked.values()):
        return None
    given = {name: int(value) for name, value in asked.items() if value.isdecimal()}
    known = {name: number for name, number in given.items() if number in numbers}
    for name, value in asked.items():
        if value and name not in known:
            return Chosen(problem=f"There is no version “{value[:20]}”.")
    new = known.get("to", numbers[0])
    old = known.get("from", max((number for number in numbers if number < new), default=new))
    if old == new:
        return Chosen(problem="Choose two different versions.")
    return Chosen(min(old, new), max(old, new))


def compare_versions(record: Record, chosen: Chosen) -> dict[str, Any]:
    """Return what changed between two versions, as far as each may be read today."""
    page = find_page(record)
    versions = record.versions.filter(number__in=[chosen.old, chosen.new]).order_by("number")
    contents = [resolve(readable_content(each, page), Surface.PAGE) for each in versions]
    changes = compare(*contents)
    return {
        "old": chosen.old,
        "new": chosen.new,
        "parts": [
            {"heading": heading, "changes": [show_change(change) for change in group]}
            for heading, group in groupby(changes, key=lambda change: change.path[0])
        ],
        "shows_voices": any(shows_voices(content) for content in contents),
    }


def describe_state(record: Record) -> dict[str, Any]:
    """Return where a record stands today, for the banner above any of its versions."""
    content = {
        **build_standing(record),
        "state_reason": record.state_reason,
        "sections": [],
    }
    return resolve(content, Surface.PAGE)


def show_change(change: Change) -> dict[str, Any]:
    """Return a change as templates show it."""
    return {
        "label": " › ".join(change.path[1:]),
        "kind": change.kind,
        "redacted": change.redacted,
        "listed": change.listed,
        "lines": [
            [_shorten(piece.kind, piece.text) for piece in line] for line in _near(change.lines)
        ],
    }


def _near(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines that changed, with those beside them; the others are left out."""
    changed = [any(piece.kind != "same" for piece in line) for line in lines]
    left_out = False
    for place, line in enumerate(lines):
        if any(changed[max(place - 1, 0) : place + 2]):
            left_out = False
            yield line
        elif not left_out:
            left_out = True
            yield ()


def _shorten(kind: str, text: str) -> dict[str, str]:
    """Return a run of words; of a long one that did not change, its ends."""
    words = text.split()
    if kind != "same" or len(words) <= 3 * _CONTEXT:
        return {"kind": kind, "text": text}
    return {
        "kind": kind,
        "text": " ".join(words[:_CONTEXT]),
        "rest": " ".join(words[-_CONTEXT:]),
    }


def _day(moment: Any) -> str:
    return timezone.localtime(moment).date().isoformat() if moment else ""
