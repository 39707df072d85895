"""Whatever stands in an address: a sensible page or a plain refusal, never a server error."""

from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup

from tests.browser.fixtures import BROWSER
from tests.browser.reader import Reader

pytestmark = [*BROWSER, pytest.mark.both_databases]
CONTROL = "".join(chr(code) for code in (0, 1, 7, 8, 27, 127, 0x85, 0x200B, 0x202E, 0xFFFF))
ODD_WORDS = {
    "control characters": quote(f"birth{CONTROL}bleeding"),
    "only control characters": quote(CONTROL),
    "not UTF-8": "%ff%fe%80",
    "half a character": "%f0%9f",
    "query syntax": quote('title:(birth AND "bleeding" OR *) ^5 ~2 [a TO z] \\ / {} !'),
    "an open quotation mark": quote('"birth'),
    "only an exclusion": "-birth",
    "markup": quote('<script>alert(1)</script><img src=x onerror="x">'),
    "five thousand letters": "a" * 5000,
    "a thousand words": "+".join(["birth"] * 1000),
    "right to left": quote("ولادة"),
    "emoji": quote("👶🏾 birth"),
}
ODD_OPTIONS = {
    "unknown parameters": "nonsense=1&other%00=2",
    "an unknown value": "theme=no-such-theme&region=atlantis&type=spell",
    "a far page": "page=999999999",
    "a page below one": "page=-5",
    "a page that is a word": "page=two",
    "a number of forty digits": f"page={'9' * 40}&year_from={'9' * 40}",
    "years the wrong way round": "year_from=2025&year_to=1990",
    "an unknown order": "sort=best",
    "two hundred values": "&".join(f"theme=listening{number}" for number in range(200)),
    "the same value often": "&".join(["type=tool"] * 300),
    "control characters in a value": f"organisation={quote(CONTROL)}&tag={quote(CONTROL)}",
    "a template": "tag=" + quote("{{ 7*7 }}{% raw %}"),
}
SEARCHES = {
    **{name: f"q={words}" for name, words in ODD_WORDS.items()},
    **ODD_OPTIONS,
}
ODD_PATHS = (
    "/id/cs-00000000x", "/id/%00", "/id/" + "a" * 2000, "/id/CS-!!!", "/id/x/v/0",
    "/id/x/v/99999999999999999999", "/case-studies/%00/", "/case-studies/%ff/", "/%00",
    "/%E2%80%AE/",
    "/" + "a/" * 300, "/priority-areas/%00/", "/media/%00/x", "/media/../../etc/passwd",
    "/media/%2e%2e/%2e%2e", "/network/%0a/", "/..%2f..%2fetc/passwd", "/search/?q=" + "a" * 9000,
)  # fmt: skip


@pytest.fixture(scope="module")
def reader(site):
    with Reader(site) as reader:
        yield reader


@pytest.mark.parametrize("page", ["/search/", "/case-studies/"])
@pytest.mark.parametrize("options", SEARCHES.values(), ids=SEARCHES)
def test_a_search_page_answers(reader, page, options):
    answer = reader.get(f"{page}?{options}")
    assert answer.status == 200
    assert BeautifulSoup(answer.text, "lxml").find(id="results")


@pytest.mark.parametrize("options", SEARCHES.values(), ids=SEARCHES)
def test_the_api_answers_or_says_what_is_wrong(reader, options):
    answer = reader.get(f"/api/search/?{options}")
    assert answer.status in {200, 400}
    kind = "application/json" if answer.status == 200 else "application/problem+json"
    assert answer.headers["Content-Type"].startswith(kind)


@pytest.mark.parametrize("path", ODD_PATHS)
def test_an_odd_path_is_not_found(reader, path):
    assert reader.get(path).status in {301, 302, 400, 404, 414}


def test_what_was_ignored_is_said(reader):
    page = BeautifulSoup(reader.get("/search/?nonsense=1&theme=no-such-theme").text, "lxml")
    notices = " ".join(notice.get_text() for notice in page.select(".mer-notice"))
    assert "nonsense" in notices
    assert "no-such-theme" in notices


def test_a_far_page_is_the_last_page(reader):
    page = BeautifulSoup(reader.get("/search/?page=999999999").text, "lxml")
    number, last = page.select_one(".mer-results-head__page").get_text().split()[2::2]
    assert number == last


def test_markup_in_a_search_is_shown_as_typed(reader):
    page = BeautifulSoup(reader.get(f"/search/?q={ODD_WORDS['markup']}").text, "lxml")
    assert page.find("input", {"name": "q"})["value"].startswith("<script>")
    assert all(script.get("src") for script in page.find_all("script"))


@pytest.mark.parametrize("page", ["/search/", "/api/search/", "/case-studies/"])
def test_a_post_to_a_search_is_refused_plainly(reader, page):
    assert reader.post(page, q="birth").status in {403, 405}


def test_a_concern_of_a_million_letters_is_refused_with_advice(reader):
    answer = reader.send_form("/report-a-concern/", page_path="/tools/", message="a" * 1_000_000)
    assert answer.status == 400
    assert "5,000 characters or less" in answer.text
    assert "a" * 1_000_000 in answer.text


def test_a_concern_with_control_characters_is_refused_or_taken(reader):
    concern = {"page_path": "/tools/\x00", "message": f"Broken {CONTROL} link here"}
    assert reader.send_form("/report-a-concern/", **concern).status in {302, 400}
