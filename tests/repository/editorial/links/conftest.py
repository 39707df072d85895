"""Other people's servers: real ones, on this machine."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


class OtherSite:
    """A server whose pages a test writes: path → (status, headers, body)."""

    def __init__(self, server):
        self.address = f"http://127.0.0.1:{server.server_port}"
        self.pages = {}
        #: What was asked for: method, path, user agent.
        self.asked = []
        #: Methods that the server does not know.
        self.unknown = set()

    def add(self, path, status=200, body="", **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, {"Content-Type": "text/html", **headers}, body)
        return self.address + path

    def add_page(self, path, title, head=""):
        return self.add(path, body=f"<html><head><title>{title}</title>{head}</head></html>")

    def move(self, path, target, status=301):
        return self.add(path, status, Location=target)


@pytest.fixture
def other_site():
    class Handler(BaseHTTPRequestHandler):
        def answer(self):
            site.asked.append((self.command, self.path, self.headers["User-Agent"]))
            status, headers, body = site.pages.get(self.path, (404, {}, ""))
            if self.command in site.unknown:
                status = 501
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body.encode())

        do_GET = do_HEAD = answer  # noqa: N815 - the server's names

        def log_message(self, *_args):
            """Print nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site = OtherSite(server)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield site
    server.shutdown()
    server.server_close()
    thread.join()
