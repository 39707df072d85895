"""What a metadata document is about: a record as it is now, or one of its versions. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from repository.records.csl import Edition, Repository
from repository.records.released import Released


@dataclass(frozen=True)
class Described:
    """The content that is described, and which version it is."""

    content: Mapping[str, Any]
    #: Nothing for the record itself, which is whatever is newest.
    edition: Edition | None = None
    #: The newest version, if there was one.
    newest: Edition | None = None
    #: The one registered for it, if one is.
    doi: str = ""


def describe(released: Released) -> Described:
    """Return a record that may leave as what a document is about."""
    return Described(released.content, newest=released.edition)


def find_date(content: Mapping[str, Any], edition: Edition | None) -> str:
    """Return the day on which what is described became public, as ISO 8601 has it."""
    if edition is not None:
        return edition.date.isoformat()
    return content["published"] or content["edited"] or ""


def make_absolute(address: str, repository: Repository) -> str:
    """Return an address of this site as machines elsewhere can follow it."""
    return f"{repository.address}{address}" if address.startswith("/") else address


def list_linked(content: Mapping[str, Any], key: str) -> Iterator[Mapping[str, Any]]:
    """Yield the records that a section of another names."""
    for section in content.get("sections", ()):
        if section["key"] == key and section["kind"] in {"tools", "adaptations", "answers"}:
            yield from section["value"]
