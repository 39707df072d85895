"""Every surface on which a record can be met, read as its own readers read it.

Each returns what is said there of one record, or that it has gone, or that nothing is said.
"""

import gzip
import json
from urllib.parse import urlsplit

from lxml import etree

from tests.reading import read

#: It is told that the record was here; it is not told of at all.
GONE, ABSENT = "gone", "absent"
_ATOM = "{http://www.w3.org/2005/Atom}"
_DELETED = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
_OAI = "{http://www.openarchives.org/OAI/2.0/}"
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


class Surfaces:
    """What each surface says of a record now."""

    def __init__(self, client, page):
        self.client = client
        self.page = page
        self.identifier = page.record.pk

    def read_all(self):
        """Return what is said, by surface."""
        return {name: read_surface(self) for name, read_surface in SURFACES.items()}

    def get(self, address, **parameters):
        return self.client.get(address, parameters, follow=True)

    def document(self, path, **parameters):
        """Read what is sent under the record's own address."""
        response = self.get(f"/id/{self.identifier}{path}", **parameters)
        if response.status_code == 410:
            return GONE
        if response.status_code == 404:
            return ABSENT
        assert response.status_code == 200
        if "html" in response["Content-Type"]:
            return f"{response.request['PATH_INFO']} {read(response).main}"
        return response.content.decode()

    def named_in(self, rows):
        """Return the rows that name the record, as one text."""
        return "\n".join(row for row in rows if self.identifier in row) or ABSENT

    def page_itself(self):
        return self.document("")

    def version(self):
        return self.document("/v/1")

    def history(self):
        return self.document("/versions")

    def search_page(self):
        cards = read(self.get("/search/", page_size=50)).select(".mer-result")
        return self._one_of([str(card) for card in cards])

    def search_api(self):
        return self.named_in(_dump(self.get("/api/search/", page_size=100).json()["results"]))

    def suggestions(self):
        groups = self.get("/search/suggest/", q=self.page.title.split()[-1]).json()["groups"]
        return self._one_of(_dump(item for group in groups for item in group["items"]))

    def export(self):
        rows = b"".join(self.get("/search/export.csv").streaming_content).decode().splitlines()
        return self.named_in(rows[1:])

    def search_feed(self):
        return self._feed("/search/feed/")

    def feed(self):
        return self._feed("/feeds/")

    def api(self):
        return self._api(f"/api/records/{self.identifier}/")

    def changes(self):
        found = ABSENT
        address = "/api/changes/"
        while address:
            answer = self.get(address).json()
            for item in answer["changes"]:
                if item["identifier"] == self.identifier:
                    found = GONE if item["deleted"] else json.dumps(item, ensure_ascii=False)
            address = answer["next"] if answer["changes"] else None
        return found

    def oai(self):
        parameters = {"verb": "ListRecords", "metadataPrefix": "oai_dc"}
        tree = etree.fromstring(self.get("/oai/", **parameters).content)
        for record in tree.iter(f"{_OAI}record"):
            header = record.find(f"{_OAI}header")
            if header.findtext(f"{_OAI}identifier").endswith(f":{self.identifier}"):
                return GONE if header.get("status") == "deleted" else _text(record)
        return ABSENT

    def sitemap(self):
        index = etree.fromstring(self.get("/sitemap.xml").content)
        rows = []
        for place in index.iter(f"{_SITEMAP}loc"):
            part = etree.fromstring(self.get(urlsplit(place.text).path).content)
            rows += [_text(row) for row in part.iter(f"{_SITEMAP}url")]
        return self._one_of(rows)

    def lines(self):
        response = self.get("/data/records.jsonl.gz")
        return self.named_in(gzip.decompress(_join(response)).decode().splitlines())

    def table(self):
        return self.named_in(_join(self.get("/data/records.csv")).decode().splitlines()[1:])

    def cite(self):
        return self.document("/cite.txt", style="vancouver")

    def metadata(self):
        return self.document("/metadata.jsonld")

    def linkset(self):
        return self.document("/linkset.json")

    def _api(self, address):
        response = self.get(address)
        statuses = {200: response.content.decode(), 410: GONE, 404: ABSENT}
        return statuses[response.status_code]

    def _feed(self, address):
        tree = etree.fromstring(self.get(address).content)
        deleted = [entry.get("ref") for entry in tree.iter(_DELETED)]
        if any(ref.endswith(self.identifier) for ref in deleted):
            return GONE
        return self.named_in([_text(entry) for entry in tree.iter(f"{_ATOM}entry")])

    def _one_of(self, rows):
        """Return the rows that lead to the record's page, wherever that is."""
        now = type(self.page).objects.filter(pk=self.page.pk).first()
        address = (now or self.page).get_url()
        return "\n".join(row for row in rows if address in row) or ABSENT


def _dump(items):
    return [json.dumps(item, ensure_ascii=False) for item in items]


def _join(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def _text(element):
    return etree.tostring(element, encoding="unicode")


SURFACES = {
    "page": Surfaces.page_itself,
    "version": Surfaces.version,
    "history": Surfaces.history,
    "search_page": Surfaces.search_page,
    "search_api": Surfaces.search_api,
    "suggestions": Surfaces.suggestions,
    "export": Surfaces.export,
    "search_feed": Surfaces.search_feed,
    "feed": Surfaces.feed,
    "api": Surfaces.api,
    "changes": Surfaces.changes,
    "oai": Surfaces.oai,
    "sitemap": Surfaces.sitemap,
    "lines": Surfaces.lines,
    "table": Surfaces.table,
    "cite": Surfaces.cite,
    "metadata": Surfaces.metadata,
    "linkset": Surfaces.linkset,
}
