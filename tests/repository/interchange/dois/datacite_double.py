"""A DataCite of our own: a real server that checks who asks and what is sent."""

import base64
import contextlib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

from datacite import schema45

from tests.repository.interchange.metadata.describing import downgrade

REPOSITORY, PASSWORD, PREFIX = "TEST.EXAMPLE", "not a secret", "10.5072"
STATES = {"publish": "findable", "hide": "registered"}


class DataCiteDouble(ThreadingHTTPServer):
    """Keeps DOIs as DataCite does, and every request that it was sent."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Answer)
        self.dois, self.requests, self.is_broken, self.moved_to = {}, [], False, ""

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}"

    def judge(self, doi, headers, body):
        """The status and the words of an answer."""
        login = base64.b64encode(f"{REPOSITORY}:{PASSWORD}".encode()).decode()
        if headers["Authorization"] != f"Basic {login}":
            return 401, "Bad credentials."
        if self.moved_to or self.is_broken:
            return (307, "It has moved.") if self.moved_to else (503, "Come back later.")
        if headers["Content-Type"] != "application/vnd.api+json":
            return 415, "No JSON:API."
        data = json.loads(body)["data"]
        attributes = dict(data["attributes"])
        if data["type"] != "dois" or attributes["doi"] != doi or not doi.startswith(f"{PREFIX}/"):
            return 422, "Not that DOI."
        event = attributes.pop("event")
        known = self.dois.get(doi)
        if event == "publish":
            # The client’s own schema, which is that of the service.
            schema45.validator.validate(downgrade(attributes))
        elif known is None:
            return 404, "There is none to hide."
        self.dois[doi] = {**(known or {}), **attributes, "state": STATES[event]}
        return (200 if known else 201), ""


class _Answer(BaseHTTPRequestHandler):
    def do_PUT(self):
        doi = unquote(self.path.removeprefix("/dois/"))
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.requests.append(doi)
        status, words = self.server.judge(doi, self.headers, body)
        answer = json.dumps({"errors": [{"title": words}]} if words else {"data": {}}).encode()
        self.send_response(status)
        if self.server.moved_to:
            self.send_header("Location", f"{self.server.moved_to}{self.path}")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_args):
        """Say nothing."""


@contextlib.contextmanager
def running():
    server = DataCiteDouble()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
