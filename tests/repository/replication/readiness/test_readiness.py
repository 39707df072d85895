"""A place asks itself whether it is ready: on paper or in a workbook, and nobody is told."""

import io

import pytest
from openpyxl import load_workbook

from repository.records.choices import State
from repository.records.models import Record
from tests.factories.case_study import CaseStudyFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import VoiceFactory
from tests.reading import links, main_words, read, words

pytestmark = pytest.mark.django_db

STEP = {"title": "Agree a place", "role": "Ward lead", "materials": "Two pairs of scales"}


@pytest.fixture
def page():
    return CaseStudyFactory(
        title="Weigh every swab",
        prerequisites=[("part", "Scales that read to the gram")],
        core_parts=[("part", "Weigh every swab"), ("part", "=1+1")],
        adaptable_parts=[("part", "Who keeps the tally")],
        steps=[("step", STEP)],
    )


def address(page, name=""):
    return f"/id/{page.record.pk}/readiness/{name}"


def open_sheet(response):
    return load_workbook(io.BytesIO(response.content)).active


def read_table(sheet):
    """The rows of the workbook's table, by its headings."""
    headings, *rows = sheet[sheet.tables["Readiness"].ref]
    names = [cell.value for cell in headings]
    return [dict(zip(names, [cell.value for cell in row], strict=True)) for row in rows]


def test_the_page_asks_of_what_is_needed_of_core_parts_and_of_steps(client, page):
    main = read(client.get(address(page))).main

    asked = {words(table.caption): table for table in main.find_all("table")}
    assert [words(row.th) for row in asked["Is this in place here?"].tbody.find_all("tr")] == [
        "Scales that read to the gram"
    ]
    assert "Weigh every swab" in words(asked["Can we do this as it is?"])
    steps = words(asked["Do we have the people, the time and what it takes?"])
    assert "Who: Ward lead. Materials: Two pairs of scales" in steps
    assert "Who keeps the tally" not in words(main)


def test_there_is_room_for_each_answer_and_nothing_to_send(client, page):
    main = read(client.get(address(page))).main

    headings = [words(cell) for cell in main.table.thead.find_all("th")]
    assert headings[1:4] == ["Yes", "Partly", "No"]
    assert main.find(["form", "input", "button"]) is None


def test_nothing_can_be_sent(client, page):
    assert client.post(address(page)).status_code == 405
    assert client.post(address(page, "readiness.xlsx")).status_code == 405


def test_the_workbook_asks_what_the_page_asks(client, page):
    main = read(client.get(address(page))).main
    rows = read_table(open_sheet(client.get(address(page, "readiness.xlsx"))))

    on_the_page = [
        (words(table.caption), words(row.th))
        for table in main.find_all("table")
        for row in table.tbody.find_all("tr")
    ]
    in_the_workbook = [
        (row["Question"], " ".join(filter(None, (row["What it says"], row["What it takes"]))))
        for row in rows
    ]
    assert in_the_workbook == on_the_page
    assert [row["Key"] for row in rows] == ["p1", "c1", "c2", "t1"]
    assert {row["Answer"] for row in rows} == {None}


def test_answers_are_chosen_from_a_list(client, page):
    sheet = open_sheet(client.get(address(page, "readiness.xlsx")))

    (choice,) = sheet.data_validations.dataValidation
    first, last = sheet.tables["Readiness"].ref.split(":")
    assert (choice.type, choice.formula1) == ("list", '"Yes,Partly,No"')
    assert str(choice.sqref) == f"F{int(first[1:]) + 1}:F{last[1:]}"


def test_the_workbook_says_where_it_comes_from(client, page):
    sheet = open_sheet(client.get(address(page, "readiness.xlsx")))

    said = {row[0].value: row[1].value for row in sheet["A3:B8"]}
    assert said["Record"] == "Weigh every swab"
    assert said["Identifier"] == page.record.pk
    assert said["Version"] == "1"
    assert said["Date of the version"] == page.record.versions.get().date.date().isoformat()
    assert said["Permanent address"] == f"http://testserver/id/{page.record.pk}"
    assert said["Licence"].startswith("Open Government Licence v3.0 https://")


def test_the_page_says_where_it_comes_from_too(client, page):
    main = read(client.get(address(page))).main
    sheet = open_sheet(client.get(address(page, "readiness.xlsx")))

    for row in sheet["A3:B8"]:
        assert f"{row[0].value} {row[1].value}" in words(main)


def test_words_that_look_like_a_formula_stay_words(client, page):
    sheet = open_sheet(client.get(address(page, "readiness.xlsx")))

    (cell,) = (cell for row in sheet.rows for cell in row if cell.value == "=1+1")
    assert cell.data_type == "s"


def test_how_to_replicate_it_leads_to_the_check(client, page):
    tool = ToolFactory(steps=[("step", STEP)])

    for each in (page, tool):
        shown = read(client.get(each.get_url())).main
        assert address(each) in links(shown).values()
        assert client.get(address(each)).status_code == 200


def test_a_frozen_version_leads_to_no_check(client, page):
    assert "readiness" not in client.get(f"/id/{page.record.pk}/v/1").content.decode()


@pytest.mark.parametrize("name", ["", "readiness.xlsx"])
def test_what_gives_nothing_to_ask_has_no_check(client, name):
    assert client.get(address(CaseStudyFactory(), name)).status_code == 404
    assert client.get(address(VoiceFactory(), name)).status_code == 404


@pytest.mark.parametrize("name", ["", "readiness.xlsx"])
def test_a_record_that_may_not_be_read_shows_nothing(client, page, name):
    Record.objects.filter(pk=page.record.pk).update(state=State.REMOVED)
    assert client.get(address(page, name)).status_code == 410

    Record.objects.filter(pk=page.record.pk).update(state=State.CURRENT)
    page.unpublish()
    assert b"Weigh every swab" not in client.get(address(page, name)).content


def test_a_retracted_record_says_so_first(client, page):
    Record.objects.filter(pk=page.record.pk).update(state=State.RETRACTED)

    assert "has been retracted" in main_words(client.get(address(page)))
