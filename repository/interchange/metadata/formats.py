"""The metadata documents of a record, declared once: an extension ends an address. Pure."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from repository.interchange.metadata import datacite_xml, dublin_core
from repository.interchange.metadata.datacite import SCHEMA, build_datacite, is_described
from repository.interchange.metadata.described import Described, describe
from repository.interchange.metadata.dublin_core import OAI_DC, build_dublin_core
from repository.interchange.metadata.jsonld import SCHEMA_ORG, build_jsonld
from repository.records.csl import Repository
from repository.records.released import Released


def applies_always(_content: Mapping[str, Any]) -> bool:
    """Return that any record has it."""
    return True


@dataclass(frozen=True)
class Format:
    """One format: what its addresses end in, its name for people, what writes it."""

    extension: str
    label: str
    media_type: str
    #: Which vocabulary it is in, as Signposting and HTTP name it.
    profile: str
    write: Callable[[Described, Repository], bytes]
    #: Whether a record may be described in it.
    applies: Callable[[Mapping[str, Any]], bool] = applies_always

    def render(self, released: Released, repository: Repository) -> bytes:
        """Return the document of a record that may leave."""
        return self.write(describe(released), repository)


def _write_jsonld(described: Described, repository: Repository) -> bytes:
    return _to_json(build_jsonld(described, repository))


def _write_dublin_core(described: Described, repository: Repository) -> bytes:
    elements = build_dublin_core(described.content, repository, described.edition)
    return _to_xml(dublin_core.to_element(elements))


def _write_datacite_json(described: Described, repository: Repository) -> bytes:
    return _to_json(_build_datacite(described, repository))


def _write_datacite_xml(described: Described, repository: Repository) -> bytes:
    return _to_xml(datacite_xml.to_element(_build_datacite(described, repository)))


def _build_datacite(described: Described, repository: Repository) -> dict[str, Any]:
    return build_datacite(
        described.content,
        repository,
        described.edition,
        newest=described.newest,
        doi=described.doi,
    )


def _to_json(document: Mapping[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=2).encode() + b"\n"


def _to_xml(element: etree._Element) -> bytes:
    written: bytes = etree.tostring(
        element, xml_declaration=True, encoding="UTF-8", pretty_print=True
    )
    return written


FORMATS: Final = (
    Format("jsonld", "Schema.org (JSON-LD)", "application/ld+json", SCHEMA_ORG, _write_jsonld),
    Format("dc.xml", "Dublin Core (XML)", "application/xml", OAI_DC, _write_dublin_core),
    Format(
        "datacite.json",
        "DataCite (JSON)",
        "application/vnd.datacite.datacite+json",
        SCHEMA,
        _write_datacite_json,
        is_described,
    ),
    Format(
        "datacite.xml",
        "DataCite (XML)",
        "application/vnd.datacite.datacite+xml",
        SCHEMA,
        _write_datacite_xml,
        is_described,
    ),
)
BY_EXTENSION: Final = {kind.extension: kind for kind in FORMATS}
