from search.links import (
    build_pairs,
    clear_href,
    exact_href,
    hidden_pairs,
    page_href,
    remove_href,
    shown_pages,
)
from search.parameters import parse_query


def read(**parameters):
    return parse_query(parameters)[0]


def test_an_address_holds_the_whole_search():
    query = read(
        q=["blood & loss"],
        theme=["b", "a"],
        year_from=["2020"],
        state=["retracted"],
        sort=["newest"],
    )

    assert page_href("/search/", build_pairs(query), 2) == (
        "/search/?q=blood+%26+loss&theme=a&theme=b&year_from=2020&state=retracted&sort=newest&page=2"
    )


def test_the_first_page_of_everything_is_the_bare_address():
    assert page_href("/tools/", build_pairs(read()), 1) == "/tools/"


def test_removing_one_value_keeps_the_others():
    query = read(q=["triage"], theme=["a", "b"], page=["3"])

    assert remove_href("/search/", query, "theme", "a") == "/search/?q=triage&theme=b"


def test_clearing_keeps_the_words():
    query = read(q=["triage"], theme=["a"], year_to=["2021"], sort=["newest"])

    assert clear_href("/search/", query) == "/search/?q=triage&sort=newest"


def test_every_way_on_keeps_how_filters_are_listed():
    query = read(q=["triage"], theme=["a"], facet_sort=["label"])

    assert (
        page_href("/search/", build_pairs(query), 2)
        == "/search/?q=triage&theme=a&facet_sort=label&page=2"
    )
    assert clear_href("/search/", query) == "/search/?q=triage&facet_sort=label"


def test_these_very_words_keep_the_filters():
    query = read(q=["haemorage"], theme=["a"], page=["2"])

    assert exact_href("/search/", query) == "/search/?q=haemorage&theme=a&exact=1"


def test_a_form_carries_tags_along():
    assert hidden_pairs(read(tag=["video"], theme=["a"])) == [("tag", "video")]


def test_far_pages_are_left_out():
    assert list(shown_pages(10, 20)) == [1, 9, 10, 11, 20]


def test_an_address_read_again_is_the_same_search():
    query = read(q=["triage"], theme=["a", "b"], year_from=["2020"], page_size=["50"])
    pairs = page_href("", build_pairs(query), 1)[1:].split("&")
    parameters = {}
    for name, value in (pair.split("=") for pair in pairs):
        parameters.setdefault(name, []).append(value)

    assert read(**parameters) == query
