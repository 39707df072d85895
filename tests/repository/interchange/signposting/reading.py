"""Links as the client of the people who wrote the profile reads them."""

from signposting.linkheader import find_signposting_http_link

SITE = "http://testserver"


def read_links(response, address=SITE):
    """Return (relation, target, type) of every link of an answer."""
    found = find_signposting_http_link([response["Link"]], address)
    return {(str(link.rel), str(link.target), str(link.type or "")) for link in found}


def targets(response, rel):
    return {target for kind, target, _type in read_links(response) if kind == rel}
