"""What the owner of an alert does by its private link, or by a button in a mail program."""

import datetime as dt

import pytest

from search.models import Frequency, SearchAlert
from tests.factories.search_alert import SearchAlertFactory
from tests.reading import links, main_words, read, words

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
ADDRESS = "reader@example.org"


def press(client, path, do):
    return client.post(path, {"do": do}, follow=True)


class TestOwning:
    @pytest.mark.usefixtures("clock")
    def test_the_owner_may_be_written_to_less_often(self, client):
        alert = SearchAlertFactory(frequency=Frequency.DAILY)

        response = client.post(
            f"/search/alerts/own/?key={alert.key}",
            {"do": "change", "frequency": "weekly"},
            follow=True,
        )

        alert.refresh_from_db()
        assert "Your change is saved" in main_words(response)
        assert (alert.frequency, alert.next_on) == (Frequency.WEEKLY, dt.date(2026, 6, 8))

    def test_how_often_must_be_one_of_the_choices(self, client):
        alert = SearchAlertFactory()

        response = client.post(
            f"/search/alerts/own/?key={alert.key}", {"do": "change", "frequency": ""}
        )

        assert response.status_code == 400
        assert "Choose how often" in words(read(response).find(class_="nhsuk-error-summary"))

    def test_stopping_deletes_address_and_search_at_once(self, client):
        alert, other = SearchAlertFactory.create_batch(2, email=ADDRESS)

        page = press(client, f"/search/alerts/own/?key={alert.key}", "stop")

        assert "no more of these emails" in main_words(page)
        assert list(SearchAlert.objects.all()) == [other]

    def test_stopping_all_deletes_everything_of_the_address(self, client):
        alert, _ = SearchAlertFactory.create_batch(2, email=ADDRESS)
        stranger = SearchAlertFactory()

        press(client, f"/search/alerts/own/?key={alert.key}", "stop-all")

        assert list(SearchAlert.objects.all()) == [stranger]

    def test_the_address_itself_is_on_no_page(self, client):
        alert = SearchAlertFactory(email=ADDRESS)

        for page in ("own", "stop"):
            response = client.get(f"/search/alerts/{page}/?key={alert.key}")
            assert ADDRESS not in response.content.decode()

    def test_a_post_that_asks_for_nothing_changes_nothing(self, client):
        alert = SearchAlertFactory()
        before = SearchAlert.objects.values().get()

        client.post(f"/search/alerts/own/?key={alert.key}", {"do": "destroy"})

        assert SearchAlert.objects.values().get() == before


class TestStoppingByOneClick:
    def test_a_mail_program_stops_an_alert_without_a_cookie_and_may_repeat_it(self, client):
        alert, other = SearchAlertFactory.create_batch(2, email=ADDRESS)
        client.handler.enforce_csrf_checks = True
        given = {"List-Unsubscribe": "One-Click"}

        answers = [client.post(f"/search/alerts/stop/?key={alert.key}", given) for _ in range(2)]

        assert [answer.status_code for answer in answers] == [200, 200]
        assert not answers[0].cookies
        assert list(SearchAlert.objects.all()) == [other]

    def test_opening_the_link_stops_nothing_and_the_button_does(self, client):
        alert = SearchAlertFactory()
        path = f"/search/alerts/stop/?key={alert.key}"

        page = read(client.get(path))
        assert SearchAlert.objects.exists()

        button = page.main.find("button")
        assert words(button) == "Stop these emails"
        client.post(page.main.find("form").get("action") or path)
        assert not SearchAlert.objects.exists()


@pytest.mark.parametrize("page", ["own", "stop"])
def test_private_pages_are_kept_by_nobody(client, page):
    alert = SearchAlertFactory()

    response = client.get(f"/search/alerts/{page}/?key={alert.key}")

    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("page", ["own", "stop"])
def test_a_concern_about_a_private_page_does_not_pass_on_its_key(client, page):
    alert = SearchAlertFactory()

    response = client.get(f"/search/alerts/{page}/?key={alert.key}")
    concern = links(read(response))["Report a concern about this page"]

    assert concern == f"/report-a-concern/?page=/search/alerts/{page}/"
    assert alert.key not in response.wsgi_request.path
