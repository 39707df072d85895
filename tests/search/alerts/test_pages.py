"""From “Email me …” to the last email, as a reader without an account goes through it."""

import datetime as dt
import re
import smtplib
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.core import mail

from repository.forms import sign_now
from search.models import SearchAlert, SearchCount
from search.subscriptions import life
from tests.factories.case_study import CaseStudyFactory
from tests.factories.search_alert import SearchAlertFactory
from tests.factories.theme import ThemeFactory
from tests.reading import links, main_words, read, words
from tests.search.alerts.conftest import MORNING

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

SEARCH = "/search/alerts/?q=swabs&type=tool"
ADDRESS = "reader@example.org"


@pytest.fixture
def send(client, clock):
    """Open the form, take ten seconds, and send it."""

    def send(path=SEARCH, **changed):
        opened = sign_now()
        clock.shift(10)
        given = {"email": ADDRESS, "frequency": "weekly", "opened": opened, "website": ""}
        return client.post(path, {**given, **changed})

    return send


def path_in(message):
    """The private link of an email, as a path."""
    return re.search(r"http://127\.0\.0\.1:8000(/search/alerts/\S+)", message.body)[1]


def press(client, path, do):
    return client.post(path, {"do": do}, follow=True)


@pytest.mark.parametrize(
    ("page", "saved"),
    [
        ("/search/?q=swabs&sort=newest&page_size=5", {"q": ["swabs"]}),
        ("/tools/?q=swabs", {"q": ["swabs"], "type": ["tool"]}),
        ("/voices/?language=en", {"language": ["en"], "type": ["voice"]}),
        ("/search/", {}),
    ],
)
def test_every_search_and_list_leads_to_its_alert(client, search_index, page, saved):
    search_index()

    found = links(read(client.get(page)).main)
    href = urlsplit(found["Email me when something new matches"])

    assert href.path == "/search/alerts/"
    assert parse_qs(href.query) == saved


def test_what_is_saved_of_a_misspelt_search_is_what_was_meant(client, search_index):
    CaseStudyFactory(title="Magnesium in triage")
    search_index()

    found = links(read(client.get("/search/?q=magnesuim")).main)

    assert found["Email me when something new matches"] == "/search/alerts/?q=magnesium"


def test_the_form_says_the_search_in_words(client):
    ThemeFactory()

    page = main_words(client.get(f"{SEARCH}&type=case-study&theme=listening&year_from=2020"))

    assert "Words swabs Type Case study or Tool Theme Listening From 2020" in page


def test_the_form_says_what_it_leaves_out_of_a_search(client):
    assert "We ignored “no-such”" in main_words(client.get(f"{SEARCH}&theme=no-such"))


def test_a_search_for_everything_says_so(client):
    assert "Everything all records" in main_words(client.get("/search/alerts/"))


