"""`send_alerts`: what is new is told once, and nothing that may not leave the site."""

import re
import smtplib

import pytest
from django.core import mail
from django.core.management import CommandError
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from repository.records.models import Consent, Record
from search.alerts import sending
from search.alerts.matching import NEW_FOR
from search.lock import ALERTS, hold
from search.models import Frequency, SearchAlert, ToldRecord
from tests.elasticsearch.fixtures import BOTH_ENGINES
from tests.factories.case_study import CaseStudyFactory
from tests.factories.search_alert import SearchAlertFactory
from tests.factories.theme import ThemeFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.reading import links
from tests.search.alerts.conftest import DAY, MORNING

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def test_only_what_came_after_confirmation_is_told(post, clock):
    CaseStudyFactory(title="Swabs before")
    clock.shift(60)
    SearchAlertFactory()
    clock.shift(60)
    CaseStudyFactory(title="Swabs after")
    ToolFactory(title="Another thing altogether", summary="Nothing of it.")

    said = post.run_next_day()

    assert post.told() == {"Swabs after": 1}
    assert "Sent: 1 e-mails about 1 records." in said


def test_each_record_is_told_once_to_each_alert(post, clock):
    alerts = SearchAlertFactory.create_batch(2)
    clock.shift(60)
    CaseStudyFactory(title="First swabs")
    post.run_next_day()
    CaseStudyFactory(title="Second swabs")

    for _ in range(3):
        post.run_next_day()

    for alert in alerts:
        assert post.told(alert) == {"First swabs": 1, "Second swabs": 1}
    assert len(mail.outbox) == 4


def test_without_anything_new_nothing_is_sent(post):
    SearchAlertFactory()

    assert "Sent: 0 e-mails" in post.run_next_day()
    assert mail.outbox == []


def test_a_record_that_matches_only_after_an_edit_is_told_then(post, clock):
    SearchAlertFactory()
    clock.shift(60)
    page = CaseStudyFactory(title="Weighing", approach="<p>We weighed.</p>")
    post.run_next_day()
    assert post.told() == {}

    page.title, page.change_note = "Weighing swabs", "Named."
    page.save_revision().publish()
    post.run_next_day()

    assert post.told() == {"Weighing swabs": 1}


def test_a_record_that_is_edited_again_and_again_is_told_once(post, clock):
    SearchAlertFactory()
    clock.shift(60)
    page = CaseStudyFactory(title="Swabs")
    for number in range(3):
        post.run_next_day()
        page.change_note = f"Change {number}."
        page.save_revision().publish()

    assert post.told() == {"Swabs": 1}


def test_what_is_unpublished_before_the_run_is_not_told_and_what_comes_back_is(post, clock):
    SearchAlertFactory()
    clock.shift(60)
    page = CaseStudyFactory(title="Swabs")
    page.unpublish()
    post.run_next_day()
    assert mail.outbox == []

    page.change_note = "Back."
    page.save_revision().publish()
    post.run_next_day()

    assert post.told() == {"Swabs": 1}


def test_what_goes_while_the_run_is_under_way_is_not_told(post, clock, monkeypatch):
    SearchAlertFactory()
    clock.shift(60)
    page = CaseStudyFactory(title="Swabs")
    find = sending.find_new

    def find_and_lose(watches):
        found = find(watches)
        page.unpublish()
        return found

    monkeypatch.setattr(sending, "find_new", find_and_lose)
    post.run_next_day()

    assert mail.outbox == []
    assert not ToldRecord.objects.exists()


def test_a_private_record_is_not_told(post, clock):
    SearchAlertFactory()
    clock.shift(60)
    page = CaseStudyFactory(title="Swabs")
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    post.run_next_day()

    assert mail.outbox == []


def test_the_filters_of_a_search_hold(post, clock):
    SearchAlertFactory(parameters="type=tool&theme=listening&year_from=2020")
    clock.shift(60)
    theme = ThemeFactory()
    ToolFactory(title="Right", themes=[theme], year=2021)
    ToolFactory(title="Too old", themes=[theme], year=2019)
    ToolFactory(title="Without theme", year=2021)
    CaseStudyFactory(title="Of another type", themes=[theme], year=2021)

    post.run_next_day()

    assert post.told() == {"Right": 1}


def test_a_filter_whose_value_has_gone_finds_nothing_rather_than_everything(post, clock):
    SearchAlertFactory(parameters="theme=long-gone")
    clock.shift(60)
    CaseStudyFactory()

    post.run_next_day()

    assert mail.outbox == []


