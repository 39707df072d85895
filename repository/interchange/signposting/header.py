"""Links as an HTTP header (RFC 8288). Pure."""

from collections.abc import Sequence
from typing import Final

from django.utils.encoding import iri_to_uri

from repository.interchange.signposting.links import Link

#: Bytes. Proxies keep all headers of an answer in one buffer, nginx in 4 KB where a page of memory
#: is no larger, and the other headers of a record take one.
LONGEST: Final = 3_000


def render_header(links: Sequence[Link]) -> str:
    """Return the value of `Link`: when it would be long, only where the whole set is."""
    value = ", ".join(map(_render, links))
    if len(value) <= LONGEST:
        return value
    return ", ".join(_render(link) for link in links if link.rel == "linkset")


def _render(link: Link) -> str:
    attributes = {"rel": link.rel, "type": link.type, "profile": link.profile}
    written = (f'; {name}="{value}"' for name, value in attributes.items() if value)
    return f"<{iri_to_uri(link.href)}>{''.join(written)}"
