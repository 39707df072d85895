"""From “Follow this record by email” to the end, as a reader without an account goes through it."""

import re

import pytest
from django.core import mail
from django.test import Client
from wagtail.models import PageViewRestriction

from repository.forms import sign_now
from repository.replication.models import Follow
from search.subscriptions import life
from tests.factories.case_study import CaseStudyFactory
from tests.factories.follow import FollowFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.reading import links, main_words, read, words

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
ADDRESS = "reader@example.org"


@pytest.fixture
def page():
    return CaseStudyFactory(title="Weighing swabs")


@pytest.fixture
def send(client, clock, page):
    """Open the form, take ten seconds, and send it."""

    def send(**changed):
        opened = sign_now()
        clock.shift(10)
        given = {"email": ADDRESS, "frequency": "weekly", "opened": opened, "website": ""}
        return client.post(f"/id/{page.record.pk}/follow/", {**given, **changed})

    return send


def path_in(message):
    return re.search(r"http://127\.0\.0\.1:8000(/following/\S+)", message.body)[1]


def press(client, path, do):
    return client.post(path, {"do": do}, follow=True)


def test_a_records_page_leads_to_the_form(client, page):
    found = links(read(client.get(page.get_url())).main)

    assert found["Follow this record by email"] == f"/id/{page.record.pk}/follow/"
    assert "Weighing swabs" in main_words(client.get(found["Follow this record by email"]))


def test_nothing_but_one_email_to_confirm_is_sent(client, send, page):
    response = send(email="Reader@Example.org")

    follow = Follow.objects.get()
    assert response.url == "/following/sent/"
    assert "Open it within 7 days" in main_words(client.get(response.url))
    assert (follow.email, follow.record, follow.confirmed_at) == (ADDRESS, page.record, None)
    assert [message.to for message in mail.outbox] == [[ADDRESS]]
    assert path_in(mail.outbox[0]) == f"/following/own/?key={follow.key}"
    assert f"/id/{page.record.pk}" in mail.outbox[0].body


def test_opening_the_link_does_nothing_and_the_button_starts_it(client, send):
    send()
    path = path_in(mail.outbox[0])

    assert "Weighing swabs" in main_words(client.get(path))
    assert Follow.objects.get().confirmed_at is None
    done = press(client, path, "confirm")

    assert "You now follow this record" in main_words(done)
    assert Follow.objects.get().confirmed_at is not None


def test_asking_again_changes_nothing_of_what_runs_and_looks_the_same(client, send):
    first = send(frequency="weekly")
    press(client, path_in(mail.outbox[0]), "confirm")
    before = Follow.objects.values("key", "frequency", "told_to", "confirmed_at").get()

    second = send(frequency="daily")

    assert (second.status_code, second.url) == (first.status_code, first.url)
    assert Follow.objects.values("key", "frequency", "told_to", "confirmed_at").get() == before
    assert "You follow it already" in mail.outbox[1].body


def test_one_address_is_written_to_a_few_times_a_day(send):
    answers = {send().url for _ in range(life.MOST_ASKS + 2)}

    assert answers == {"/following/sent/"}
    assert len(mail.outbox) == life.MOST_ASKS


def test_machines_that_fill_in_forms_cause_neither_rows_nor_emails(send):
    for number in range(20):
        assert (
            send(email=f"bot{number}@example.org", website="https://spam.example").status_code
            == 400
        )

    assert not Follow.objects.exists()
    assert mail.outbox == []


def test_bad_input_gets_a_clear_message_and_loses_nothing_typed(send):
    page = read(send(email="reader at example"))

    assert "Enter an email address" in words(page.find(class_="nhsuk-error-summary"))
    assert page.find("input", {"name": "email"})["value"] == "reader at example"


def test_how_often_is_changed_and_all_is_stopped(client, page):
    follow = FollowFactory(record=page.record, email=ADDRESS)
    FollowFactory(record=CaseStudyFactory().record, email=ADDRESS)
    other = FollowFactory(record=page.record)
    path = f"/following/own/?key={follow.key}"

    changed = client.post(path, {"do": "change", "frequency": "weekly"}, follow=True)
    assert "Your change is saved" in main_words(changed)
    assert "no more of these emails" in main_words(press(client, path, "stop-all"))

    assert list(Follow.objects.all()) == [other]


def test_a_mail_program_stops_it_at_one_press_without_a_cookie(page):
    follow = FollowFactory(record=page.record)
    client = Client(enforce_csrf_checks=True)
    path = f"/following/stop/?key={follow.key}"

    assert "Stop these emails" in main_words(client.get(path))
    assert Follow.objects.exists()
    for _ in range(2):
        assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Follow.objects.exists()
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("key", ["", "x", "a" * 40, "\0"])
def test_a_link_that_leads_to_nothing_says_so(client, key):
    response = client.get("/following/own/", {"key": key})

    assert response.status_code == 404
    assert "You do not follow anything here" in main_words(response)


def test_private_pages_are_kept_by_nobody(client, page):
    follow = FollowFactory(record=page.record)

    response = client.get(f"/following/own/?key={follow.key}")

    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"


def test_what_may_not_be_read_cannot_be_followed_and_is_not_named(client, page):
    follow = FollowFactory(record=page.record)
    page.unpublish()

    assert client.get(f"/id/{page.record.pk}/follow/").status_code == 410
    private = main_words(client.get(f"/following/own/?key={follow.key}"))
    assert "no longer available" in private
    assert "Weighing swabs" not in private


def test_a_private_page_cannot_be_followed(client, page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    assert client.get(f"/id/{page.record.pk}/follow/").status_code == 404


@pytest.mark.parametrize(("reuse", "status"), [(False, 404), (True, 200)])
def test_a_story_is_followed_only_where_consent_lets_it_be_mailed(client, reuse, status):
    story = PersonalVoiceFactory(consent={"reuse": reuse})
    path = f"/id/{story.record.pk}/follow/"

    assert client.get(path).status_code == status
    offered = links(read(client.get(story.get_url())).main)
    assert ("Follow this record by email" in offered) is reuse


def test_no_address_is_shown_on_any_page_of_the_record(client, page):
    FollowFactory(record=page.record, email="canary@example.org")

    for path in (page.get_url(), f"/id/{page.record.pk}/follow/", f"/id/{page.record.pk}/versions"):
        assert b"canary@" not in client.get(path).content
