"""The report in the admin, and the few lines on its home page."""

import csv
from io import BytesIO

import openpyxl
import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from repository.editorial.links.gathering import gather_links
from repository.editorial.models import LinkState, OutboundLink
from tests.factories.case_study import CaseStudyFactory
from tests.factories.tool import ToolFactory
from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
REPORT = "/admin/reports/links/"


@pytest.fixture
def editor(client):
    client.force_login(UserFactory(roles=["Editor"]))
    return client


def add_record(name, state, model=CaseStudyFactory, **known):
    address = f"https://{name}.example/"
    page = model(title=f"Record {name}", limits=f'<p><a href="{address}">x</a></p>')
    gather_links()
    OutboundLink.objects.filter(address=address).update(state=state, **known)
    return page


def rows(client, query=""):
    soup = BeautifulSoup(client.get(f"{REPORT}{query}").content, "html.parser")
    return [
        [" ".join(cell.get_text().split()) for cell in row.find_all("td")]
        for row in soup.select("main table tbody tr")
    ]


def test_what_needs_an_editor_first_stands_first(editor):
    add_record("good", LinkState.GOOD, good_at=timezone.now())
    add_record("moved", LinkState.MOVED, moved_to="https://moved.example/new")
    add_record("dead", LinkState.BROKEN, status=404, failing_since=timezone.now())
    add_record("silent", LinkState.UNSURE, problem="The server did not answer in time.")

    assert [row[:5] for row in rows(editor)] == [
        ["Record dead", "Limits", "https://dead.example/", "Broken", "Status 404"],
        [
            "Record moved",
            "Limits",
            "https://moved.example/",
            "Moved for good",
            "Now at https://moved.example/new",
        ],
        [
            "Record silent",
            "Limits",
            "https://silent.example/",
            "Failed lately, not sure yet",
            "The server did not answer in time.",
        ],
        ["Record good", "Limits", "https://good.example/", "Works", ""],
    ]


def test_the_report_is_narrowed_by_state_and_type_and_searched(editor):
    add_record("dead", LinkState.BROKEN)
    add_record("good", LinkState.GOOD, ToolFactory)

    def found(query):
        return [row[0] for row in rows(editor, query)]

    assert found("?state=broken") == ["Record dead"]
    assert found("?state=broken&state=good") == ["Record dead", "Record good"]
    assert found("?type=tool") == ["Record good"]
    assert found("?q=dead.example") == ["Record dead"]
    assert found("?state=moved") == []


def test_withdrawn_and_changed_guidance_is_told_in_words(editor):
    add_record("kept", LinkState.WITHDRAWN)
    add_record("new", LinkState.CHANGED, earlier_title="Guide", title="Guide 2")

    assert [row[4] for row in rows(editor)] == [
        "The page says that it is withdrawn",
        "Was “Guide”, now “Guide 2”",
    ]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_report_is_taken_along_as_a_file(editor, kind):
    page = add_record("dead", LinkState.BROKEN, status=404)

    response = editor.get(f"{REPORT}?export={kind}")

    if kind == "csv":
        head, row = csv.reader(response.getvalue().decode().splitlines())
    else:
        sheet = openpyxl.load_workbook(BytesIO(response.getvalue())).active
        head, row = ([cell.value for cell in line] for line in sheet.iter_rows())
    told = dict(zip(head, row, strict=True))
    assert told["Identifier"] == page.record.pk
    assert told["Link"] == "https://dead.example/"
    assert (told["State"], str(told["Status"])) == ("Broken", "404")


def test_a_person_sees_the_links_of_the_records_they_may_edit(client):
    add_record("dead", LinkState.BROKEN)
    client.force_login(UserFactory(roles=["Contributor"]))

    assert rows(client) == []


@pytest.mark.parametrize(("role", "status"), [("Editor", 200), ("Contributor", 200)])
def test_who_writes_records_may_open_the_report(client, role, status):
    client.force_login(UserFactory(roles=[role]))
    assert client.get(REPORT).status_code == status


def test_nobody_else_may(client):
    assert client.get(REPORT).status_code == 302


def test_a_persons_story_is_named_by_its_identifier(client):
    story = PersonalVoiceFactory(title="Nobody came when I called")
    gather_links()
    client.force_login(UserFactory(is_superuser=True))

    assert [row[0] for row in rows(client)] == [f"Personal story {story.record.pk}"]


def test_the_report_asks_as_often_however_many_links_there_are(editor):
    def count():
        with CaptureQueriesContext(connection) as captured:
            editor.get(REPORT)
        return len(captured)

    add_record("first", LinkState.BROKEN)
    PersonalVoiceFactory()
    count()
    few = count()
    for number in range(6):
        add_record(f"other{number}", LinkState.BROKEN)
    PersonalVoiceFactory()
    gather_links()
    assert count() == few


def test_a_dead_link_is_told_on_the_home_page_of_the_admin(editor):
    add_record("dead", LinkState.BROKEN)
    add_record("moved", LinkState.MOVED)
    add_record("good", LinkState.GOOD)

    soup = BeautifulSoup(editor.get("/admin/").content, "html.parser")

    panel = soup.find("section", {"aria-labelledby": "links-heading"})
    assert "1 link no longer leads anywhere." in panel.get_text()
    assert {link.get_text(): link["href"] for link in panel.find_all("a")} == {
        "Broken: 1": f"{REPORT}?state=broken",
        "Moved for good: 1": f"{REPORT}?state=moved",
    }


def test_the_home_page_of_the_admin_counts_a_persons_own_records_alone(client):
    add_record("dead", LinkState.BROKEN)
    client.force_login(UserFactory(roles=["Contributor"]))

    assert "Links on your records" not in client.get("/admin/").content.decode()


def test_the_report_is_in_the_menu_of_reports(editor):
    assert "reports/links/" in editor.get("/admin/").content.decode()


def test_the_public_page_says_nothing_of_it(client):
    page = add_record("dead", LinkState.BROKEN)
    body = client.get(page.get_url()).content.decode()
    assert "Broken" not in body
