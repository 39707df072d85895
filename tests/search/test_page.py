"""The search page and the list pages, as readers get them."""

import json

import pytest
from bs4 import BeautifulSoup
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from repository.records.models import Record
from search import presentation
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.synonym_group import SynonymGroupFactory
from tests.factories.theme import ThemeFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(client, search_index):
    """Bring the index up to date once, then read an address."""
    read_before = []

    def get(address, **parameters):
        if not read_before:
            search_index()
            read_before.append(True)
        response = client.get(address, parameters)
        return response, BeautifulSoup(response.content, "lxml")

    return get


def heading(soup):
    return " ".join(soup.select_one("#results").get_text().split())


def test_what_is_found_is_listed_with_its_words_marked(read):
    CaseStudyFactory(title="Weighing swabs in Wales")
    ToolFactory()

    _, soup = read("/search/", q="wales")

    assert heading(soup) == "1 record"
    assert [mark.get_text() for mark in soup.select("mark")] == ["Wales"]


def test_a_list_page_is_the_same_search_with_its_type_fixed(read):
    CaseStudyFactory(title="A study of swabs")
    ToolFactory(title="A tool for swabs")

    _, soup = read("/tools/", q="swabs")

    assert heading(soup) == "1 record"
    assert not soup.select('input[name="type"]')


def test_a_facet_s_value_is_a_checkbox_with_its_count(read):
    CaseStudyFactory(themes=[ThemeFactory()])

    _, soup = read("/search/")

    box = soup.select_one('input[name="theme"][value="listening"]')
    assert "(1 record)" in soup.select_one(f'label[for="{box["id"]}"]').get_text()


def test_values_are_listed_from_a_to_z_where_the_address_says_so(read):
    CaseStudyFactory(themes=[ThemeFactory(name="Workforce", slug="workforce")])
    CaseStudyFactory(
        themes=[
            ThemeFactory(name="Workforce", slug="workforce"),
            ThemeFactory(name="Bundles", slug="bundles"),
        ]
    )

    def listed(soup):
        return [box["value"] for box in soup.select('input[name="theme"]')]

    _, by_count = read("/search/")
    _, by_label = read("/search/", facet_sort="label")

    assert listed(by_count) == ["workforce", "bundles"]
    assert listed(by_label) == ["bundles", "workforce"]
    assert by_label.select_one('select[name="facet_sort"] option[selected]')["value"] == "label"


def test_case_studies_are_found_by_what_happened(read):
    CaseStudyFactory(title="It stayed as it was", outcome_direction="same")
    CaseStudyFactory(title="It got better", outcome_direction="better")

    _, soup = read("/search/", outcome="same")

    assert heading(soup) == "1 record"
    assert "It stayed as it was" in soup.get_text()


@pytest.fixture
def _unclear_term():
    for label in ("Placenta praevia", "Postpartum psychosis"):
        CaseStudyFactory(title=label)
        SynonymGroupFactory(label=label.lower(), ambiguous="PP: elsewhere")


@pytest.mark.usefixtures("_unclear_term")
def test_what_else_may_have_been_meant_is_offered_with_the_same_filters(read):
    _, soup = read("/search/", q="PP", type="case-study")

    offered = soup.select_one(".mer-did-you-mean")
    assert " ".join(offered.get_text().split()) == (
        "Did you mean: placenta praevia, postpartum psychosis?"
    )
    assert offered.a["href"] == "/search/?q=placenta+praevia&type=case-study"


def test_the_one_meaning_that_the_list_is_about_already_is_not_offered(read):
    CaseStudyFactory(title="Cerebral palsy")
    SynonymGroupFactory(label="cerebral palsy", ambiguous="CP: elsewhere")

    _, soup = read("/search/", q="CP")

    assert "These are about the nearest we have: cerebral palsy." in soup.get_text()
    assert soup.select_one(".mer-did-you-mean") is None


def test_what_was_searched_can_be_read_on_paper(read):
    CaseStudyFactory(title="Weighing swabs")

    _, soup = read("/search/", q="swabs")

    assert soup.select_one(".mer-searched").get_text() == "Words: swabs"


