"""The formats of the vocabulary, declared once: an extension is the end of an address."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Format:
    """One way to write a graph."""

    extension: str
    label: str
    media_type: str
    #: As rdflib calls it.
    name: str


FORMATS: Final = (
    Format("ttl", "Turtle", "text/turtle", "turtle"),
    Format("jsonld", "JSON-LD", "application/ld+json", "json-ld"),
    Format("rdf", "RDF/XML", "application/rdf+xml", "pretty-xml"),
)
BY_EXTENSION: Final = {kind.extension: kind for kind in FORMATS}
BY_MEDIA_TYPE: Final = {kind.media_type: kind for kind in FORMATS}
