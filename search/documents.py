"""What an index holds of a record: a value, free of models and of any engine."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final, NamedTuple

ATTACHMENTS: Final = "attachments"


class Term(NamedTuple):
    """One value of a facet, with the words shown for it."""

    value: str
    label: str


class Attachment(NamedTuple):
    """The words of a file that the record links to, as `paged_text` joins them."""

    title: str
    url: str
    text: str
    #: The number of its first page among the pages of all of the record's files.
    first: int
    #: Whether its pages are those that a reader sees.
    paged: bool

    def describe(self) -> dict[str, Any]:
        """Return all but the words: what names the place where some of them stand."""
        return {
            "title": self.title,
            "url": self.url,
            "first": self.first,
            "paged": self.paged,
        }


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
    #: Files with words. They are found too, but are nobody's vocabulary.
    attachments: tuple[Attachment, ...] = ()
    #: By facet key (and `tag`).
    terms: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    state: str = "current"
    year: int | None = None
    published: dt.date | None = None
    reviewed: dt.date | None = None
    #: How often it is done again elsewhere.
    adoptions: int = 0
    #: A personal story is found until this moment, whatever the index still holds.
    visible_until: dt.datetime | None = None
    #: Whether it is one person's story.
    personal: bool = False
    #: What the result list shows, ready for JSON.
    card: Mapping[str, Any] = field(default_factory=dict)

    def texts(self, name: str) -> list[str]:
        """Return the texts of a field that is searched: of attachments, one for each file."""
        if name == ATTACHMENTS:
            return [attachment.text for attachment in self.attachments]
        return [getattr(self, name)]

    def values(self, key: str) -> frozenset[str]:
        """Return the values the document has of one facet."""
        return frozenset(term.value for term in self.terms.get(key, ()))

    def digest(self) -> str:
        """Return a short hash of everything in the document: equal for equal documents.

        64 bits: of 100,000 outdated ones, the odds that any passes for true are one in 10^14.
        """
        parts: dict[str, Any] = {part.name: getattr(self, part.name) for part in fields(self)}
        # A database may bring tags in any order, and no reader sees which.
        parts["terms"] = {key: sorted(terms) for key, terms in self.terms.items()}
        parts["names"] = sorted(self.names.splitlines())
        text = json.dumps(parts, sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()[:16]
