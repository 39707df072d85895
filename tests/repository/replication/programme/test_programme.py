"""The programme view, as readers get it."""

import csv
import datetime as dt
import io

import pytest
import time_machine

from repository.network.models import NetworkPage, SitePage, SiteTeamMember
from tests.databases import renumber_snapshots
from tests.factories.adoption import AdoptionFactory
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.reading import links, main_words, read, words
from tests.repository.replication.programme.promises import list_promises

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
HERE = "/programme/"


def add_site(name, *organisations, part="leads"):
    page = SitePage(title=name, region="london", system="Example ICS")
    page.team = [SiteTeamMember(organisation=one, part=part) for one in organisations]
    NetworkPage.objects.get().add_child(instance=page)
    return page


def read_cell(response, table, row, column):
    """Return a cell by the words of its headings, as a screen reader finds it."""
    found = read(response).find(id=f"{table}-caption").find_parent("table")
    columns = [words(cell) for cell in found.select("thead th")]
    line = next(line for line in found.select("tbody tr") if words(line.th).startswith(row))
    return line.find_all("td")[columns.index(column)]


def test_a_sites_records_are_those_of_its_team_under_its_names_of_today(client, search_index):
    area = PriorityAreaFactory()
    today = OrganisationFactory(name="Trust of today")
    before = OrganisationFactory(name="Trust that merged", successor=today)
    near = OrganisationFactory(name="Nearby")
    add_site("Example site", before)
    add_site("Nearby site", near, part="context")
    CaseStudyFactory(priority_areas=[area], organisations=[(today, "led-by")])
    CaseStudyFactory(priority_areas=[area], organisations=[(before, "led-by")])
    CaseStudyFactory(priority_areas=[area], organisations=[(near, "led-by")])
    search_index()

    response = client.get(HERE)

    cell = read_cell(response, "sites-areas", "Example site", "Haemorrhage")
    assert words(cell).startswith("2 records")
    assert cell.a["href"] == "/search/?organisation=trust-of-today&priority_area=haemorrhage"
    assert "No organisation is named yet for: Nearby site" in main_words(response)
    everything = read_cell(response, "sites-areas", "All records", "Haemorrhage")
    assert words(everything).startswith("3 records")


def test_an_empty_cell_says_so_and_leads_to_where_to_tell_us(client, search_index):
    PriorityAreaFactory()
    add_site("Example site", OrganisationFactory(name="A trust"))
    search_index()

    cell = read_cell(client.get(HERE), "sites-areas", "Example site", "Haemorrhage")

    assert words(cell) == "Nothing yet Tell us what is missing: Haemorrhage, Example site"
    assert cell.a["href"].startswith("/report-a-concern/?page=")


def test_records_are_counted_by_the_stages_of_their_adoptions(client, search_index):
    body = OrganisationFactory(name="A trust")
    add_site("Example site", body)
    page = CaseStudyFactory(organisations=[(body, "led-by")])
    for stage in ("stopped", "stopped", "sustained"):
        AdoptionFactory(record=page.record, stage=stage)
    search_index()

    response = client.get(HERE)

    for column in ("Stopped", "Sustained"):
        cell = read_cell(response, "sites-adoption", "Example site", column)
        assert words(cell).startswith("1 record:")


def test_two_stories_of_a_site_are_not_counted_and_three_are(client, search_index):
    area = PriorityAreaFactory()
    few, many = (OrganisationFactory(name=name) for name in ("Few", "Many"))
    add_site("Site of few", few)
    add_site("Site of many", many)
    for body in (few, few, many, many, many):
        PersonalVoiceFactory(
            priority_areas=[area], organisations=[(body, "took-part")], consent={"show_place": True}
        )
    search_index()

    response = client.get(HERE)

    few_cell = read_cell(response, "sites-areas", "Site of few", "Haemorrhage")
    many_cell = read_cell(response, "sites-areas", "Site of many", "Haemorrhage")
    assert words(few_cell).startswith("Nothing yet")
    assert words(many_cell).startswith("3 records")


def test_a_record_is_as_old_as_its_last_review(client, search_index):
    area = PriorityAreaFactory()
    with time_machine.travel("2026-08-20T12:00:00Z", tick=False):
        CaseStudyFactory(priority_areas=[area], last_reviewed=dt.date(2022, 3, 1))
        CaseStudyFactory(priority_areas=[area])
        search_index()
        renumber_snapshots()
        response, of_an_age = client.get(HERE), client.get(HERE, {"age": "4"})

    cell = read_cell(response, "areas-age", "Haemorrhage", "4 or more years ago")
    assert cell.a["href"] == "/search/?priority_area=haemorrhage&reviewed_year=2022"
    assert words(read_cell(response, "areas-age", "Haemorrhage", "This year"))[0] == "1"
    assert words(
        read_cell(of_an_age, "areas-adoption", "Haemorrhage", "No adoption reported yet")
    ).startswith("1 record")
    assert read(of_an_age).find(id="areas-age") is None


def test_the_file_has_every_number_of_the_page_with_its_search(client, search_index):
    area = PriorityAreaFactory()
    body = OrganisationFactory(name="A trust")
    add_site("=Example site", body)
    CaseStudyFactory(priority_areas=[area], organisations=[(body, "led-by")])
    search_index()

    page, file = client.get(HERE), client.get("/programme.csv")

    rows = list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"))))
    told = {(row["Search"], int(row["Records"])) for row in rows if row["Search"]}
    assert told == {
        (f"http://testserver{address}", count) for address, count in list_promises(page)
    }
    assert "'=Example site" in {row["Row"] for row in rows}
    assert links(read(page).main)["Download all numbers (CSV)"] == "/programme.csv"


def test_an_unknown_age_is_no_age(client, search_index):
    search_index()

    assert client.get(HERE, {"age": "soon"}).status_code == 200


def test_the_page_costs_as_many_queries_as_a_search(
    client, search_index, django_assert_max_num_queries
):
    PriorityAreaFactory()
    add_site("Example site", OrganisationFactory())
    search_index()
    for _ in range(2):
        client.get(HERE)

    with django_assert_max_num_queries(3):
        client.get(HERE)
