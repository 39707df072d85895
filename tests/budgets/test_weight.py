"""What a first view weighs on the wire, pictures left out: design §5."""

import gzip

import pytest
from bs4 import BeautifulSoup

from tests.browser.fixtures import BROWSER
from tests.browser.pages import PAGES
from tests.browser.reader import Reader

pytestmark = BROWSER
FIRST_VIEW = 150 * 1024
COMPRESSED = {"Accept-Encoding": "gzip"}


@pytest.mark.parametrize("public", PAGES, ids=lambda public: public.name)
def test_a_first_view_is_light(site, public):
    with Reader(site) as reader:
        first = reader.get(public.path.format(**site.pages), **COMPRESSED)
        page = BeautifulSoup(gzip.decompress(first.body), "lxml")
        parts = [link["href"] for link in page.select("link[rel=stylesheet]")]
        parts += [script["src"] for script in page.select("script[src]")]
        sent = {part: reader.get(part, **COMPRESSED) for part in parts}
    assert all(part.headers["Content-Encoding"] == "gzip" for part in sent.values())
    weights = {public.path: len(first.body), **{name: len(p.body) for name, p in sent.items()}}
    assert sum(weights.values()) <= FIRST_VIEW, weights


def test_static_files_are_kept_by_browsers(site):
    with Reader(site) as reader:
        page = BeautifulSoup(reader.get("/").text, "lxml")
        answer = reader.get(page.select_one("link[rel=stylesheet]")["href"])
    assert "immutable" in answer.headers["Cache-Control"]
