"""What followers are told by `send_alerts`, that it is told once, and what is never told."""

import smtplib

import pytest
from django.core import mail
from django.core.management import CommandError

from repository.records.choices import Reason, State
from repository.replication.choices import AdoptionStage, AdoptionStatus
from repository.replication.following import news
from repository.replication.following.sending import FollowRound
from repository.replication.models import Follow, RecordNews
from search.models import Frequency
from tests.factories.adoption import AdoptionFactory
from tests.factories.case_study import CaseStudyFactory
from tests.factories.follow import FollowFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.question import QuestionFactory
from tests.factories.voice import PersonalVoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def page(clock):  # noqa: ARG001 - published at its time
    return CaseStudyFactory(title="Weighing swabs")


@pytest.fixture
def follow(page):
    """Somebody who has just confirmed."""
    return news.confirm(FollowFactory(record=page.record, confirmed_at=None))


def publish(page, note):
    page.change_note = note
    page.save_revision().publish()


def adopt(page, name, **given):
    return AdoptionFactory(record=page.record, organisation=OrganisationFactory(name=name), **given)


@pytest.mark.usefixtures("follow")
def test_nothing_is_sent_when_nothing_has_happened(page, run_next_day):
    adopt(page, "Waiting Trust", status=AdoptionStatus.WAITING)

    assert run_next_day() == []


def test_what_happened_before_is_no_news(page, run_next_day):
    publish(page, "Added figures.")
    adopt(page, "Early Trust")
    news.confirm(FollowFactory(record=page.record, confirmed_at=None))

    assert run_next_day() == []


@pytest.mark.usefixtures("follow")
def test_all_that_happened_comes_in_one_email_and_once(page, run_next_day):
    publish(page, "Added the figures of December.")
    adopt(page, "Example Trust", unit="Labour ward")

    (message,) = run_next_day()

    assert message.subject == "News of a record that you follow"
    for said in (
        "Weighing swabs",
        "Version 2 was published",
        "Added the figures of December.",
        "Example Trust (Labour ward) replicates it",
        "Testing, since 1 June 2026.",
    ):
        assert said in message.body
        assert said in message.alternatives[0].content
    assert [run_next_day() for _ in range(3)] == [[], [], []]


@pytest.mark.usefixtures("follow")
def test_a_stage_that_is_reached_later_is_told_as_such(page, run_next_day):
    adoption = adopt(page, "Example Trust")
    run_next_day()
    adoption.stage, adoption.stop_reason = AdoptionStage.STOPPED, "The scales broke."
    adoption.save()

    (message,) = run_next_day()

    assert "Example Trust: another stage" in message.body
    assert "Stopped" in message.body
    assert "The scales broke." in message.body
    assert "replicates it" not in message.body
    adoption.unit = "Ward 2"
    adoption.save()
    assert run_next_day() == []


@pytest.mark.usefixtures("follow")
def test_a_change_of_state_is_told_with_its_reason_and_with_what_to_read_instead(
    page, run_next_day
):
    record, other = page.record, CaseStudyFactory().record
    record.state, record.replacement, record.state_reason = State.SUPERSEDED, other, "A better one."
    record.save()
    (superseded,) = run_next_day()
    record.state, record.reason_category = State.RETRACTED, Reason.FACTUAL_ERROR
    record.state_reason = "The figures were wrong."
    record.save()
    (retracted,) = run_next_day()

    assert "This record is now: superseded" in superseded.body
    assert f"http://127.0.0.1:8000/id/{other.pk}" in superseded.body
    assert "This record is now: retracted" in retracted.body
    assert "The figures were wrong." in retracted.body


@pytest.mark.usefixtures("follow")
def test_what_passed_before_anybody_was_told_is_not_told(page, run_next_day, monkeypatch):
    adoption = adopt(page, "Example Trust")

    def note_and_decline(identifiers, note=news.note):
        note(identifiers)
        adoption.status = AdoptionStatus.DECLINED
        adoption.save()

    monkeypatch.setattr("repository.replication.following.sending.note", note_and_decline)

    assert run_next_day() == []


def test_once_a_week_is_once_a_week(page, run_next_day):
    news.confirm(FollowFactory(record=page.record, confirmed_at=None, frequency=Frequency.WEEKLY))
    publish(page, "One.")
    publish(page, "Two.")

    sent = [run_next_day() for _ in range(8)]

    assert [len(messages) for messages in sent] == [0, 0, 0, 0, 0, 0, 1, 0]
    assert "One." in sent[6][0].body
    assert "Two." in sent[6][0].body


