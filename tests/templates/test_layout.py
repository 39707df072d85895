"""What surrounds every page, and the pages that stand when something is wrong."""

import pytest

from tests.reading import read

pytestmark = pytest.mark.django_db


def test_every_page_offers_to_report_a_concern_about_itself(client):
    page = read(client.get("/tools/"))

    link = page.find("a", string="Report a concern about this page")
    assert link["href"] == "/report-a-concern/?page=/tools/"


def test_a_site_whose_owner_is_not_set_says_that_it_is_a_demonstration(client):
    page = read(client.get("/"))

    assert "Demonstration: not an official publication" in page.header.get_text()


def test_the_skip_link_leads_to_the_main_content(client):
    page = read(client.get("/"))

    assert page.body.find("a")["href"] == f"#{page.main['id']}"


def test_the_home_page_searches_first(client):
    page = read(client.get("/"))

    form = page.main.find("form", role="search")
    assert form["action"] == "/search/"
    assert form.find("input", attrs={"name": "q"})
    assert not page.header.find("form")


def test_a_wrong_address_offers_a_search_and_ways_on(client):
    response = client.get("/no-such-page/")

    page = read(response)
    assert response.status_code == 404
    assert page.main.find("form", role="search")
    assert page.main.find("a", href="/priority-areas/")


def test_the_navigation_says_where_the_reader_is(client):
    page = read(client.get("/tools/"))

    current = page.find("nav", attrs={"aria-label": "Main"}).find(attrs={"aria-current": "page"})
    assert current["href"] == "/tools/"


def test_a_refused_concern_keeps_the_words_and_names_each_problem(client):
    response = client.post(
        "/report-a-concern/", {"page_path": "/tools/", "message": "Short", "contact": "me"}
    )

    page = read(response)
    problems = {link["href"] for link in page.select(".nhsuk-error-summary a")}
    assert problems == {"#message", "#contact"}
    assert all(page.select_one(target) for target in problems)
    assert page.select_one("#message").get_text().strip() == "Short"
    assert page.title.get_text().startswith("Error:")


def test_the_style_guide_shows_every_kind_of_section(client):
    page = read(client.get("/style-guide/"))

    headings = {heading.get_text(strip=True) for heading in page("h2")}
    assert {"Aim", "Driver diagram", "PDSA cycles", "Measures", "Statements"} <= headings
