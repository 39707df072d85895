"""The report of searches, as an editor reads it in the admin."""

import csv
import datetime as dt
import io

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from search.models import SearchCount
from tests.factories.user import UserFactory
from tests.reading import words

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
TOP = "/admin/reports/searches/"
NOTHING_FOUND = f"{TOP}nothing-found/"
NOTHING_OPENED = f"{TOP}nothing-opened/"
SLOW = f"{TOP}slow/"
EVERY = [TOP, NOTHING_FOUND, NOTHING_OPENED, SLOW]


def count(text, ago=0, **values):
    day = timezone.localdate() - dt.timedelta(days=ago)
    values = {"searches": 1, "words": len(text.split()) or 2, **values}
    return SearchCount.objects.create(day=day, text=text, **values)


@pytest.fixture
def log_in(client):
    def as_one(*roles, **fields):
        client.force_login(UserFactory(roles=roles, **fields))
        return client

    return as_one


@pytest.fixture
def read(log_in):
    client = log_in("Editor")

    def get(address, **parameters):
        response = client.get(address, parameters)
        assert response.status_code == 200
        return BeautifulSoup(response.content, "lxml")

    return get


def table(soup):
    return [
        [words(cell) for cell in row.select("td")] for row in soup.select("table.listing tbody tr")
    ]


def listed(soup):
    return [words(cell) for cell in soup.select("table.listing tbody .title-wrapper")]


def test_the_most_searched_is_first_and_days_are_added_up(read):
    count("pph", searches=3)
    count("swabs", searches=2)
    count("swabs", ago=1, searches=2, found_nothing=1, put_right=1)

    soup = read(TOP)

    assert [row[1:] for row in table(soup)] == [["4", "1", "3", "1"], ["3", "0", "3", "0"]]
    assert listed(soup) == ["swabs", "pph"]
    assert "7 searches" in words(soup.select_one("#listing-results"))


def test_unknown_words_are_told_by_their_number(read):
    count("", words=1)
    count("", words=3, searches=2)

    assert listed(read(TOP)) == ["Unknown words (3 words)", "Unknown words (1 word)"]


def test_only_searches_without_a_result_are_listed_as_that(read):
    count("pph", searches=9)
    count("kingfisher", searches=2, found_nothing=2, filtered_nothing=1, loosened=1)

    assert [row[1:] for row in table(read(NOTHING_FOUND))] == [["2", "1", "1"]]


def test_searches_with_results_and_nothing_opened_are_abandoned(read):
    count("answered", searches=2, opened=5)
    count("missed", searches=2, found_nothing=2)
    count("half", searches=4, found_nothing=1, opened=1)
    # Three records opened on one day hide nobody on another.
    count("busy", searches=1, opened=3)
    count("busy", ago=1, searches=1)

    soup = read(NOTHING_OPENED)

    assert listed(soup) == ["half", "busy"]
    assert [row[1] for row in table(soup)] == ["2", "1"]


def test_the_slowest_come_first_with_their_mean(read):
    count("quick", milliseconds=10, slowest=10)
    count("slow", searches=2, milliseconds=1_001, slowest=900)
    # Opened on the day after the search.
    count("slow", ago=1, searches=0, opened=1)

    assert [row[1:] for row in table(read(SLOW))] == [["900", "500", "2"], ["10", "10", "1"]]


class TestThePeriod:
    def period(self, read, start="", stop="", address=TOP):
        return read(address, day_from=start, day_to=stop)

    def test_days_outside_are_left_out(self, read):
        for ago in (0, 1, 2, 3):
            count("pph", ago=ago, searches=10**ago)
        today = timezone.localdate()
        start, stop = today - dt.timedelta(days=2), today - dt.timedelta(days=1)

        for first, last in ((start, stop), (stop, start)):
            soup = self.period(read, f"{first:%d/%m/%Y}", last.isoformat())
            assert table(soup)[0][1] == "110"
        assert table(self.period(read, f"{stop:%d/%m/%Y}"))[0][1] == "11"
        assert table(self.period(read, "", f"{start:%d/%m/%Y}"))[0][1] == "1,100"

    @pytest.mark.parametrize("day", ["soon", "31/02/2026", "2026", "9" * 50, "<b>", "\0"])
    def test_what_is_no_day_is_said_and_all_is_shown(self, read, day):
        count("pph")
        for address in EVERY[::2]:
            soup = self.period(read, day, "", address)

            assert "could not be read" in words(soup.select_one('[role="alert"]'))
        assert listed(self.period(read, day)) == ["pph"]

    def test_it_goes_along_to_the_other_lists(self, read):
        soup = self.period(read, "01/06/2026")

        links = soup.select('nav[aria-label="Lists of searches"] a')
        assert [link["href"].partition("?")[0] for link in links] == EVERY
        assert all("day_from=01%2F06%2F2026" in link["href"] for link in links)
        assert [words(link) for link in links if link.get("aria-current")] == ["Most searched"]

    @pytest.mark.parametrize("address", EVERY)
    def test_an_empty_list_says_so(self, read, address):
        assert "in this period" in words(self.period(read, "01/06/2020", "", address).main)