def test_a_weekly_alert_gathers_a_week(post, clock):
    SearchAlertFactory(frequency=Frequency.WEEKLY, next_on=MORNING.date() + 7 * DAY)
    for number in range(8):
        clock.shift(60)
        CaseStudyFactory(title=f"Swabs {number}")
        post.run_next_day()

    assert len(mail.outbox) == 1
    assert len(post.told()) == 7
    assert SearchAlert.objects.get().next_on == MORNING.date() + 14 * DAY


def test_twice_on_one_day_is_as_good_as_once(post, clock):
    SearchAlertFactory()
    clock.shift(60)
    CaseStudyFactory(title="Swabs")
    post.run_next_day()
    CaseStudyFactory(title="More swabs")
    post.run()

    assert len(mail.outbox) == 1


def test_what_does_not_fit_into_one_email_comes_the_next_day(post, clock, monkeypatch):
    monkeypatch.setattr(sending, "LISTED", 2)
    SearchAlertFactory(frequency=Frequency.WEEKLY)
    for number in range(3):
        clock.shift(60)
        CaseStudyFactory(title=f"Swabs {number}")

    post.run_next_day()
    assert post.told() == {"Swabs 0": 1, "Swabs 1": 1}
    assert "1 more will come tomorrow" in mail.outbox[0].body
    post.run_next_day()
    post.run_next_day()

    assert post.told() == {"Swabs 0": 1, "Swabs 1": 1, "Swabs 2": 1}


def test_notes_of_what_was_told_are_kept_no_longer_than_they_are_needed(post, clock):
    SearchAlertFactory()
    clock.shift(60)
    CaseStudyFactory(title="Swabs")
    post.run_next_day()
    assert ToldRecord.objects.exists()

    clock.shift(NEW_FOR)
    post.run()

    assert not ToldRecord.objects.exists()
    assert len(mail.outbox) == 1


class TestStories:
    """An e-mail cannot be called back: a story needs its person's consent to re-use."""

    def tell(self, post, clock, parameters="q=marigold", count=1, **consent):
        SearchAlertFactory(parameters=parameters)
        clock.shift(60)
        stories = [
            PersonalVoiceFactory(
                title="Marigold story",
                summary="A canary sang.",
                ethnic_groups=[("2001-n", "")],
                consent={"show_ethnicity": True, **consent},
            )
            for _ in range(count)
        ]
        post.clock.shift(60)
        return stories

    def test_consent_to_this_site_alone_keeps_a_story_out_of_every_email(self, post, clock):
        self.tell(post, clock)
        SearchAlertFactory(parameters="", confirmed_at=MORNING)

        post.run_next_day()

        assert mail.outbox == []

    def test_consent_to_re_use_lets_it_be_told(self, post, clock):
        self.tell(post, clock, reuse=True)

        post.run_next_day()

        assert post.told() == {"Marigold story": 1}

    def test_consent_that_was_withdrawn_or_has_run_out_keeps_it_out(self, post, clock):
        one, other = self.tell(post, clock, count=2, reuse=True)
        Consent.objects.filter(voice=one).update(withdrawn_at=timezone.now())
        Consent.objects.filter(voice=other).update(expires_at=timezone.now())

        post.run_next_day()

        assert mail.outbox == []

    def test_consent_that_ends_while_the_run_is_under_way_keeps_it_out(
        self, post, clock, monkeypatch
    ):
        (story,) = self.tell(post, clock, reuse=True)
        find = sending.find_new

        def find_and_withdraw(watches):
            found = find(watches)
            Consent.objects.filter(voice=story).update(reuse=False)
            return found

        monkeypatch.setattr(sending, "find_new", find_and_withdraw)
        post.run_next_day()

        assert mail.outbox == []

    @pytest.mark.parametrize("count", [1, 3])
    def test_a_search_by_ethnic_group_tells_no_story(self, post, clock, count):
        self.tell(post, clock, "ethnic_group=2001-n", count, reuse=True)

        post.run_next_day()

        assert mail.outbox == []