class TestAsking:
    def test_nothing_but_one_email_to_confirm_is_sent(self, send):
        response = send()

        alert = SearchAlert.objects.get()
        assert response.url == "/search/alerts/sent/"
        assert (alert.email, alert.confirmed_at) == (ADDRESS, None)
        assert parse_qs(alert.parameters) == {"q": ["swabs"], "type": ["tool"]}
        assert [message.to for message in mail.outbox] == [[ADDRESS]]
        assert path_in(mail.outbox[0]) == f"/search/alerts/own/?key={alert.key}"

    def test_the_email_to_confirm_carries_nothing_that_a_stranger_typed(self, send):
        send("/search/alerts/?q=buy+pills+at+pills.example")

        assert "pills" not in mail.outbox[0].subject + mail.outbox[0].body

    @pytest.mark.parametrize("confirmed", [False, True])
    def test_the_answer_is_the_same_for_an_address_that_is_known(self, client, send, confirmed):
        first = send()
        if confirmed:
            press(client, path_in(mail.outbox[0]), "confirm")
        second = send()

        assert (second.status_code, second.url) == (first.status_code, first.url)
        del first["Expires"], second["Expires"]
        assert second.headers.items() == first.headers.items()
        assert len(mail.outbox) == 2
        assert SearchAlert.objects.count() == 1

    def test_a_stranger_changes_nothing_of_an_alert_that_is_running(self, client, send):
        send(frequency="weekly")
        press(client, path_in(mail.outbox[0]), "confirm")
        before = SearchAlert.objects.values("key", "frequency", "confirmed_at", "next_on").get()

        send(frequency="daily")

        after = SearchAlert.objects.values("key", "frequency", "confirmed_at", "next_on").get()
        assert after == before
        assert "You already get" in mail.outbox[1].body

    def test_an_address_is_one_however_it_is_written(self, send):
        send(email="Reader@Example.org")
        send(email="reader@example.ORG")

        assert SearchAlert.objects.count() == 1

    def test_one_address_is_written_to_a_few_times_a_day_and_nobody_can_tell(self, send, clock):
        answers = {send(f"/search/alerts/?q=swabs{n}").url for n in range(life.MOST_ASKS + 2)}

        assert answers == {"/search/alerts/sent/"}
        assert len(mail.outbox) == life.MOST_ASKS
        clock.shift(dt.timedelta(days=1))
        send()
        assert len(mail.outbox) == life.MOST_ASKS + 1

    def test_all_addresses_together_are_written_to_so_often_a_day(self, send, monkeypatch):
        monkeypatch.setattr(life, "MOST_ASKS_OF_ALL", 2)
        for number in range(2):
            send(email=f"reader{number}@example.org")

        response = send()

        assert response.status_code == 429
        assert "Try again tomorrow" in main_words(response)
        assert len(mail.outbox) == 2

    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({"email": ""}, "Enter your email address"),
            ({"email": "reader at example"}, "Enter an email address in the right format"),
            ({"email": "a@b.example\nBcc: c@d.example"}, "Enter an email address in the right"),
            ({"email": "x" * 300 + "@example.org"}, "254 characters or less"),
            ({"frequency": ""}, "Choose how often"),
            ({"frequency": "hourly"}, "Choose how often"),
            ({"opened": ""}, "open for too long"),
            ({"opened": "1780315200:forged"}, "open for too long"),
            ({"website": "https://spam.example"}, "could not be sent"),
        ],
    )
    def test_bad_input_gets_a_clear_message_and_loses_nothing_typed(self, send, changed, said):
        response = send(**changed)

        page = read(response)
        assert response.status_code == 400
        assert said in words(page.find(class_="nhsuk-error-summary"))
        assert page.title.get_text().startswith("Error: ")
        assert page.find("input", {"name": "email"})["value"] == changed.get("email", ADDRESS)
        assert not SearchAlert.objects.exists()
        assert mail.outbox == []

    def test_who_is_faster_than_people_is_asked_to_send_again(self, send):
        refused = send(opened=sign_now_later())
        again = read(refused).find("input", {"name": "opened"})["value"]

        assert "very quick" in main_words(refused)
        assert send(opened=again).status_code == 302

    def test_a_form_that_lay_open_for_days_can_be_sent_again(self, send, clock):
        old = sign_now()
        clock.shift(dt.timedelta(days=2))
        page = read(send(opened=old))

        fresh = page.find("input", {"name": "opened"})["value"]
        clock.shift(10)
        assert send(opened=fresh).status_code == 302

    def test_a_search_too_long_to_keep_is_refused(self, send):
        response = send(f"/search/alerts/?q={'ü' * 1000}")

        assert response.status_code == 400
        assert "too long to save" in main_words(response)

    def test_a_mail_server_that_is_away_is_said(self, send, settings, caplog):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_PORT = 1

        response = send()

        assert response.status_code == 503
        assert "could not send an email" in main_words(response)
        assert ADDRESS not in caplog.text

    def test_an_address_that_the_mail_server_refuses_stays_out_of_the_log(
        self, send, monkeypatch, caplog
    ):
        def refuse(_self):
            raise smtplib.SMTPRecipientsRefused({ADDRESS: (550, b"no such user")})

        monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)

        assert send().status_code == 503
        assert "SMTPRecipientsRefused" in caplog.text
        assert ADDRESS not in caplog.text

    def test_a_form_from_another_site_is_refused(self, client):
        client.handler.enforce_csrf_checks = True

        assert client.post(SEARCH, {"email": ADDRESS}).status_code == 403

    def test_asking_counts_no_search(self, client, send):
        client.get(SEARCH)
        send()

        assert not SearchCount.objects.exists()