def test_letters_narrow_the_list(read):
    count("weighing swabs")
    count("pph")

    assert listed(read(TOP, q="swab")) == ["weighing swabs"]
    assert "No search holds these letters" in words(read(TOP, q="zzz").main)


def test_long_lists_are_paged_in_one_order(read):
    for number in range(120):
        count(f"word{number:03}")

    pages = [listed(read(TOP, p=number)) for number in (1, 2, 3)]

    assert [len(page) for page in pages] == [50, 50, 20]
    assert [text for page in pages for text in page] == [
        f"word{number:03}" for number in range(120)
    ]
    assert listed(read(TOP, p="nonsense")) == pages[0]


def test_the_fragment_that_filters_fetch_is_the_same_list(read):
    count("pph")

    soup = read(f"{TOP}results/", _w_filter_fragment="1")

    assert listed(soup) == ["pph"]
    assert "Nothing found" in words(soup)


def test_a_list_leaves_as_a_file_with_every_figure(log_in):
    count("pph", searches=2, found_nothing=1, opened=1, milliseconds=30, slowest=20)
    count("", words=2)

    response = log_in("Editor").get(TOP, {"export": "csv"})
    rows = list(csv.DictReader(io.StringIO(response.getvalue().decode())))

    assert f"searches-top-{timezone.localdate()}.csv" in response["Content-Disposition"]
    assert rows[0] == {
        "Search": "pph",
        "Words": "pph",
        "Number of words": "1",
        "Searches": "2",
        "Nothing found": "1",
        "Of these with filters": "0",
        "Asked for less": "0",
        "Spelling put right": "0",
        "Records opened": "1",
        "Nothing opened": "0",
        "Mean time (ms)": "15",
        "Slowest (ms)": "20",
    }
    assert (rows[1]["Search"], rows[1]["Words"]) == ("Unknown words (2 words)", "")


def test_a_list_leaves_as_a_workbook(log_in):
    count("pph")

    response = log_in("Editor").get(SLOW, {"export": "xlsx"})

    assert b"".join(response.streaming_content).startswith(b"PK")


class TestWaysOn:
    def ways(self, soup):
        return {words(link): link["href"] for link in soup.select("table.listing .button")}

    def test_each_search_leads_to_a_synonym_a_pick_and_the_search_itself(self, read):
        count("pph & more", found_nothing=1)
        soup = read(NOTHING_FOUND)

        assert soup.select_one(".title-wrapper a")["href"] == "/search/?q=pph+%26+more"
        label = read(self.ways(soup)["Add a synonym"]).select_one('input[name="label"]')
        assert label["value"] == "pph & more"
        words_of_pick = read(self.ways(soup)["Pick a record"]).select_one("#id_query_string")
        assert words_of_pick["value"] == "pph & more"

    def test_unknown_words_lead_nowhere(self, read):
        count("", found_nothing=1)

        assert self.ways(read(NOTHING_FOUND)) == {}

    def test_who_may_not_change_them_is_offered_no_way(self, log_in):
        count("pph", found_nothing=1)
        response = log_in("Policy lead").get(NOTHING_FOUND)

        assert self.ways(BeautifulSoup(response.content, "lxml")) == {}


@pytest.mark.parametrize("role", ["Editor", "Policy lead", "Administrator"])
def test_who_may_read_it_finds_it_in_the_menu(log_in, role):
    client = log_in(role)

    assert TOP in client.get("/admin/").content.decode()
    assert client.get(TOP).status_code == 200


@pytest.mark.parametrize("role", ["Contributor", "Reviewer", "Consent officer"])
@pytest.mark.parametrize("address", [*EVERY, f"{TOP}results/", f"{TOP}?export=csv"])
def test_nobody_else_may(log_in, role, address):
    client = log_in(role)

    assert client.get(address).status_code == 302
    assert TOP not in client.get("/admin/").content.decode()


def test_nobody_without_an_account_may(client):
    assert client.get(TOP)["Location"].startswith("/admin/login/")


def test_it_asks_as_often_however_long_it_is(log_in):
    client = log_in("Editor")
    asked = []
    for number in (1, 40):
        for place in range(number):
            count(f"word{number} {place}")
        client.get(TOP)
        with CaptureQueriesContext(connection) as queries:
            client.get(TOP)
        asked.append(len(queries))

    assert asked[0] == asked[1]
