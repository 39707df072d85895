import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.facets import DEFAULT_STATES, FILTER_KEYS
from search.parameters import MAX_PAGE, MAX_VALUES, parse_query

KNOWN = {"theme": {"listening": "Listening", "care-bundles": "Care bundles"}}


def read(known=KNOWN, former=None, fixed=None, **parameters):
    given_ = {
        name: value if isinstance(value, list) else [value] for name, value in parameters.items()
    }
    return parse_query(given_, known=known, former=former, fixed=fixed)


def codes(notices):
    return [notice.code for notice in notices]


def test_no_parameters_are_a_search_for_everything():
    query, notices = read()

    assert query.text.text == ""
    assert query.filters == {}
    assert query.states == DEFAULT_STATES
    assert notices == []


def test_repeated_values_are_alternatives():
    query, _ = read(theme=["listening", "care-bundles"])

    assert query.filters == {"theme": {"listening", "care-bundles"}}


def test_an_unknown_value_is_ignored_and_said():
    query, notices = read(theme=["listening", "nonsense"])

    assert query.filters == {"theme": {"listening"}}
    assert codes(notices) == ["unknown-value"]
    assert "nonsense" in notices[0].text


def test_an_unknown_parameter_is_ignored_and_said():
    query, notices = read(colour="red")

    assert query == read()[0]
    assert codes(notices) == ["unknown-parameter"]


def test_many_unknown_parameters_are_one_notice():
    _, notices = read(**{f"x{number}": "1" for number in range(500)})

    assert len(notices) == 1
    assert len(notices[0].text) < 300


@pytest.mark.parametrize("name", ["q", "year_from", "sort", "page", "state", "theme", "exact"])
def test_an_empty_field_of_a_form_is_no_mistake(name):
    query, notices = read(**{name: ""})

    assert (query, notices) == (read()[0], [])


@pytest.mark.parametrize("value", ["LISTENING", " listening "])
def test_case_and_spaces_of_a_value_do_not_matter(value):
    assert read(theme=value)[0].filters == {"theme": {"listening"}}


def test_a_former_value_leads_to_the_present_one():
    query, notices = read(
        known={"priority_area": {"maternal-mental-health": "Maternal mental health"}},
        former={"priority_area": {"post-partum-depression": "maternal-mental-health"}},
        priority_area="post-partum-depression",
    )

    assert query.filters == {"priority_area": {"maternal-mental-health"}}
    assert notices == []


def test_closed_lists_are_known_without_being_told():
    assert codes(read(known={}, stage="spread")[1]) == []
    assert codes(read(known={}, stage="finished")[1]) == ["unknown-value"]


def test_a_page_s_own_filter_cannot_be_changed():
    query, notices = read(fixed={"type": "tool"}, type="voice")

    assert query.fixed == {"type": {"tool"}}
    assert query.filters == {}
    assert codes(notices) == ["fixed"]


def test_a_page_s_own_filter_may_be_repeated():
    assert read(fixed={"type": "tool"}, type="tool")[1] == []


def test_too_many_values_are_cut():
    known = {"organisation": {f"trust-{number}": "Trust" for number in range(80)}}

    query, notices = read(known=known, organisation=list(known["organisation"]))

    assert len(query.filters["organisation"]) == MAX_VALUES
    assert codes(notices) == ["too-many-values"]


@pytest.mark.parametrize("name", ["page", "page_size", "year_from", "year_to"])
@pytest.mark.parametrize("value", ["abc", "1.5", "1e3", "٣", "0x10", "--1", "1 2"])
def test_what_is_not_a_whole_number_is_said(name, value):
    query, notices = read(**{name: value})

    assert codes(notices) == ["not-a-number"]
    assert notices[0].parameter == name
    assert query == read()[0]


@pytest.mark.parametrize(("value", "page"), [("-3", 1), ("0", 1), ("9" * 29, MAX_PAGE), ("7", 7)])
def test_a_page_out_of_range_is_brought_into_it(value, page):
    assert read(page=value)[0].page == page


@pytest.mark.parametrize(("value", "size"), [("0", 1), ("101", 100), ("50", 50)])
def test_a_page_holds_one_to_a_hundred(value, size):
    assert read(page_size=value)[0].page_size == size


def test_a_box_is_called_what_the_page_calls_it():
    _, notices = read(year_from="last year", year_to="20250")

    assert [notice.text for notice in notices] == [
        "We ignored “last year”: “From” must be a whole number.",
        "“To” goes from 0 to 9999, so we used 9999.",
    ]


def test_years_the_wrong_way_round_are_turned():
    query, notices = read(year_from="2024", year_to="2020")

    assert (query.year_from, query.year_to) == (2020, 2024)
    assert codes(notices) == ["years-swapped"]


@pytest.mark.parametrize("state", ["draft", "removed", "consent-ended"])
def test_what_is_not_public_cannot_be_asked_for(state):
    query, notices = read(state=state)

    assert query.states == DEFAULT_STATES
    assert codes(notices) == ["unknown-value"]


def test_retracted_records_can_be_asked_for():
    assert read(state=["current", "retracted"])[0].states == {"current", "retracted"}


def test_what_is_most_adopted_may_come_first():
    query, notices = read(sort="replicated")

    assert query.sort == "replicated"
    assert codes(notices) == []


def test_an_unknown_order_is_ignored_and_said():
    query, notices = read(sort="price")

    assert query.sort == "relevance"
    assert codes(notices) == ["unknown-value"]


def test_a_cut_text_is_said():
    assert codes(read(q="word " * 1000)[1]) == ["text-shortened"]


def test_text_without_a_word_is_said():
    assert codes(read(q="?!")[1]) == ["no-words"]


values = st.lists(st.text(max_size=40), max_size=3)
names = st.sampled_from([*FILTER_KEYS, "q", "page", "page_size", "year_from", "state", "sort"])


@given(st.dictionaries(st.one_of(names, st.text(max_size=12)), values, max_size=6))
def test_no_parameters_can_break_the_reading(parameters):
    query, notices = parse_query(parameters, known=KNOWN)

    assert 1 <= query.page <= MAX_PAGE
    assert 1 <= query.page_size <= 100
    assert all(query.filters.values())
    assert all(notice.code and len(notice.text) < 500 for notice in notices)
    assert not any(ord(letter) < 32 for notice in notices for letter in notice.text)


def test_filters_are_listed_by_count_unless_asked_otherwise():
    assert read()[0].facet_sort == "count"
    assert read(facet_sort="Label")[0].facet_sort == "label"


def test_an_unknown_way_to_list_filters_is_ignored_and_said():
    query, notices = read(facet_sort="price")

    assert query.facet_sort == "count"
    assert [(notice.code, notice.parameter) for notice in notices] == [
        ("unknown-value", "facet_sort")
    ]
