"""What an index holds of a record: a value, free of models and of any engine."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Term(NamedTuple):
    """One value of a facet, with the words shown for it."""

    value: str
    label: str


@dataclass(frozen=True)
class SearchDocument:
    """One findable record. Nothing is in it that its reader may not see."""

    identifier: str
    title: str
    summary: str
    #: What stands on the page, as text. Nothing else.
    body: str = ""
    #: Words that find the record without standing in its body: bodies, places, names of areas.
    names: str = ""
    #: Those people's names that stand in the body: they are found, but are nobody's vocabulary.
    people: str = ""
    #: By facet key (and `tag`).
    terms: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    state: str = "current"
    year: int | None = None
    published: dt.date | None = None
    reviewed: dt.date | None = None
    #: A personal story is found until this moment, whatever the index still holds.
    visible_until: dt.datetime | None = None
    #: Whether it is one person's story.
    personal: bool = False
    #: What the result list shows, ready for JSON.
    card: Mapping[str, Any] = field(default_factory=dict)

    def values(self, key: str) -> frozenset[str]:
        """Return the values the document has of one facet."""
        return frozenset(term.value for term in self.terms.get(key, ()))
