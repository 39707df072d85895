"""The formats that records can be had in, declared once. Pure.

A description here has what a list of a hundred can be read with in few queries: not the links in a
record's sections, which its own metadata documents have (`/id/<identifier>/metadata.…`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from repository.interchange.disseminations import DATACITE
from repository.interchange.metadata import datacite, datacite_xml, dublin_core
from repository.records.csl import Repository
from repository.records.models import Record
from repository.records.released import Released


@dataclass(frozen=True)
class Format:
    """One format: its names, and what writes it."""

    prefix: str
    namespace: str
    schema: str
    render: Callable[[Released, Repository], etree._Element]
    #: Whether a record can be had in it now; nothing where every one can.
    applies: Callable[[Mapping[str, Any]], bool] | None = None


def _render_dublin_core(released: Released, repository: Repository) -> etree._Element:
    elements = dublin_core.build_dublin_core(_build_content(released), repository)
    return dublin_core.to_element(elements)


def _render_datacite(released: Released, repository: Repository) -> etree._Element:
    described = datacite.build_datacite(
        _build_content(released), repository, newest=released.edition
    )
    return datacite_xml.to_element(described)


def _build_content(released: Released) -> dict[str, Any]:
    replacement = released.outline["replacement"]
    if replacement:
        # Its permanent address says whether it is still there.
        url = Record(replacement["identifier"]).get_absolute_url()
        replacement = {**replacement, "url": url}
    return {**released.outline, "sections": [], "replacement": replacement}


FORMATS: Final = (
    Format(
        "oai_dc",
        dublin_core.OAI_DC,
        "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
        _render_dublin_core,
    ),
    Format(
        DATACITE,
        datacite.SCHEMA,
        "https://schema.datacite.org/meta/kernel-4.6/metadata.xsd",
        _render_datacite,
        applies=datacite.is_described,
    ),
)
BY_PREFIX: Final = {kind.prefix: kind for kind in FORMATS}
