"""What the links of a record say: its addresses, its documents, its files."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from repository.interchange.documents import list_documents
from repository.interchange.metadata.agents import list_authors
from repository.interchange.metadata.jsonld import SCHEMA_ORG, TYPES
from repository.interchange.signposting.files import list_files
from repository.interchange.signposting.links import Resource, Subject
from repository.records.choices import RecordType
from repository.records.csl import Repository
from repository.records.models import Record


def locate(record: Record, page: Any, repository: Repository, version: int | None) -> Subject:
    """Return where a record, or a version of it, is found.

    Args:
        record: which one.
        page: its page today.
        repository: where it is published.
        version: the number of the version; without it, the page as it is today.
    """
    permanent = f"{repository.address}/id/{record.pk}"
    if version is not None:
        permanent += f"/v/{version}"
        return Subject(permanent, permanent, f"{permanent}/linkset.json")
    address = urljoin(f"{repository.address}/", page.get_url())
    return Subject(address, permanent, f"{permanent}/linkset.json")


def build_subject(
    record: Record,
    page: Any,
    content: Mapping[str, Any],
    repository: Repository,
    version: int | None,
) -> Subject:
    """Return all that the links of a record say.

    Args:
        record: which one.
        page: its page today, of its own type.
        content: what is shown of it.
        repository: where it is published.
        version: the number of the version that is shown; without it, the page as it is today.
    """
    subject = locate(record, page, repository, version)
    # A page as it is today is cited by the version that it shows.
    newest = record.newest_version if version is None else None
    types = ("AboutPage", *TYPES[RecordType(record.type)])
    return replace(
        subject,
        permanent=f"{subject.permanent}/v/{newest.number}" if newest else subject.permanent,
        documents=tuple(
            Resource(f"{subject.permanent}/{document.name}", document.media_type, document.profile)
            for document in list_documents(content)
        ),
        files=list_files(page, content, repository, is_version=version is not None),
        types=tuple(f"{SCHEMA_ORG}/{name}" for name in types),
        authors=_list_authors(content, repository),
        licence=content["licence"]["url"],
    )


def _list_authors(content: Mapping[str, Any], repository: Repository) -> tuple[str, ...]:
    """Return the authors who are known by an address. A story's credit has none."""
    addresses = (author.address for author in list_authors(content, repository))
    return tuple(address for address in addresses if address)