@pytest.mark.usefixtures("_unclear_term")
def test_the_api_says_what_else_may_have_been_meant(read, client):
    read("/search/")

    assert client.get("/api/search/", {"q": "PP"}).json()["did_you_mean"] == [
        {
            "text": text,
            "url": f"http://testserver/search/?q={text.replace(' ', '+')}",
        }
        for text in ("placenta praevia", "postpartum psychosis")
    ]
    assert client.get("/api/search/", {"q": "praevia"}).json()["did_you_mean"] == []


def test_a_chosen_filter_can_be_removed(read):
    CaseStudyFactory(themes=[ThemeFactory()])

    _, soup = read("/search/", q="record", theme="listening")

    assert soup.select_one("a.mer-chip")["href"] == "/search/?q=record"


def test_what_was_typed_is_never_live_markup(read):
    _, soup = read("/search/", q='"><script>alert(1)</script>')

    assert not soup.find("script", string="alert(1)")
    assert soup.select_one('input[name="q"]')["value"] == '"><script>alert(1)</script>'


@pytest.mark.parametrize(
    "parameters",
    [
        {"page": "-1"},
        {"page": "abc"},
        {"page": "9" * 40},
        {"page_size": "0"},
        {"year_from": "MMXX"},
        {"q": "\x00\x07", "theme": "\x00"},
        {"q": "a" * 5000},
        {"state": "removed", "sort": "price", "region": "x" * 4000},
        {"<b>": "x"},
    ],
)
def test_nonsense_gets_a_page(read, parameters):
    response, _ = read("/search/", **parameters)

    assert response.status_code == 200


def test_a_malformed_number_is_said_on_the_page(read):
    _, soup = read("/search/", year_from="MMXX")

    assert "MMXX" in soup.select_one(".mer-notice--not-a-number").get_text()


def test_pages_lead_to_one_another(read):
    for _ in range(3):
        CaseStudyFactory()

    _, soup = read("/search/", page="2", page_size="1")

    assert soup.select_one('a[rel="prev"]')["href"] == "/search/?page_size=1"
    assert soup.select_one('a[rel="next"]')["href"] == "/search/?page_size=1&page=3"


def test_a_restricted_record_is_missing_from_results_and_counts(read):
    from wagtail.models import PageViewRestriction  # noqa: PLC0415

    CaseStudyFactory(stage="spread")
    hidden = CaseStudyFactory(stage="spread")
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")

    _, soup = read("/search/")

    assert heading(soup) == "1 record"


def test_a_record_taken_away_is_missing_before_the_index_has_followed(read):
    kept, gone = CaseStudyFactory(title="Kept"), CaseStudyFactory(title="Gone")
    read("/search/")
    gone.unpublish()

    _, soup = read("/search/")

    assert heading(soup) == "1 record"
    assert "Gone" not in soup.get_text()
    assert kept.title in soup.get_text()


def test_two_stories_are_not_found_by_their_ethnic_group(read):
    for _ in range(2):
        PersonalVoiceFactory(ethnic_groups=[("2001-n", "")], consent={"show_ethnicity": True})
    CaseStudyFactory(ethnic_groups=[("2001-n", "")])

    _, soup = read("/search/", ethnic_group="2001-n")

    assert heading(soup) == "1 record"


def test_three_stories_are_found_by_their_ethnic_group(read):
    for _ in range(3):
        PersonalVoiceFactory(ethnic_groups=[("2001-n", "")], consent={"show_ethnicity": True})

    _, soup = read("/search/", ethnic_group="2001-n")

    assert heading(soup) == "3 records"


@pytest.mark.parametrize("size", [1, 40])
def test_a_warm_page_makes_at_most_three_queries(read, size, django_assert_max_num_queries):
    for _ in range(4):
        CaseStudyFactory(organisations=[(OrganisationFactory(), "led-by")])
    parameters = {"q": "record", "region": "north-west", "page_size": size}
    read("/search/", **parameters)

    with django_assert_max_num_queries(3):
        read("/search/", **parameters)


def test_reading_writes_nothing(read, django_assert_max_num_queries):
    CaseStudyFactory()
    read("/search/")
    with django_assert_max_num_queries(3) as captured:
        read("/search/")

    assert all(query["sql"].lstrip("(").startswith("SELECT") for query in captured)
    assert Record.objects.count() == 1


