"""A description in DataCite's JSON as the XML of the same schema. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from lxml import etree

from repository.interchange.metadata.datacite import SCHEMA

_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_XML: Final = "http://www.w3.org/XML/1998/namespace"
_LOCATION: Final = f"{SCHEMA} https://schema.datacite.org/meta/kernel-4.6/metadata.xsd"
#: What JSON spells in another way.
_SPELT: Final = {
    "schemeUri": "schemeURI",
    "valueUri": "valueURI",
    "rightsUri": "rightsURI",
    "lang": f"{{{_XML}}}lang",
}
#: JSON's list → its elements' name, and the key of the text in them. The other keys are attributes.
_LISTS: Final = (
    ("titles", "title", "title"),
    ("subjects", "subject", "subject"),
    ("dates", "date", "date"),
    ("relatedIdentifiers", "relatedIdentifier", "relatedIdentifier"),
    ("rightsList", "rights", "rights"),
    ("descriptions", "description", "description"),
)


def to_element(described: Mapping[str, Any]) -> etree._Element:
    """Return a description, as `datacite` built it, as `resource`."""
    root = etree.Element(etree.QName(SCHEMA, "resource"), nsmap={None: SCHEMA, "xsi": _XSI})
    root.set(etree.QName(_XSI, "schemaLocation"), _LOCATION)
    doi = described.get("doi", "")
    kind = "DOI" if doi else "URL"
    _add(root, "identifier", doi or described["url"], {"identifierType": kind})
    _add_agents(root, "creators", "creator", described["creators"])
    publisher = dict(described["publisher"])
    _add(root, "publisher", publisher.pop("name"), publisher)
    _add(root, "publicationYear", described["publicationYear"])
    types = described["types"]
    general = {"resourceTypeGeneral": types["resourceTypeGeneral"]}
    _add(root, "resourceType", types["resourceType"], general)
    _add_agents(root, "contributors", "contributor", described.get("contributors", ()))
    for wrapper, name, key in _LISTS:
        _add_list(root, wrapper, name, key, described.get(wrapper, ()))
    if "language" in described:
        _add(root, "language", described["language"])
    if "version" in described:
        _add(root, "version", described["version"])
    _add_list(root, "formats", "format", "", [{"": text} for text in described.get("formats", ())])
    _add_places(root, described.get("geoLocations", ()))
    return root


def _add(
    parent: etree._Element, name: str, text: str = "", attributes: Mapping[str, str] | None = None
) -> etree._Element:
    element = etree.SubElement(parent, etree.QName(SCHEMA, name))
    for key, value in (attributes or {}).items():
        element.set(_SPELT.get(key, key), value)
    element.text = text or None
    return element


def _add_list(
    root: etree._Element, wrapper: str, name: str, key: str, items: Sequence[Mapping[str, str]]
) -> None:
    if not items:
        return
    parent = _add(root, wrapper)
    for item in items:
        attributes = {other: value for other, value in item.items() if other != key}
        _add(parent, name, item[key], attributes)


def _add_agents(
    root: etree._Element, wrapper: str, name: str, agents: Sequence[Mapping[str, Any]]
) -> None:
    if not agents:
        return
    parent = _add(root, wrapper)
    for agent in agents:
        kinds = {key: agent[key] for key in ("contributorType",) if key in agent}
        element = _add(parent, name, "", kinds)
        named = {key: agent[key] for key in ("nameType",) if key in agent}
        _add(element, f"{name}Name", agent["name"], named)
        for key in ("givenName", "familyName"):
            if key in agent:
                _add(element, key, agent[key])
        for code in agent.get("nameIdentifiers", ()):
            scheme = {key: value for key, value in code.items() if key != "nameIdentifier"}
            _add(element, "nameIdentifier", code["nameIdentifier"], scheme)


def _add_places(root: etree._Element, places: Sequence[Mapping[str, str]]) -> None:
    if not places:
        return
    parent = _add(root, "geoLocations")
    for place in places:
        _add(_add(parent, "geoLocation"), "geoLocationPlace", place["geoLocationPlace"])
