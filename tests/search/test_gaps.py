"""The page of evidence and gaps, as readers get it."""

import pytest
from wagtail.models import Site

from repository.publisher.models import PublisherSettings
from tests.factories.case_study import CaseStudyFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.reading import read, words

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
HERE = "/search/gaps/"


def read_tables(client):
    sections = read(client.get(HERE)).select("main section")
    return {section.h2["id"]: section.table for section in sections}


def read_cell(table, row, column):
    """Return a cell by the words of its headings, as a screen reader finds it."""
    columns = [words(cell) for cell in table.select("thead th")]
    line = next(line for line in table.select("tbody tr") if words(line.th).startswith(row))
    place = next(number for number, label in enumerate(columns) if label.startswith(column))
    return line.find_all("td")[place]


def test_an_empty_cell_says_so_and_leads_to_where_to_tell_us(client, search_index):
    PriorityAreaFactory()
    ToolFactory(priority_areas=[PriorityAreaFactory()])
    search_index()

    cell = read_cell(read_tables(client)["type"], "Haemorrhage", "Voice")

    assert words(cell) == "Nothing yet Tell us what is missing: Voice, Haemorrhage"
    assert cell.a["href"] == (
        "/report-a-concern/?page=%2Fsearch%2F%3Fpriority_area%3Dhaemorrhage%26type%3Dvoice"
    )


def test_what_is_missing_is_told_to_the_mailbox_where_there_is_one(client, search_index):
    PriorityAreaFactory()
    settings = PublisherSettings.for_site(Site.objects.get())
    settings.contact_email = "equity@example.org"
    settings.save()
    search_index()

    cell = read_cell(read_tables(client)["outcome"], "Haemorrhage", "Got worse")

    assert cell.a["href"] == (
        "mailto:equity@example.org"
        "?subject=Missing%20from%20the%20repository%3A%20Got%20worse%2C%20Haemorrhage"
    )


def test_every_table_has_a_caption_and_headings_both_ways(client, search_index):
    PriorityAreaFactory()
    search_index()

    for table in read_tables(client).values():
        assert table.caption
        assert table.select("thead th[scope=col]")
        region = table.find_parent(role="region")
        assert region["tabindex"] == "0"
        assert region["aria-labelledby"] == table.caption["id"]
        assert all(line.th["scope"] == "row" for line in table.select("tbody tr"))


def test_without_the_index_the_page_says_so(client):
    CaseStudyFactory(priority_areas=[PriorityAreaFactory()])

    response = client.get(HERE)

    assert "in reserve" in words(read(response).select_one(".mer-notice"))


def test_a_story_taken_away_is_not_counted_before_the_index_has_followed(client, search_index):
    story = PersonalVoiceFactory(priority_areas=[PriorityAreaFactory()])
    search_index()
    before = words(read_cell(read_tables(client)["type"], "Haemorrhage", "Voice"))
    story.unpublish()

    after = words(read_cell(read_tables(client)["type"], "Haemorrhage", "Voice"))

    assert before.startswith("1 record")
    assert after.startswith("Nothing yet")


def test_no_cache_shows_the_numbers_unasked(client, search_index):
    search_index()

    assert client.get(HERE)["Cache-Control"] == "no-cache"
