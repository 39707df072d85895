"""All links of a record, its files and its metadata in one document (RFC 9264). Pure."""

from collections.abc import Iterable
from typing import Any

from repository.interchange.signposting.links import (
    Link,
    Subject,
    list_document_links,
    list_file_links,
    list_page_links,
)


def build_linkset(subject: Subject) -> dict[str, Any]:
    """Return the set: each resource with the links that start from it."""
    contexts = [
        _build_context(subject.page, list_page_links(subject)),
        *(_build_context(file.address, list_file_links(subject)) for file in subject.files),
        *(
            _build_context(document.address, list_document_links(subject))
            for document in subject.documents
        ),
    ]
    return {"linkset": contexts}


def _build_context(anchor: str, links: Iterable[Link]) -> dict[str, Any]:
    context: dict[str, Any] = {"anchor": anchor}
    for link in links:
        # Where this is read, nobody needs to be told where it is.
        if link.rel != "linkset":
            context.setdefault(link.rel, []).append(_build_target(link))
    return context


def _build_target(link: Link) -> dict[str, str]:
    # The RFC would have `profile` be a list, as all that it does not name itself. The clients of
    # Signposting read one address there, and fail on a list.
    target = {"href": link.href, "type": link.type, "profile": link.profile}
    return {name: value for name, value in target.items() if value}
