"""A record, or a statement of one, as an item of CSL-JSON, from which every citation is made.

What is cited is what this site published. A summary is not the work that it sums up, so it never
carries that work's authors; its note names the original.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from wagtail.rich_text import get_text_for_indexing

from repository.citation.item import to_date
from repository.records.choices import OrganisationRole, Provenance, RecordType, State
from repository.taxonomy.references import reference_text

#: Who wrote a submission when it names nobody, the likeliest first.
_AUTHORS: Final = (
    OrganisationRole.LED_BY,
    OrganisationRole.ISSUED_BY,
    OrganisationRole.PUBLISHED_BY,
    OrganisationRole.OWNER,
)
_SUMMARY: Final = "Summary of published work."
#: What a statement has in common with its record.
_OF_THE_WHOLE: Final = ("author", "issued", "publisher", "version", "accessed", "language")
_REPORTS: Final = (RecordType.CASE_STUDY, RecordType.POLICY_RECOMMENDATION)


@dataclass(frozen=True)
class Repository:
    """Where records are published, as citations name it."""

    #: Without a slash at its end, such as `https://repository.example`.
    address: str
    name: str
    #: Empty while nobody has said who publishes the site.
    publisher: str


@dataclass(frozen=True)
class Edition:
    """Which version of a record is cited."""

    number: int
    date: dt.date


def build_csl_item(
    content: Mapping[str, Any],
    repository: Repository,
    *,
    edition: Edition | None,
    accessed: dt.date,
) -> dict[str, Any]:
    """Return a record as an item of CSL-JSON, without what is not known.

    Args:
        content: what `content` built of it, with or without its sections.
        repository: where it is published.
        edition: the version cited, by its own address; without it, whatever is newest, dated as
            the record was first published.
        accessed: when the reader saw it.
    """
    is_report = content["type"] in _REPORTS and not is_summary(content)
    issued = edition.date if edition else _read_date(content["published"])
    item = {
        "id": content["identifier"],
        "type": "report" if is_report else "webpage",
        "title": content["title"],
        "author": _list_authors(content, repository),
        "issued": to_date(issued) if issued else {},
        "publisher": repository.publisher,
        # A report is in a series, a page is in a website.
        "collection-title" if is_report else "container-title": repository.name,
        "genre": name_kind(content),
        "version": str(edition.number) if edition else "",
        "URL": build_address(content, repository, edition),
        "accessed": to_date(accessed),
        "language": content["language"]["value"],
        "abstract": content["summary"],
        "note": _build_note(content),
    }
    return {key: value for key, value in item.items() if value}


def build_statement_item(
    item: Mapping[str, Any],
    statement: Mapping[str, Any],
    repository: Repository,
) -> dict[str, Any]:
    """Return one statement of a record as a part of it, found by a key that never changes.

    Args:
        item: the record, as `build_csl_item` built it.
        statement: one of `list_statements`.
        repository: where it is published.
    """
    key = statement["key"]
    text = " ".join(get_text_for_indexing(statement["text"]).split()).removesuffix(".")
    status = "" if statement["status"] == "current" else f"{statement['status_label']}."
    whole = {name: item[name] for name in _OF_THE_WHOLE if name in item}
    part = {
        "id": f"{item['id']}-{key}",
        "type": "chapter",
        # As the page heads it: the number is that of the key, wherever the statement stands.
        "title": f"Statement {key.removeprefix('s')}: {text}",
        "container-title": item["title"],
        "collection-title": repository.name,
        "URL": f"{item['URL']}#{key}",
        "note": " ".join(filter(None, (status, item.get("note")))),
    }
    return whole | {name: value for name, value in part.items() if value}


def list_statements(content: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the statements of a record that can be cited: those with a key."""
    for section in content["sections"]:
        if section["kind"] == "statements":
            yield from (statement for statement in section["value"] if statement["key"])


def cite_original(content: Mapping[str, Any]) -> str:
    """Return the work that a summary sums up, as one line; nothing for a record of its own."""
    if not is_summary(content) or not content["references"]:
        return ""
    original = content["references"][0]
    unverified = "" if original["verified"] else " (details not verified against the original)"
    return reference_text(original) + unverified


def build_address(
    content: Mapping[str, Any], repository: Repository, edition: Edition | None = None
) -> str:
    """Return the permanent address of a record, or of a version of it."""
    version = f"/v/{edition.number}" if edition else ""
    return f"{repository.address}/id/{content['identifier']}{version}"


def is_summary(content: Mapping[str, Any]) -> bool:
    """Return whether a record sums up someone else's work."""
    return bool(content["provenance"] == Provenance.SUMMARY)


def note_state(content: Mapping[str, Any]) -> str:
    """Return that a record no longer stands, for whoever keeps a copy; nothing while it does."""
    return f"{content['state_label']}." if content["state"] != State.CURRENT else ""


def name_kind(content: Mapping[str, Any]) -> str:
    """Return what kind of record it is; of a voice whose account, so that none is mistaken."""
    return list_genres(content)[-1]


def list_genres(content: Mapping[str, Any]) -> list[str]:
    """Return what kind of record it is in words; of a voice also whose account."""
    account = content.get("account") or {}
    return [content["type_label"], *([account["label"]] if account else [])]


def choose_authors(content: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """Return who wrote a record, of those that it names: people, or else organisations."""
    if content["contributors"]:
        return list(content["contributors"])
    # Nobody else tells a person's story, and our summary is not its original's authors'.
    if is_summary(content) or content["type"] == RecordType.VOICE:
        return []
    organisations = content["organisations"]
    named = ([item for item in organisations if item["role"] == role] for role in _AUTHORS)
    return next(filter(None, named), [])


def _list_authors(content: Mapping[str, Any], repository: Repository) -> list[dict[str, str]]:
    if authors := choose_authors(content):
        return [_name(author) for author in authors]
    if is_summary(content):
        return [{"literal": repository.publisher or repository.name}]
    return []


def _name(author: Mapping[str, str]) -> dict[str, str]:
    # A story's credit, and versions of before names had parts, are whole names.
    if not author.get("family"):
        return {"literal": author.get("name") or author["label"]}
    return {key: author[key] for key in ("family", "given") if author[key]}


def _build_note(content: Mapping[str, Any]) -> str:
    notes = [note_state(content)]
    if is_summary(content):
        original = cite_original(content)
        notes.append(f"Summary of published work: {original}" if original else _SUMMARY)
    return " ".join(filter(None, notes))


def _read_date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
