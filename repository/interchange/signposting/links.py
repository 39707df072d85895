"""The typed links of a record's page, its files and its metadata. Pure.

By the FAIR Signposting Profile of 2 October 2023 (https://signposting.org/FAIR/).
"""

from dataclasses import dataclass
from typing import Final

#: The media type of a set of links as JSON (RFC 9264).
LINKSET_TYPE: Final = "application/linkset+json"
_HTML: Final = "text/html"


@dataclass(frozen=True)
class Resource:
    """A file or a metadata document, by its whole address."""

    address: str
    media_type: str
    #: The address of the vocabulary that its media type leaves open.
    profile: str = ""


@dataclass(frozen=True)
class Subject:
    """What a set of links is about: a record as it is now, or a version of it."""

    #: The page that people read.
    page: str
    #: The permanent address of these very words.
    permanent: str
    #: Where the set itself is fetched.
    linkset: str
    documents: tuple[Resource, ...] = ()
    #: Those that anyone may fetch.
    files: tuple[Resource, ...] = ()
    #: Classes of schema.org; a landing page's own comes first.
    types: tuple[str, ...] = ()
    #: Those authors who are known by an address.
    authors: tuple[str, ...] = ()
    licence: str = ""


@dataclass(frozen=True)
class Link:
    """A typed link."""

    rel: str
    href: str
    type: str = ""
    profile: str = ""


def list_page_links(subject: Subject) -> list[Link]:
    """Return the links of the page: exactly one `cite-as`, at most one `license`."""
    return [
        Link("cite-as", subject.permanent),
        *(Link("type", address) for address in subject.types),
        *(Link("author", address) for address in subject.authors),
        *([Link("license", subject.licence)] if subject.licence else []),
        *(
            Link("describedby", document.address, document.media_type, document.profile)
            for document in subject.documents
        ),
        *(Link("item", file.address, file.media_type) for file in subject.files),
        _link_to_set(subject),
    ]


def list_file_links(subject: Subject) -> list[Link]:
    """Return the links of a file that belongs to a record."""
    return [Link("collection", subject.page, _HTML), _link_to_set(subject)]


def list_document_links(subject: Subject) -> list[Link]:
    """Return the links of a document that describes a record."""
    return [Link("describes", subject.page, _HTML), _link_to_set(subject)]


def _link_to_set(subject: Subject) -> Link:
    return Link("linkset", subject.linkset, LINKSET_TYPE)
