"""The documents that describe a record, whatever made them: declared once for whoever links. Pure.

Each stands beside its record, and beside each of its versions: `/id/<identifier>/<name>`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from repository.interchange.cite.formats import FILES
from repository.interchange.metadata.formats import FORMATS, applies_always


@dataclass(frozen=True)
class Document:
    """One kind of document."""

    #: The end of its address.
    name: str
    label: str
    #: Without parameters.
    media_type: str
    #: The vocabulary that the media type leaves open, by its address.
    profile: str = ""
    #: Whether a record has one.
    applies: Callable[[Mapping[str, Any]], bool] = applies_always


DOCUMENTS: Final = (
    *(
        Document(
            f"metadata.{kind.extension}", kind.label, kind.media_type, kind.profile, kind.applies
        )
        for kind in FORMATS
    ),
    *(
        Document(f"cite.{kind.extension}", kind.label, kind.media_type.partition(";")[0])
        for kind in FILES
    ),
)


def list_documents(content: Mapping[str, Any]) -> list[Document]:
    """Return the documents that a record has; its sections are not looked at."""
    return [document for document in DOCUMENTS if document.applies(content)]
