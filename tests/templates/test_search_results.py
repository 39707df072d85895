"""The list with its filters, from plain data: what a reader can see and do without JavaScript."""

import pytest

from search.engines.base import FacetCount
from tests.reading import links, words

CARD = {
    "type": "tool",
    "type_label": "Tool",
    "title": "A checklist",
    "url": "/tools/a-checklist/",
    "summary": "Plain <summary>",
    "highlights": {},
    "priority_areas": [],
    "organisations": [{"value": str(n), "label": f"Trust {n}"} for n in range(5)],
    "state": "current",
    "state_label": "Current",
}
SEARCH = {
    "query": "swabs",
    "action": "/search/",
    "total": 1,
    "page": 1,
    "pages": 1,
    "results": [CARD],
    "facets": [],
    "selected": [],
    "notices": [],
    "sorts": [],
    "hidden": [],
    "states": [],
}


def facet(count, selected=()):
    values = [FacetCount(f"v{n}", f"Value {n}", n, selected=n in selected) for n in range(count)]
    return {
        "key": "theme",
        "label": "Theme",
        "values": values,
        "selected_count": len(selected),
    }


@pytest.fixture
def show(render):
    def show(**search):
        return render('{% include "search/_results.html" %}', search={**SEARCH, **search})

    return show


def test_values_beyond_ten_are_folded_but_still_in_the_form(show):
    page = show(facets=[facet(13)])

    folded = page.select_one("details.mer-facet details")
    assert words(folded.summary).startswith("Show all 13")
    assert len(page.select("#finder input[name=theme]")) == 13
    assert len(folded.select("input")) == 3


def test_a_selected_value_is_never_folded_away(show):
    page = show(facets=[facet(13, selected={12})])

    chosen = page.select_one("input[value=v12]")
    assert chosen.has_attr("checked")
    assert chosen.find_parent("details", class_="mer-facet__more").has_attr("open")
    assert chosen.find_parent("details", class_="mer-facet").has_attr("open")


def test_a_facet_is_a_group_named_for_screen_readers(show):
    page = show(facets=[facet(2)])

    assert words(page.select_one("fieldset legend")) == "Theme"
    assert page.select_one("label[for=theme-2]").get_text() == "Value 1 (1 record)"


def test_each_selected_filter_can_be_undone(show):
    page = show(
        selected=[
            {
                "key": "theme",
                "label": "Theme",
                "value": "listening",
                "value_label": "Listening",
                "remove_href": "/search/?q=swabs",
            }
        ],
        clear_href="/search/",
    )

    found = links(page.select_one(".mer-selected"))
    assert found["Remove filter Theme: Listening"] == "/search/?q=swabs"
    assert found["Clear all filters"] == "/search/"


def test_sorting_belongs_to_the_same_form_as_the_filters(show):
    page = show(total=2, sorts=[{"value": "newest", "label": "Newest", "selected": True}])

    assert page.select_one("select[name=sort]")["form"] == page.form["id"]
    assert page.select_one("select option[selected]")["value"] == "newest"


def test_what_the_form_must_carry_along_is_hidden_in_it(show):
    page = show(hidden=[("organisation", "rq3")])

    assert page.select_one("#finder input[type=hidden][name=organisation]")["value"] == "rq3"


def test_highlights_are_marked_and_other_text_is_escaped(show):
    marked = {**CARD, "highlights": {"title": ["A <mark>checklist</mark> &lt;b&gt;"]}}

    page = show(results=[marked])

    assert words(page.select_one("article mark")) == "checklist"
    assert "Plain <summary>" in words(page.article)
    assert not page.select("article b")


def test_many_organisations_are_counted_rather_than_listed(show):
    page = show()

    assert "Trust 2" in words(page.article)
    assert "and 2 more" in words(page.article)


def way(text, href, count):
    return {"text": text, "href": href, "count": count}


def test_nothing_found_says_what_was_searched_and_offers_ways_on(show):
    ways = {
        "all_kinds": [way("", "/search/?q=swabs", 2)],
        "words": [way("<b>", "/search/?q=b", 1), way("swabs", "/search/?q=swabs", None)],
        "areas": [{"text": "Haemorrhage", "href": "/search/?priority_area=haemorrhage"}],
        "missing_href": "mailto:team@example.nhs.uk",
    }
    page = show(results=[], total=0, fixed_type="tool", action="/tools/", ways=ways)

    empty = page.select_one(".mer-empty")
    assert words(empty.h3) == "Nothing matches “swabs”"
    assert links(empty)["Search all kinds of record"] == "/search/?q=swabs"
    assert "Search all kinds of record (2 records)" in words(empty)
    assert "Search for “<b>” alone (1 record)" in words(empty)
    assert "“swabs” alone (" not in words(empty)
    assert links(empty)["Haemorrhage"] == "/search/?priority_area=haemorrhage"
    assert links(empty)["Tell us what is missing"] == "mailto:team@example.nhs.uk"
    assert "/priority-areas/" in links(empty).values()
    assert words(page.select_one("#results")) == "0 records"


def test_a_corrected_query_can_be_refused(show):
    page = show(
        query="swbas & <b>", corrected_query="swabs", exact_href="/search/?q=swbas&theme=a&exact=1"
    )

    refusal = page.select_one(".mer-corrected")
    assert "Showing results for swabs" in words(refusal)
    assert refusal.a["href"] == "/search/?q=swbas&theme=a&exact=1"
    assert words(refusal.a) == "swbas & <b>"


def test_the_type_is_not_offered_where_it_is_fixed(show):
    types = {**facet(2), "key": "type", "label": "Type"}

    assert show(facets=[types], fixed_type="tool").select("input[name=type]") == []
    assert show(facets=[types]).select("input[name=type]")


def test_records_of_the_list_are_ticked_for_comparison_but_voices_are_not(show):
    tool = {**CARD, "identifier": "to-1"}
    page = show(results=[tool, {**CARD, "identifier": "vo-1", "type": "voice"}])

    (box,) = page.select('input[name="id"]')
    form = page.find("form", id=box["form"])
    assert (box["value"], form["action"], form["method"]) == ("to-1", "/compare/", "get")
    assert words(page.find("label", attrs={"for": box["id"]})) == "Compare A checklist"
    assert not show(results=[{**CARD, "type": "voice"}]).find("form", id="compare")
