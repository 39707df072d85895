"""Answers of OAI-PMH as a program reads them, each held against the published schemas."""

import functools
from pathlib import Path

from lxml import etree

from tests import schemas

NAMESPACES = {
    "oai": "http://www.openarchives.org/OAI/2.0/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "oai_dc": "http://www.openarchives.org/OAI/2.0/oai_dc/",
    "datacite": "http://datacite.org/schema/kernel-4",
    "identifier": "http://www.openarchives.org/OAI/2.0/oai-identifier",
}
_SCHEMAS = {
    "oai": "oai/OAI-PMH.xsd",
    "oai_dc": "oai/oai_dc.xsd",
    "identifier": "oai/oai-identifier.xsd",
    "datacite": "datacite-4.6/metadata.xsd",
}


class Answer:
    """An answer: what it says, by name."""

    def __init__(self, content):
        self.text = content.decode()
        self.root = etree.fromstring(content)
        if schemas.FOLDER:
            _load().assertValid(self.root)

    def find(self, path):
        """Return the elements at a path, from anywhere."""
        return self.root.xpath(f"//{path}", namespaces=NAMESPACES)

    def texts(self, path):
        return [element.text or "" for element in self.find(path)]

    @property
    def errors(self):
        return [element.get("code") for element in self.find("oai:error")]

    @property
    def asked(self):
        (element,) = self.find("oai:request")
        return dict(element.attrib)

    @property
    def headers(self):
        """Whether each record is still there, by the last part of its identifier."""
        return {
            header[0].text.rpartition(":")[2]: header.get("status") != "deleted"
            for header in self.find("oai:header")
        }

    @property
    def token(self):
        """The element of the token, or nothing."""
        return next(iter(self.find("oai:resumptionToken")), None)


@functools.cache
def _load():
    """All of them at once: the protocol asks that what it carries be valid too."""
    imports = "".join(
        f'<xs:import namespace="{NAMESPACES[name]}"'
        f' schemaLocation="{(Path(schemas.FOLDER) / path).absolute().as_uri()}"/>'
        for name, path in _SCHEMAS.items()
    )
    source = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
    return etree.XMLSchema(etree.fromstring(source, etree.XMLParser(no_network=True)))
