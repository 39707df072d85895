"""A reader takes three records away as one pack, and opens it where there is no network."""

from zipfile import ZipFile

import bagit
import pytest

from tests import verapdf
from tests.accessibility.axe import find_problems
from tests.browser.fixtures import BROWSER

pytestmark = BROWSER
#: How often a reader asks how far it is.
LOOKS = 120
CHOSEN = ("rich", "recommendation", "tool")


@pytest.fixture
def pack(open_context, site, tmp_path):
    """The pack that comes of three records of a comparison, without JavaScript, on a phone."""
    context = open_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto("/compare/?" + "&".join(f"id={site.pages[name].id}" for name in CHOSEN))
    page.get_by_role("link", name="Take these away as one pack").click()
    page.get_by_role("button", name="Make the pack").click()
    download = page.get_by_role("link", name="Download it")
    for _ in range(LOOKS):
        if download.count():
            break
        page.wait_for_timeout(500)
        page.get_by_role("link", name="See how far it is now").click()
    with page.expect_download() as fetched:
        download.click()
    assert fetched.value.suggested_filename == "replication-pack.zip"
    fetched.value.save_as(tmp_path / "pack.zip")
    with ZipFile(tmp_path / "pack.zip") as packed:
        packed.extractall(tmp_path)
    return tmp_path / "replication-pack"


@pytest.fixture
def offline(browser):
    """A browser that has no network."""
    context = browser.new_context(offline=True)
    asked = []
    context.on("request", lambda request: asked.append(request.url))
    yield context.new_page()
    context.close()
    assert [url for url in asked if not url.startswith("file://")] == []


def test_three_records_are_taken_away_whole_and_read_without_a_network(pack, offline, site):
    assert bagit.Bag(str(pack)).validate()
    data = pack / "data"

    offline.goto((data / "index.html").as_uri())
    assert find_problems(offline) == {}
    for name in CHOSEN:
        page = data / "records" / f"{site.pages[name].id}.html"
        offline.goto(page.as_uri())
        assert find_problems(offline) == {}, name
        # The style sheet came with it.
        assert offline.locator("h1").evaluate("h1 => getComputedStyle(h1).fontWeight") == "600"
    offline.get_by_role("link", name="All that is in this pack").click()
    assert offline.locator("h1").inner_text() == "Replication pack"

    assert verapdf.find_faults(data / "pack.pdf") == {"pack.pdf": []}