class TestTheEmail:
    @pytest.fixture
    def message(self, post, clock):
        SearchAlertFactory(parameters="q=swabs&type=tool")
        clock.shift(60)
        ToolFactory(title="Swabs & <scales>", summary="Weigh “every” swab.", year=2021)
        post.run_next_day()
        return mail.outbox[0]

    def test_it_lists_each_record_with_its_permanent_address(self, message):
        record = Record.objects.get()
        text = f"Swabs & <scales>\nTool, 2021\nWeigh “every” swab.\nhttp://127.0.0.1:8000/id/{record}\n"

        assert text in message.body
        assert message.subject == "1 new record matches your search"

    def test_its_html_says_the_same_and_what_an_editor_wrote_is_shown_as_text(self, message):
        from bs4 import BeautifulSoup  # noqa: PLC0415

        (html,) = message.alternatives
        page = BeautifulSoup(html.content, "lxml")

        assert html.mimetype == "text/html"
        assert links(page)["Swabs & <scales>"].endswith(f"/id/{Record.objects.get()}")
        assert not page.find("scales")
        assert not page.find(["script", "style", "img", "link"])

    def test_it_leads_to_the_search_its_feed_and_its_end(self, message):
        alert, base = SearchAlert.objects.get(), "http://127.0.0.1:8000/search"

        assert f"{base}/?q=swabs&type=tool&sort=newest\n" in message.body
        assert f"{base}/feed/?q=swabs&type=tool\n" in message.body
        assert f"{base}/alerts/{alert.key}/\n" in message.body
        assert f"{base}/alerts/{alert.key}/stop/\n" in message.body

    def test_mail_programs_find_the_way_to_stop_it(self, client, message):
        headers = message.message()
        address = re.fullmatch(r"<http://127\.0\.0\.1:8000(/\S+)>", headers["List-Unsubscribe"])[1]

        assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert headers["Auto-Submitted"] == "auto-generated"
        client.post(address, {"List-Unsubscribe": "One-Click"})
        assert not SearchAlert.objects.exists()

    def test_it_says_what_is_searched_for_but_not_where_others_may_see_it(self, message):
        assert "Words: swabs\nType: Tool\n" in message.body
        assert "swabs" not in message.subject

    def test_it_says_who_writes(self, message):
        assert "Demonstration: not an official publication" in message.body
        assert message.from_email == "repository@localhost"


