"""A record in the fifteen elements of Dublin Core, as OAI-PMH carries them. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from lxml import etree

from repository.interchange.metadata.agents import list_authors, list_others
from repository.interchange.metadata.characters import clean
from repository.interchange.metadata.described import (
    find_date,
    list_linked,
    make_absolute,
)
from repository.records.csl import (
    Edition,
    Repository,
    build_address,
    is_summary,
    list_genres,
    note_state,
)
from repository.taxonomy.references import reference_text

OAI_DC: Final = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC: Final = "http://purl.org/dc/elements/1.1/"
_SCHEMA: Final = f"{OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"

#: An element's name → its values. Elements without any are left out.
Elements = Mapping[str, Sequence[str]]


def build_dublin_core(
    content: Mapping[str, Any], repository: Repository, edition: Edition | None = None
) -> dict[str, list[str]]:
    """Return the values of each element, in the order of the fifteen.

    Args:
        content: the record, with what may be said of other records.
        repository: where it is published.
        edition: the version described; without it, the record itself.
    """
    originals = [reference_text(item) for item in content["references"]]
    elements: dict[str, list[Any]] = {
        "title": [content["title"]],
        "creator": [author.inverted for author in list_authors(content, repository)],
        "subject": list_subjects(content),
        "description": [note_state(content), content["summary"]],
        "publisher": [repository.publisher or repository.name],
        "contributor": [other.name for other in list_others(content)],
        "date": [find_date(content, edition)],
        "type": ["Text", *list_genres(content)],
        "format": ["text/html"],
        # The permanent address first: it is the one to keep.
        "identifier": [
            build_address(content, repository, edition),
            "" if edition else make_absolute(content["url"], repository),
        ],
        "source": originals if is_summary(content) else [],
        "language": [content["language"]["value"]],
        "relation": list(_list_relations(content, repository, edition)),
        "coverage": [content["place"], content["years_text"] or str(content["year"] or "")],
        "rights": [content["licence"]["url"] or content["licence"]["label"]],
    }
    kept: dict[str, list[str]] = clean(elements)
    return {name: list(dict.fromkeys(values)) for name, values in kept.items()}


def list_subjects(content: Mapping[str, Any]) -> list[str]:
    """Return what a record is about, in words: areas, themes, tags, groups, settings."""
    labelled = ("priority_areas", "themes", "tags", "ethnic_groups", "care_settings")
    return [item["label"] for key in labelled for item in content[key]]


def to_element(elements: Elements) -> etree._Element:
    """Return the elements as `oai_dc:dc`."""
    root = etree.Element(etree.QName(OAI_DC, "dc"), nsmap={"oai_dc": OAI_DC, "dc": DC, "xsi": _XSI})
    root.set(etree.QName(_XSI, "schemaLocation"), _SCHEMA)
    for name, values in elements.items():
        for value in values:
            etree.SubElement(root, etree.QName(DC, name)).text = value
    return root


def _list_relations(
    content: Mapping[str, Any], repository: Repository, edition: Edition | None
) -> Iterator[str]:
    """Yield the addresses of records that belong to this one."""
    if edition is not None:
        yield build_address(content, repository)
    if content["replacement"]:
        yield f"{repository.address}/id/{content['replacement']['identifier']}"
    for key in ("supersedes", "superseded_by", "adapted_from", "adapted_by"):
        for item in list_linked(content, key):
            yield f"{repository.address}/id/{item['identifier']}"
    if (content.get("translation") or {}).get("identifier"):
        yield f"{repository.address}/id/{content['translation']['identifier']}"
    if not is_summary(content):
        yield from (item["url"] for item in content["references"])
