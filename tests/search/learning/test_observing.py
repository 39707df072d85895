"""Which requests are counted, over the site's own addresses."""

import pytest
from django.test import Client

from search.learning.keeping import tally
from tests.factories.case_study import CaseStudyFactory
from tests.factories.tool import ToolFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
SITE = "http://testserver"


@pytest.fixture
def tool(search_index):
    page = ToolFactory(title="Weighing swabs")
    CaseStudyFactory(title="Interpreters at night")
    search_index()
    return page


@pytest.fixture
def visit(client, tool):  # noqa: ARG001 - asked for by name
    def get(path, origin="", **headers):
        referer = {"HTTP_REFERER": f"{SITE}{origin}"} if origin else {}
        return client.get(path, **referer, **headers)

    return get


def counted():
    """Return what was counted, without times and what is nothing."""
    return {
        typed.text: {
            name: value
            for name, value in vars(counts).items()
            if value and name not in {"milliseconds", "slowest"}
        }
        for typed, counts in tally.take().items()
    }


def test_a_search_is_counted_with_its_time(visit):
    visit("/search/?q=weighing+swabs")

    (counts,) = tally.take().values()
    assert (counts.searches, counts.found_nothing, counts.opened) == (1, 0, 0)
    assert counts.slowest == counts.milliseconds < 10_000


def test_a_search_in_a_list_is_counted_too(visit):
    visit("/tools/?q=weighing")

    assert counted() == {"weighing": {"searches": 1}}


def test_a_search_that_finds_nothing_is_counted_as_a_miss(visit):
    visit("/search/?q=kingfisher")
    visit("/voices/?q=weighing")
    visit("/search/?q=swabs&year_from=1900&year_to=1901")

    assert counted() == {
        "kingfisher": {"searches": 1, "found_nothing": 1},
        "weighing": {"searches": 1, "found_nothing": 1, "filtered_nothing": 1},
        "swabs": {"searches": 1, "found_nothing": 1, "filtered_nothing": 1},
    }


def test_a_misspelt_search_that_was_put_right_is_counted_as_that(visit):
    visit("/search/?q=wieghing")

    assert counted() == {"wieghing": {"searches": 1, "put_right": 1}}


@pytest.mark.parametrize(
    "path",
    [
        "/search/",
        "/search/?theme=listening",
        "/search/?q=",
        "/search/suggest/?q=weighing",
        "/api/search/?q=weighing",
        "/search/?q=weighing&page=2",
    ],
)
def test_lists_suggestions_machines_and_further_pages_are_no_search(visit, path):
    visit(path)

    assert counted() == {}


def test_narrowing_sorting_and_searching_the_same_again_are_no_other_search(visit):
    visit("/search/?q=weighing")
    visit("/search/?q=Weighing&type=tool", origin="/search/?q=weighing")
    visit("/search/?q=weighing&sort=newest", origin="/search/?q=weighing&type=tool")

    assert counted()["weighing"]["searches"] == 1


def test_asking_for_less_is_counted_for_the_search_that_asked_for_more(visit):
    visit("/search/?q=weighing", origin="/search/?q=weighing+kingfisher")
    visit("/search/?q=swabs", origin="/tools/?q=swabs")

    assert counted() == {
        "weighing kingfisher": {"loosened": 1},
        "weighing": {"searches": 1},
        "swabs": {"loosened": 1},
    }


def test_an_answer_that_the_reader_has_already_is_no_search(visit):
    etag = visit("/search/?q=weighing")["ETag"]

    assert visit("/search/?q=weighing", HTTP_IF_NONE_MATCH=etag).status_code == 304
    assert counted() == {"weighing": {"searches": 1}}


def test_opening_a_record_from_results_is_counted_for_their_search(visit, tool):
    visit(tool.get_url(), origin="/search/?q=weighing")
    visit(tool.get_url(), origin="/tools/?q=swabs&page=3")

    assert counted() == {"weighing": {"opened": 1}, "swabs": {"opened": 1}}


@pytest.mark.parametrize("origin", ["", "/", "/search/", "/tools/", "/case-studies/x/"])
def test_coming_from_anywhere_else_is_not(visit, tool, origin):
    visit(tool.get_url(), origin=origin)

    assert counted() == {}


def test_a_page_that_is_no_record_is_not_opened_from_results(visit):
    visit("/priority-areas/", origin="/search/?q=weighing")

    assert counted() == {}


def test_the_search_page_tells_the_site_itself_and_nobody_else_where_a_reader_comes_from(visit):
    assert visit("/search/?q=weighing")["Referrer-Policy"] == "same-origin"


def test_searching_sets_no_cookie_and_writes_nothing(visit, django_assert_max_num_queries):
    visit("/search/?q=weighing")

    with django_assert_max_num_queries(3) as captured:
        answer = visit("/search/?q=weighing+swabs")
    assert not answer.cookies
    assert all(query["sql"].startswith(("SELECT", "(SELECT")) for query in captured)


def test_an_answer_in_reserve_says_nothing(visit, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "none"
    visit("/search/?q=weighing")

    assert counted() == {}


def test_nothing_of_the_reader_is_counted(tool):  # noqa: ARG001 - asked for by name
    for number in (1, 2):
        reader = Client(REMOTE_ADDR=f"192.0.2.{number}", HTTP_USER_AGENT=f"Browser {number}")
        reader.cookies["sessionid"] = f"session-{number}"
        reader.get("/search/?q=weighing")

    (typed,) = tally.take()
    assert set(vars(typed)) == {"day", "text", "exact"}
