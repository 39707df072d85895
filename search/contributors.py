"""How rooms above add to what a record is found by: a function each, registered in `ready()`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from repository.records.models import Record
from search.documents import Term


@dataclass(frozen=True)
class Contribution:
    """What a room adds to a search document."""

    terms: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    #: Words that find the record without standing in its body.
    text: str = ""
    #: What a result card tells as well, in this order: a key, and a short text that says it alone.
    facts: Mapping[str, str] = field(default_factory=dict)
    #: How often it is done again elsewhere, which a search can be sorted by.
    adoptions: int = 0


Contributor = Callable[[Record, Mapping[str, Any]], Contribution]
_contributors: list[Contributor] = []


def register_contributor(function: Contributor) -> None:
    """Have a function asked for each record that is indexed."""
    if function not in _contributors:
        _contributors.append(function)


def collect_contributions(record: Record, content: Mapping[str, Any]) -> list[Contribution]:
    """Ask every room what it adds."""
    return [function(record, content) for function in _contributors]
