"""Who answers: the domain in identifiers, and the mailbox of whoever runs the site."""

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree
from wagtail.models import Site

from repository.publisher.models import PublisherSettings
from repository.publisher.snapshot import Snapshot

_SCHEME: Final = "oai"
_NAMESPACE: Final = "http://www.openarchives.org/OAI/2.0/oai-identifier"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
#: What stands in for a domain while the site has none, and can never be anybody's (RFC 2606).
_NO_DOMAIN: Final = "demonstration.invalid"
#: Nobody may be named who was not asked, and the protocol wants an address.
_NO_EMAIL: Final = f"not-yet-set@{_NO_DOMAIN}"
#: As the schemas of the protocol and of its identifiers have them.
_DOMAIN: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9-]*(\.[a-zA-Z][a-zA-Z0-9-]*)+")
_EMAIL: Final = re.compile(r"\S+@(\S+\.)+\S+")


@dataclass(frozen=True)
class Identity:
    """What harvesters know the repository by, whichever of its addresses they ask."""

    domain: str
    email: str

    def build_identifier(self, identifier: str) -> str:
        """Return the identifier of a record among those of all repositories."""
        return f"{_SCHEME}:{self.domain}:{identifier}"

    def read_identifier(self, text: str) -> str:
        """Return which record of ours an identifier names; nothing for somebody else's."""
        prefix = self.build_identifier("")
        return text.removeprefix(prefix) if text.startswith(prefix) else ""


def build_description(identity: Identity, sample: str) -> etree._Element:
    """Return how identifiers are made, for programs.

    Args:
        identity: whose they are.
        sample: the identifier of any record.
    """
    root = etree.Element(
        etree.QName(_NAMESPACE, "oai-identifier"), nsmap={None: _NAMESPACE, "xsi": _XSI}
    )
    root.set(etree.QName(_XSI, "schemaLocation"), f"{_NAMESPACE} {_NAMESPACE}.xsd")
    texts = {
        "scheme": _SCHEME,
        "repositoryIdentifier": identity.domain,
        "delimiter": ":",
        "sampleIdentifier": sample,
    }
    for name, text in texts.items():
        etree.SubElement(root, etree.QName(_NAMESPACE, name)).text = text
    return root


def read_identity() -> Identity:
    """Return the identity as of this request, from memory."""
    return _identity.get()


def _load() -> Identity:
    site = Site.objects.filter(is_default_site=True).first()
    domain = site.hostname.lower() if site else ""
    email = PublisherSettings.for_site(site).contact_email if site else ""
    return Identity(
        domain=domain if _DOMAIN.fullmatch(domain) else _NO_DOMAIN,
        email=email if _EMAIL.fullmatch(email) else _NO_EMAIL,
    )


_identity = Snapshot(_load)