def test_results_are_not_for_search_engines(read):
    response, _ = read("/search/")

    assert response["X-Robots-Tag"] == "noindex"
    assert response["Cache-Control"] == "no-cache"


def test_a_page_with_a_story_is_kept_by_nobody(read):
    PersonalVoiceFactory()

    response, _ = read("/search/")

    assert response["Cache-Control"] == "no-store"


def test_only_reading_is_possible(client):
    assert client.post("/search/").status_code == 405


@pytest.mark.parametrize("address", ["/search/", "/case-studies/"])
def test_a_misspelt_search_shows_what_was_meant_and_the_way_back(read, address):
    CaseStudyFactory(title="Magnesium in triage")

    _, soup = read(address, q="Magnesuim", language="en")
    told = soup.select_one(".mer-corrected")

    assert " ".join(told.get_text().split()) == (
        "Showing results for Magnesium. Search instead for Magnesuim."
    )
    assert heading(soup) == "1 record"
    assert [mark.get_text() for mark in soup.select("mark")] == ["Magnesium"]
    assert told.a["href"] == f"{address}?q=Magnesuim&language=en&exact=1"
    assert heading(read(told.a["href"])[1]) == "0 records"


def test_a_misspelt_search_asks_the_database_no_more(read, django_assert_max_num_queries):
    CaseStudyFactory(title="Magnesium in triage")
    read("/search/", q="magnesuim")

    with django_assert_max_num_queries(3):
        read("/search/", q="magnesuim")


def test_a_misspelt_word_finds_the_editors_pick(read):
    page = CaseStudyFactory(title="Magnesium in triage")
    SearchPromotion.objects.create(
        query=Query.get("magnesium"), page=page, sort_order=0, description="Start here."
    )

    _, soup = read("/search/", q="magnesuim")

    assert "Start here." in soup.select_one(".mer-picks").get_text()


@pytest.mark.parametrize(
    ("address", "fixed"), [("/search/", ""), ("/case-studies/", "type=case-study&")]
)
def test_results_can_be_taken_away_as_files_as_a_pack_and_as_a_feed(read, address, fixed):
    CaseStudyFactory(title="Weighing swabs")

    _, soup = read(address, q="swabs", language="en", page="1", page_size="10", sort="newest")

    links = {link.get_text(): link["href"] for link in soup.select(".mer-take-away a")}
    pairs = f"?q=swabs&{fixed}language=en"
    assert links == {
        "CSV, for spreadsheets": f"/search/export.csv{pairs}&sort=newest",
        "RIS, for reference managers": f"/search/export.ris{pairs}&sort=newest",
        "BibTeX": f"/search/export.bib{pairs}&sort=newest",
        "CSL-JSON": f"/search/export.csl.json{pairs}&sort=newest",
        "JSON": f"/search/export.json{pairs}&sort=newest",
        "Take these results away as a pack": f"/pack/results/{pairs}&sort=newest",
        "Follow this search as an Atom feed": f"/search/feed/{pairs}",
    }
    alternate = soup.select_one('link[rel="alternate"][type="application/atom+xml"]')
    assert alternate["href"] == f"/search/feed/{pairs}"


def test_what_the_links_lead_to_is_the_list(read, client):
    CaseStudyFactory(title="Weighing swabs")
    ToolFactory(title="A tool for swabs")

    _, soup = read("/case-studies/", q="swabs")

    href = soup.find("a", string="JSON")["href"]
    data = json.loads(client.get(href).getvalue())
    assert [result["title"] for result in data["results"]] == ["Weighing swabs"]


def test_a_list_longer_than_a_file_says_so(read, monkeypatch):
    monkeypatch.setattr(presentation, "LIMIT", 1)
    CaseStudyFactory()
    CaseStudyFactory()

    _, soup = read("/search/")

    assert "A file has the first 1 of these 2 records." in soup.select_one(
        ".mer-take-away"
    ).get_text(" ")


def test_nothing_found_can_still_be_followed(read):
    _, soup = read("/search/", q="absentword")

    assert [link["href"] for link in soup.select(".mer-take-away a")] == [
        "/search/feed/?q=absentword"
    ]