def sign_now_later():
    """What a form would carry that was opened as it is sent."""
    with time_machine.travel(MORNING + dt.timedelta(seconds=10), tick=False):
        return sign_now()


class TestConfirming:
    def test_opening_the_link_starts_nothing_and_the_button_does(self, client, send):
        send()
        path = path_in(mail.outbox[0])

        page = main_words(client.get(path))
        client.head(path)
        assert SearchAlert.objects.get().confirmed_at is None
        assert "Words swabs Type Tool" in page

        assert "Your alert has started" in main_words(press(client, path, "confirm"))
        assert SearchAlert.objects.get().confirmed_at is not None

    def test_confirming_twice_is_harmless(self, client, send, clock):
        send()
        path = path_in(mail.outbox[0])
        press(client, path, "confirm")
        first = SearchAlert.objects.values().get()
        clock.shift(dt.timedelta(days=30))

        assert press(client, path, "confirm").status_code == 200
        assert SearchAlert.objects.values().get() == first

    def test_a_link_expires_and_its_address_is_forgotten(self, client, send, clock):
        send()
        path = path_in(mail.outbox[0])
        clock.shift(life.CONFIRM_WITHIN)

        assert client.get(path).status_code == 404
        press(client, path, "confirm")
        assert SearchAlert.objects.get().confirmed_at is None
        assert life.forget_unconfirmed(SearchAlert) == 1
        assert not SearchAlert.objects.exists()

    def test_a_link_works_until_it_expires(self, client, send, clock):
        send()
        clock.shift(life.CONFIRM_WITHIN - dt.timedelta(seconds=1))

        assert life.forget_unconfirmed(SearchAlert) == 0
        assert client.get(path_in(mail.outbox[0])).status_code == 200

    def test_the_same_search_asked_for_twice_at_once_becomes_one_alert(self, client):
        SearchAlertFactory(email=ADDRESS, confirmed_at=None)
        other = SearchAlertFactory(email=ADDRESS, confirmed_at=None)

        press(client, f"/search/alerts/own/?key={other.key}", "confirm")

        assert SearchAlert.objects.get() == other

    def test_an_alert_that_runs_is_kept_with_what_it_has_yet_to_tell(self, client, post, clock):
        running = SearchAlertFactory(email=ADDRESS)
        other = SearchAlertFactory(email=ADDRESS, confirmed_at=None)
        clock.shift(60)
        CaseStudyFactory(title="Swabs")
        clock.shift(60)

        page = press(client, f"/search/alerts/own/?key={other.key}", "confirm")
        post.run_next_day()

        assert "Your alert has started" in main_words(page)
        assert SearchAlert.objects.get() == running
        assert post.told() == {"Swabs": 1}

    @pytest.mark.parametrize("page", ["own", "stop"])
    @pytest.mark.parametrize("key", ["", "0" * 40, "%00", "é"])
    def test_a_key_that_nobody_has_leads_nowhere(self, client, page, key):
        assert client.get(f"/search/alerts/{page}/?key={key}").status_code == 404

    def test_a_form_from_another_site_confirms_nothing(self, client):
        alert = SearchAlertFactory(confirmed_at=None)
        client.handler.enforce_csrf_checks = True

        response = client.post(f"/search/alerts/own/?key={alert.key}", {"do": "confirm"})

        assert response.status_code == 403
