"""What a request says of where a reader comes from."""

import pytest
from django.test import RequestFactory

from search.learning.visits import Asked, is_reader, read_origin, read_search

SITE = "http://testserver"


def request(path="/search/?q=pph", referer="", **headers):
    headers = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    return RequestFactory().get(path, HTTP_REFERER=referer, **headers)


def origin(referer):
    return read_origin(request("/tools/a-tool/", referer))


@pytest.mark.parametrize("path", ["/search/", "/tools/", "/case-studies/"])
def test_a_search_on_this_site_is_where_the_reader_comes_from(path):
    assert origin(f"{SITE}{path}?q=Weighing%20swabs&theme=x").text == "Weighing swabs"


@pytest.mark.parametrize(
    "referer",
    [
        "",
        "nonsense",
        "http://[",
        "https://elsewhere.example/search/?q=pph",
        f"{SITE}/search/",
        f"{SITE}/search/?q=",
        f"{SITE}/search/?theme=listening",
        f"{SITE}/search/suggest/?q=pph",
        f"{SITE}/api/search/?q=pph",
        f"{SITE}/tools/a-tool/?q=pph",
        f"{SITE}/search/?q=pph&{'&'.join(f'a{number}=1' for number in range(300))}",
    ],
)
def test_no_other_address_is_a_search(referer):
    assert origin(referer) is None


def test_only_the_beginning_of_a_pasted_text_is_read():
    assert len(read_search(request("/search/?q=" + "a" * 3000)).text) == 1000


def asked(address):
    return read_search(request(address))


@pytest.mark.parametrize(
    ("address", "before", "loosens"),
    [
        ("/search/?q=swabs", "/search/?q=weighing+swabs", True),
        ("/search/?q=weighing+swabs", "/search/?q=swabs", False),
        ("/search/?q=swabs", "/search/?q=swabs&theme=listening", True),
        ("/search/?q=swabs", "/tools/?q=swabs", True),
        ("/search/?q=swabs&theme=a", "/search/?q=swabs&theme=b", False),
        ("/search/?q=swabs&page=2", "/search/?q=swabs", False),
        ("/search/?q=bleeding", "/search/?q=swabs", False),
        ("/search/", "/search/?q=swabs", False),
    ],
)
def test_fewer_words_or_filters_ask_for_less(address, before, loosens):
    assert asked(address).loosens(asked(before)) is loosens


def test_paging_sorting_and_narrowing_repeat_a_search():
    first = asked("/search/?q=Weighing+swabs")

    assert asked("/search/?q=weighing%20%20swabs&theme=a&page=2&sort=newest").repeats(first)
    assert not asked("/search/?q=weighing+swabs&exact=1").repeats(first)
    assert asked("/search/?q=x&exact=1") == Asked("x", exact=True, narrowing=frozenset())


@pytest.mark.parametrize(
    "headers",
    [
        {"user_agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"user_agent": "Baiduspider"},
        {"sec_purpose": "prefetch;prerender"},
        {"purpose": "prefetch"},
        {"x_moz": "prefetch"},
        {"referer": f"{SITE}/admin/reports/searches/"},
    ],
)
def test_machines_pages_fetched_ahead_and_editors_at_work_are_no_readers(headers):
    assert not is_reader(request(**headers))


@pytest.mark.parametrize("agent", ["", "Mozilla/5.0 (Linux; CUBOT NOTE 20) Chrome/120", "curl/8"])
def test_everybody_else_is(agent):
    assert is_reader(request(user_agent=agent))


def test_asking_for_headers_alone_reads_nothing():
    assert not is_reader(RequestFactory().head("/search/?q=pph"))
