"""`send_alerts`: who is written to and when, and what trouble does to it."""

import smtplib

import pytest
from django.core import mail
from django.core.management import CommandError
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from search.alerts import sending
from search.alerts.matching import NEW_FOR
from search.lock import ALERTS, hold
from search.models import Frequency, SearchAlert, ToldRecord
from search.subscriptions import rounds
from tests.factories.case_study import CaseStudyFactory
from tests.factories.search_alert import SearchAlertFactory
from tests.search.alerts.conftest import DAY, MORNING

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


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

    def test_who_was_left_comes_first_where_a_server_takes_only_so_many(
        self, swabs, post, clock, monkeypatch
    ):
        send = mail.EmailMultiAlternatives.send
        for number in range(2):
            left = [1]

            def send_one(message, *args, left=left, **options):
                if not left:
                    raise smtplib.SMTPServerDisconnected("enough")
                left.pop()
                return send(message, *args, **options)

            monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", send_one)
            with pytest.raises(CommandError):
                post.run_next_day()
            clock.shift(60)
            CaseStudyFactory(title=f"More swabs {number}")

        assert post.told(swabs[0]) == {"Swabs": 1}
        assert post.told(swabs[1]) == {"Swabs": 1, "More swabs 0": 1}

    def test_a_process_that_dies_after_sending_sends_the_same_email_again(
        self, swabs, post, monkeypatch
    ):
        with monkeypatch.context() as dying:
            dying.setattr(sending.AlertRound, "note", lambda *_args: 1 / 0)
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

        said = [post.run_next_day() for _ in range(rounds.MOST_FAILURES)]

        assert list(SearchAlert.objects.all()) == [swabs[1]]
        assert post.told() == {"Swabs": 1}
        assert "Refused by the mail server: 1, of which deleted: 1." in said[-1]
        assert gone not in caplog.text + "".join(said)

    def test_an_address_that_is_refused_for_now_is_tried_again(self, swabs, post, monkeypatch):
        full = swabs[0].email
        with monkeypatch.context() as refusing:
            refusal = smtplib.SMTPRecipientsRefused({full: (450, b"try later")})
            self.break_sending(refusing, refusal, only=full)
            for _ in range(rounds.MOST_FAILURES + 1):
                post.run_next_day()
        post.run_next_day()

        assert post.told(swabs[0]) == {"Swabs": 1}

    def test_an_email_that_is_refused_keeps_nobody_else_waiting(
        self, swabs, post, monkeypatch, caplog
    ):
        refused = swabs[0].email
        with monkeypatch.context() as refusing:
            refusal = smtplib.SMTPDataError(554, f"no spam for {refused}".encode())
            self.break_sending(refusing, refusal, only=refused)
            said = [post.run_next_day() for _ in range(rounds.MOST_FAILURES + 1)]
            assert post.told() == {"Swabs": 1}
        post.run_next_day()

        assert [post.told(alert) for alert in swabs] == [{"Swabs": 1}, {"Swabs": 1}]
        assert "Refused by the mail server: 1, of which deleted: 0." in said[0]
        assert refused not in caplog.text + "".join(said)

    def test_how_often_may_be_changed_while_the_email_is_on_its_way(self, swabs, post, monkeypatch):
        send = mail.EmailMultiAlternatives.send

        def send_and_change(message, *args, **options):
            SearchAlert.objects.filter(email=message.to[0]).update(frequency=Frequency.WEEKLY)
            return send(message, *args, **options)

        monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", send_and_change)
        post.run_next_day()

        swabs[0].refresh_from_db()
        assert swabs[0].next_on == MORNING.date() + 8 * DAY

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
            broken.setattr("search.building.build_document", lambda *_args: 1 / 0)
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
