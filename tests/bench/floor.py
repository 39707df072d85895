"""The floor: what Elasticsearch itself needs for the least that a search page must ask.

One request body, `floor.json`, over one kept-alive connection, put to an index of the same records
that has a plain mapping and knows nothing of the application: neither changes when it does.
"""

import gzip
import http.client
import json
from pathlib import Path
from urllib.parse import urlsplit

BODY = json.loads(Path(__file__).with_name("floor.json").read_text(encoding="utf-8"))
TEXTS = ("title", "summary", "body")
FACETS = tuple(BODY["aggs"])
MAPPING = {
    "settings": {"number_of_shards": 1, "number_of_replicas": 0, "refresh_interval": "-1"},
    "mappings": {
        "dynamic": "strict",
        "properties": {
            **{name: {"type": "text"} for name in TEXTS},
            **{name: {"type": "keyword"} for name in FACETS},
        },
    },
}
_JSON = {"Content-Type": "application/json"}
#: Documents in one request.
_BATCH = 1_000


class Floor:
    """A kept-alive connection to the plain index, as `with Floor(url) as floor`."""

    def __init__(self, url, index="floor"):
        self.connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=120)
        self.index = index

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.connection.close()

    def search(self, words):
        """Put the one request for some words; return the answer's bytes."""
        return self._ask("POST", f"/{self.index}/_search", build_body(words))

    def fill_from(self, path):
        """Make the index anew of documents that lie in a compressed file, one a line."""
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            self.fill(lines)

    def fill(self, lines):
        """Make the index anew of documents, each a line of JSON."""
        self._ask("DELETE", f"/{self.index}?ignore_unavailable=true")
        self._ask("PUT", f"/{self.index}", json.dumps(MAPPING))
        batch = []
        for line in lines:
            batch += ['{"index":{}}\n', line]
            if len(batch) == 2 * _BATCH:
                self._send(batch)
                batch = []
        if batch:
            self._send(batch)
        # As the application's own index lies after a rebuild, in few segments.
        self._ask("POST", f"/{self.index}/_forcemerge?max_num_segments=1")
        self._ask("POST", f"/{self.index}/_refresh")

    def remove(self):
        """Leave nothing behind."""
        self._ask("DELETE", f"/{self.index}?ignore_unavailable=true")

    def _send(self, lines):
        answer = json.loads(self._ask("POST", f"/{self.index}/_bulk", "".join(lines).encode()))
        if answer["errors"]:
            raise RuntimeError(f"The floor's index refused documents: {str(answer)[:500]}")

    def _ask(self, method, path, body=None):
        self.connection.request(method, path, body, _JSON)
        response = self.connection.getresponse()
        answer = response.read()
        if response.status != 200:
            raise RuntimeError(f"{method} {path} answered {response.status}: {answer[:500]!r}")
        return answer


def build_body(words):
    """Return the request for some words."""
    match = {**BODY["query"]["multi_match"], "query": words}
    return json.dumps({**BODY, "query": {"multi_match": match}})
