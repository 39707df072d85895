"""The email with new matches, as a mail program gets it."""

import re

import pytest
from bs4 import BeautifulSoup
from django.core import mail

from repository.records.choices import State
from repository.records.models import Record
from search.models import SearchAlert
from tests.factories.search_alert import SearchAlertFactory
from tests.factories.tool import ToolFactory
from tests.reading import links

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def message(post, clock):
    SearchAlertFactory(parameters="q=swabs&type=tool")
    clock.shift(60)
    ToolFactory(title="Swabs & <scales>", summary="Weigh “every” swab.", year=2021)
    post.run_next_day()
    return mail.outbox[0]


def test_it_lists_each_record_with_its_permanent_address(message):
    record = Record.objects.get()
    lines = [
        "Swabs & <scales>",
        "Tool, 2021. Submitted by the site",
        "Weigh “every” swab.",
        f"http://127.0.0.1:8000/id/{record}",
    ]

    assert "\n".join(lines) in message.body
    assert message.subject == "1 new record matches your search"


def test_its_html_says_the_same_and_what_an_editor_wrote_is_shown_as_text(message):
    (html,) = message.alternatives
    page = BeautifulSoup(html.content, "lxml")

    assert html.mimetype == "text/html"
    assert links(page)["Swabs & <scales>"].endswith(f"/id/{Record.objects.get()}")
    assert not page.find("scales")
    assert not page.find(["script", "style", "img", "link"])


def test_a_record_that_no_longer_stands_says_so(post, clock):
    SearchAlertFactory(parameters="q=swabs&state=retracted")
    clock.shift(60)
    page = ToolFactory(title="Swabs")
    Record.objects.filter(pk=page.record.pk).update(state=State.RETRACTED)

    post.run_next_day()

    (message,) = mail.outbox
    assert "\nTool. Retracted. Submitted by the site\n" in message.body
    assert "Tool. Retracted. Submitted by the site" in message.alternatives[0].content


def test_it_leads_to_the_search_its_feed_and_its_end(message):
    alert, base = SearchAlert.objects.get(), "http://127.0.0.1:8000/search"

    assert f"{base}/?q=swabs&type=tool&sort=newest\n" in message.body
    assert f"{base}/feed/?q=swabs&type=tool\n" in message.body
    assert f"{base}/alerts/own/?key={alert.key}\n" in message.body
    assert f"{base}/alerts/stop/?key={alert.key}\n" in message.body


def test_mail_programs_find_the_way_to_stop_it(client, message):
    headers = message.message()
    address = re.fullmatch(r"<http://127\.0\.0\.1:8000(/\S+)>", headers["List-Unsubscribe"])[1]

    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["Auto-Submitted"] == "auto-generated"
    client.post(address, {"List-Unsubscribe": "One-Click"})
    assert not SearchAlert.objects.exists()


def test_it_says_what_is_searched_for_but_not_where_others_may_see_it(message):
    assert "Words: swabs\nType: Tool\n" in message.body
    assert "swabs" not in message.subject


def test_it_says_who_writes(message):
    assert "Demonstration: not an official publication" in message.body
    assert message.from_email == "repository@localhost"