def test_each_follower_is_told_what_is_new_to_them(page, follow, run_next_day):
    publish(page, "One.")
    run_next_day()
    later = news.confirm(FollowFactory(record=page.record, confirmed_at=None))
    publish(page, "Two.")

    messages = {message.to[0]: message.body for message in run_next_day()}

    assert messages.keys() == {follow.email, later.email}
    assert "One." not in messages[follow.email] + messages[later.email]


@pytest.mark.usefixtures("follow")
def test_an_answer_of_the_team_is_told_and_a_question_that_waits_is_not(page, run_next_day):
    question = QuestionFactory(record=page.record, text="Which scales did you use?")
    assert run_next_day() == []
    question.answer = "Kitchen scales."
    question.save()

    (message,) = run_next_day()

    assert "A question was answered" in message.body
    assert "Which scales did you use?" in message.body
    assert f"/id/{page.record.pk}/questions/1/" in message.body
    assert run_next_day() == []


class TestTheEnd:
    def test_of_a_record_that_left_the_public_only_its_address_is_told_once(
        self, page, follow, run_next_day
    ):
        publish(page, "A last note.")
        page.unpublish()

        (message,) = run_next_day()

        assert message.to == [follow.email]
        assert f"http://127.0.0.1:8000/id/{page.record.pk}" in message.body
        for word in ("Weighing", "A last note."):
            assert word not in message.subject + message.body + message.alternatives[0].content
        assert not Follow.objects.exists()
        assert run_next_day() == []
        assert not RecordNews.objects.exists()

    def test_a_story_whose_consent_was_narrowed_is_told_of_no_more(self, clock, run_next_day):  # noqa: ARG002
        story = PersonalVoiceFactory(title="Canarystory", consent={"reuse": True})
        news.confirm(FollowFactory(record=story.record, confirmed_at=None))
        story.consent.reuse = False
        story.consent.save()

        (message,) = run_next_day()

        assert "no longer available" in message.subject
        assert "Canarystory" not in message.body


class TestTrouble:
    @pytest.mark.usefixtures("follow")
    def test_a_mail_server_that_is_away_loses_nothing(self, page, run_next_day, monkeypatch):
        publish(page, "Added figures.")

        def refuse(*_args, **_options):
            raise smtplib.SMTPServerDisconnected

        with monkeypatch.context() as broken:
            broken.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
            with pytest.raises(CommandError):
                run_next_day()

        assert len(run_next_day()) == 1
        assert run_next_day() == []

    @pytest.mark.usefixtures("follow")
    def test_one_that_dies_after_sending_sends_the_same_email_again(
        self, page, run_next_day, monkeypatch
    ):
        publish(page, "Added figures.")
        with monkeypatch.context() as dying:
            dying.setattr(FollowRound, "note", lambda *_args: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                run_next_day()
        run_next_day()

        first, again = [message.message()["Message-ID"] for message in mail.outbox]
        assert first == again

    def test_neither_address_nor_title_is_logged_when_it_is_refused(
        self, page, follow, run_next_day, monkeypatch, caplog
    ):
        publish(page, "Added figures.")
        refusal = smtplib.SMTPRecipientsRefused({follow.email: (550, b"no such user")})

        def refuse(*_args, **_options):
            raise refusal

        monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
        for _ in range(5):
            run_next_day()

        assert not Follow.objects.exists()
        assert follow.email not in caplog.text


def test_the_email_can_be_stopped_at_one_press(page, follow, run_next_day):
    publish(page, "Added figures.")

    (message,) = run_next_day()

    stop = f"http://127.0.0.1:8000/following/stop/?key={follow.key}"
    assert message.extra_headers["List-Unsubscribe"] == f"<{stop}>"
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert stop in message.body
    assert "{" not in message.body


def test_more_news_than_fit_are_counted(page, follow, run_next_day, monkeypatch):  # noqa: ARG001
    monkeypatch.setattr("repository.replication.following.telling.LISTED", 2)
    for number in range(5):
        adopt(page, f"Trust {number}")

    (message,) = run_next_day()

    assert message.body.count("replicates it") == 2
    assert "And 3 more." in message.body
    assert run_next_day() == []


def test_an_address_that_did_not_confirm_is_forgotten_after_a_week(page, run_next_day):
    FollowFactory(record=page.record, confirmed_at=None)

    for _ in range(7):
        run_next_day()

    assert not Follow.objects.exists()
    assert mail.outbox == []
