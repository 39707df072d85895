"""What to offer while somebody types: records by title, and terms that records are kept under.

Only what leads to something is offered, so a term that no findable record holds never is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from repository.publisher.snapshot import Snapshot
from repository.records.csl import name_kind
from repository.taxonomy.models import PriorityArea
from search.blocked import Sight
from search.completion import Beginning, choose, parse_beginning
from search.execute import complete_titles, load_vocabulary
from search.facets import CROSS_CUTTING
from search.labels import load_known_values

#: So many that the list fits a phone beside its keyboard.
MOST_RECORDS: Final = 5
MOST_TERMS: Final = 3


@dataclass(frozen=True)
class Kind:
    """One group of suggestions: its key, which is also the facet's, and its heading."""

    key: str
    label: str


RECORDS: Final = Kind("record", "Records")
TERMS: Final = (
    Kind("priority_area", "Priority areas"),
    Kind("theme", "Themes"),
    Kind("organisation", "Organisations"),
)


@dataclass(frozen=True)
class Suggestions:
    """What is offered, in groups; groups without items are left out."""

    groups: list[dict[str, Any]]
    #: Whether a person's story is among them: no cache may keep such an answer.
    has_personal: bool = False


def suggest(text: str, sight: Sight) -> Suggestions:
    """Return what begins as typed."""
    beginning = parse_beginning(text)
    if not beginning.words:
        return Suggestions([])
    hits = complete_titles(beginning, MOST_RECORDS, sight)
    records = [
        {"text": hit.card["title"], "url": hit.card["url"], "note": name_kind(hit.card)}
        for hit in hits
    ]
    groups = [_build_group(RECORDS, records), *_suggest_terms(beginning, sight)]
    return Suggestions(
        [group for group in groups if group["items"]], any(hit.personal for hit in hits)
    )


def _suggest_terms(beginning: Beginning, sight: Sight) -> list[dict[str, Any]]:
    labels = load_known_values(sight).labels
    held = load_vocabulary(sight)
    groups = []
    for kind in TERMS:
        # Labels as editors keep them now, of values that the index holds.
        known = {
            value: labels[kind.key].get(value, label)
            for value, label in held.get(kind.key, {}).items()
            if value != CROSS_CUTTING
        }
        names = _name_terms(known, _other_names.get() if kind.key == "priority_area" else {})
        chosen = dict.fromkeys(value for _, value in choose(beginning, names, 3 * MOST_TERMS))
        items = [
            {
                "text": known[value],
                "url": f"/search/?{urlencode({kind.key: value})}",
                "note": "",
            }
            for value in list(chosen)[:MOST_TERMS]
        ]
        groups.append(_build_group(kind, items))
    return groups


def _name_terms(
    known: Mapping[str, str], others: Mapping[str, tuple[str, ...]]
) -> list[tuple[str, str]]:
    """Return every name of every value: whatever may be offered at all passes through here."""
    return [
        (name, value)
        for value, label in known.items()
        for name in (label, *others.get(value, ()))
        if name
    ]


def _build_group(kind: Kind, items: list[dict[str, str]]) -> dict[str, Any]:
    return {"kind": kind.key, "label": kind.label, "items": items}


def _load_other_names() -> dict[str, tuple[str, ...]]:
    return {
        area.slug: tuple(
            name for name in (area.nhs_name, *(n.name for n in area.other_names.all())) if name
        )
        for area in PriorityArea.objects.prefetch_related("other_names")
    }


_other_names = Snapshot(_load_other_names)
