"""How tests read the sitemap: every part that the index names, as a crawler does."""

from urllib.parse import urlsplit

from lxml import etree

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = "http://testserver"


def read_sitemap(client):
    """Return when each address changed."""
    found = {}
    for part in read_locations(client.get("/sitemap.xml")):
        address = urlsplit(part)
        response = client.get(f"{address.path}?{address.query}")
        entries = etree.fromstring(response.content).findall(f"{NAMESPACE}url")
        assert entries
        for entry in entries:
            location = entry.findtext(f"{NAMESPACE}loc")
            assert location not in found
            found[location.removeprefix(SITE)] = entry.findtext(f"{NAMESPACE}lastmod")
    return found


def read_locations(response):
    """Return the addresses that an index or a part names."""
    assert response.status_code == 200
    return [node.text for node in etree.fromstring(response.content).iter(f"{NAMESPACE}loc")]
