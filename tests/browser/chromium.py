"""A real Chromium, and a log of what its pages ask for and complain about."""

import contextlib
import os
import shutil
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
#: Longest that a page may take, in milliseconds: two cores share the work of two test processes.
PATIENCE = 15_000


@contextlib.contextmanager
def launch():
    """Start a browser; where there is none, skip on a laptop and fail in CI."""
    executable = shutil.which("chromium") or shutil.which("google-chrome")
    if executable is None:
        message = "Chromium is missing: no journey and no accessibility test ran"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=SWITCHES)
        yield browser
        browser.close()


class Watch:
    """What happened in a browser context: where requests went, what the console said."""

    def __init__(self, context, url, *, may_break=False):
        self.may_break = may_break
        self.host = urlsplit(url).netloc
        self.left = []
        self.complaints = []
        self.broken = []
        context.on("request", self._request)
        context.on("response", self._response)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))

    def _request(self, request):
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob", "about"} and parts.netloc != self.host:
            self.left.append(request.url)

    def _response(self, response):
        if response.status >= 500 and not self.may_break:
            self.broken.append(f"{response.status} {response.url}")

    def _console(self, message):
        # The browser repeats a page's own status, such as 404, as an error.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.complaints.append(message.text)

    def check(self):
        assert not self.left, f"requests left the site: {self.left}"
        assert not self.broken, f"the server broke: {self.broken}"
        assert not self.complaints, f"the browser complained: {self.complaints}"