class TestTrouble:
    @pytest.fixture
    def swabs(self, clock):
        alerts = SearchAlertFactory.create_batch(2)
        clock.shift(60)
        CaseStudyFactory(title="Swabs")
        return alerts

    def break_sending(self, monkeypatch, error, only=None):
        send = mail.EmailMultiAlternatives.send

        def fail(message, *args, **options):
            if only is None or message.to == [only]:
                raise error
            return send(message, *args, **options)

        monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", fail)

    @pytest.mark.usefixtures("swabs")
    def test_a_mail_server_that_is_away_loses_nothing_and_the_command_fails(self, post):
        away = {"EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend", "EMAIL_PORT": 1}
        with (
            override_settings(**away),
            pytest.raises(CommandError, match=r"ConnectionRefusedError.*next time"),
        ):
            post.run_next_day()

        post.run()

        assert post.told() == {"Swabs": 2}

    def test_a_server_that_breaks_off_has_told_the_first_and_the_second_comes_next_time(
        self, swabs, post, monkeypatch
    ):
        with monkeypatch.context() as broken:
            self.break_sending(broken, smtplib.SMTPServerDisconnected("x"), only=swabs[1].email)
            with pytest.raises(CommandError, match="SMTPServerDisconnected"):
                post.run_next_day()
        post.run()

        assert [post.told(alert) for alert in swabs] == [{"Swabs": 1}, {"Swabs": 1}]

    def test_a_process_that_dies_after_sending_sends_the_same_email_again(
        self, swabs, post, monkeypatch
    ):
        with monkeypatch.context() as dying:
            dying.setattr(sending, "_note_told", lambda *_args, **_options: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                post.run_next_day()
        post.run()

        assert post.told(swabs[0]) == {"Swabs": 2}
        assert post.told(swabs[1]) == {"Swabs": 1}
        first, again, _ = [message.message()["Message-ID"] for message in mail.outbox]
        assert first == again

    def test_an_address_that_is_refused_for_good_is_deleted_after_some_days(
        self, swabs, post, monkeypatch, caplog
    ):
        gone = swabs[0].email
        refusal = smtplib.SMTPRecipientsRefused({gone: (550, b"no such user")})
        self.break_sending(monkeypatch, refusal, only=gone)

        said = [post.run_next_day() for _ in range(sending.MOST_FAILURES)]

        assert list(SearchAlert.objects.all()) == [swabs[1]]
        assert post.told() == {"Swabs": 1}
        assert "Refused by the mail server: 1, of which deleted: 1." in said[-1]
        assert gone not in caplog.text + "".join(said)

    def test_an_address_that_is_refused_for_now_is_tried_again(self, swabs, post, monkeypatch):
        full = swabs[0].email
        with monkeypatch.context() as refusing:
            refusal = smtplib.SMTPRecipientsRefused({full: (450, b"try later")})
            self.break_sending(refusing, refusal, only=full)
            for _ in range(sending.MOST_FAILURES + 1):
                post.run_next_day()
        post.run_next_day()

        assert post.told(swabs[0]) == {"Swabs": 1}

    def test_who_stops_while_the_run_is_under_way_is_not_written_to(self, swabs, post, monkeypatch):
        find = sending.find_new

        def find_and_stop(watches):
            SearchAlert.objects.filter(pk=swabs[0].pk).delete()
            return find(watches)

        monkeypatch.setattr(sending, "find_new", find_and_stop)
        post.run_next_day()

        assert post.told(swabs[0]) == {}
        assert post.told(swabs[1]) == {"Swabs": 1}

    def test_who_stops_while_the_email_is_on_its_way_leaves_nothing_behind(
        self, swabs, post, monkeypatch
    ):
        send = mail.EmailMultiAlternatives.send

        def send_and_stop(message, *args, **options):
            SearchAlert.objects.filter(email=message.to[0]).delete()
            return send(message, *args, **options)

        monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", send_and_stop)
        post.run_next_day()

        assert len(mail.outbox) == len(swabs)
        assert not SearchAlert.objects.exists()
        assert not ToldRecord.objects.exists()

    @pytest.mark.usefixtures("swabs")
    def test_one_run_at_a_time(self, post):
        with hold(ALERTS, wait=True):
            said = post.run_next_day()
        assert "Another process is sending alerts." in said
        assert mail.outbox == []

        post.run()
        assert post.told() == {"Swabs": 2}

    @pytest.mark.usefixtures("swabs")
    def test_a_record_that_cannot_be_read_is_named_and_told_later(self, post, monkeypatch):
        with monkeypatch.context() as broken:
            broken.setattr("search.outbox.build_document", lambda *_args: 1 / 0)
            with pytest.raises(CommandError, match="1 records could not be read"):
                post.run_next_day()
        post.run_next_day()

        assert post.told() == {"Swabs": 2}


def test_unconfirmed_addresses_are_forgotten_also_when_no_mail_can_be_sent(post, monkeypatch):
    SearchAlertFactory(confirmed_at=None, asked_at=MORNING - 7 * DAY)
    kept = SearchAlertFactory(confirmed_at=None, asked_at=MORNING - 6 * DAY)
    monkeypatch.setattr(sending, "find_new", lambda _watches: 1 / 0)

    assert "Unconfirmed and forgotten: 1." in post.run()
    assert list(SearchAlert.objects.all()) == [kept]


def test_who_has_not_confirmed_hears_nothing(post, clock):
    SearchAlertFactory(confirmed_at=None)
    clock.shift(60)
    CaseStudyFactory(title="Swabs")

    post.run_next_day()

    assert mail.outbox == []


def test_without_an_index_alerts_are_sent_all_the_same(post, clock, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "none"
    SearchAlertFactory()
    clock.shift(60)
    CaseStudyFactory(title="Swabs")

    post.run_next_day()

    assert post.told() == {"Swabs": 1}


@pytest.mark.parametrize("search_engine", BOTH_ENGINES, indirect=True)
@pytest.mark.parametrize(
    "parameters",
    [
        "q=swabs",
        "q=weighing+swabs+after+every+birth",
        "q=%22weighing+swabs%22+-night",
        "q=PPH&type=case-study",
        "theme=listening&stage=spread",
        "q=swabs&state=current&year_from=2020&year_to=2022",
        "q=hemorrhage&language=en",
        "",
    ],
)
def test_what_is_told_is_what_the_search_page_shows(client, post, clock, search_index, parameters):
    SearchAlertFactory(parameters=parameters)
    clock.shift(60)
    CaseStudyFactory(title="Weighing swabs after birth", themes=[ThemeFactory()], stage="spread")
    CaseStudyFactory(title="Weighing swabs at night", year=2021)
    CaseStudyFactory(title="Postpartum haemorrhage", summary="PPH.", year=2019)
    ToolFactory(title="Checklist for haemorrhage", year=2021)
    ToolFactory(title="Something else")
    search_index()

    post.run_next_day()

    found = client.get(f"/api/search/?{parameters}&page_size=100").json()["results"]
    assert post.told() == {card["title"]: 1 for card in found}


def test_a_run_asks_the_database_no_more_for_more_records(post, clock):
    SearchAlertFactory()
    counts = []
    for size in (1, 2, 7):
        clock.shift(60)
        CaseStudyFactory.create_batch(size, title="Swabs")
        with CaptureQueriesContext(connection) as captured:
            post.run_next_day()
        counts.append(len(captured))

    assert counts[2] <= counts[1]
