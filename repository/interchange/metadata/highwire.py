"""Highwire Press tags, by which scholarly search engines find reports. Pure.

On the page of a submission alone: a summary is not the work, a story is no paper, and a version
would be the same work a second time.
https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
"""

from collections.abc import Mapping
from typing import Any

from repository.interchange.metadata.agents import list_authors, list_others
from repository.interchange.metadata.characters import clean
from repository.interchange.metadata.described import Described, make_absolute
from repository.interchange.metadata.dublin_core import list_subjects
from repository.records.choices import READABLE, RecordType, State
from repository.records.csl import Repository, is_summary


def is_scholarly(described: Described) -> bool:
    """Return whether search engines for reports are told of what is described."""
    content = described.content
    return (
        described.edition is None
        and not is_summary(content)
        and content["type"] != RecordType.VOICE
        and content["state"] in READABLE
        and content["state"] != State.RETRACTED
    )


def build_highwire(described: Described, repository: Repository) -> list[tuple[str, str]]:
    """Return tags as name and value; nothing where they do not belong."""
    if not is_scholarly(described):
        return []
    content = described.content
    tags = [
        ("citation_title", content["title"]),
        # One author a tag, in their order.
        *(("citation_author", author.inverted) for author in list_authors(content, repository)),
        ("citation_publication_date", _write_date(content["published"])),
        ("citation_online_date", _write_date(content["edited"])),
        ("citation_technical_report_institution", _find_institution(content, repository)),
        ("citation_technical_report_number", content["identifier"]),
        ("citation_language", content["language"]["value"]),
        ("citation_keywords", "; ".join(list_subjects(content))),
        ("citation_abstract_html_url", make_absolute(content["url"], repository)),
    ]
    kept = ((name, clean(value)) for name, value in tags)
    return [(name, value) for name, value in kept if value]


def _write_date(date: str | None) -> str:
    """Return a day as the tags have it: 2026/04/09."""
    return (date or "").replace("-", "/")


def _find_institution(content: Mapping[str, Any], repository: Repository) -> str:
    """Return the body whose report it is."""
    bodies = [
        agent.name
        for agent in (*list_authors(content, repository), *list_others(content))
        if not agent.is_person
    ]
    return next(iter(bodies), repository.publisher or repository.name)
