"""Consent officers are told of ends and reviews once each, by identifiers and dates only."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse

from repository.records.models import Consent
from repository.voices.models import Reminder
from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def officer():
    return UserFactory(roles=["Consent officer"], email="officer@example.nhs.uk")


@pytest.fixture
def story():
    """It ends a hundred days from now."""
    with time_machine.travel(NOON, tick=False):
        return PersonalVoiceFactory(
            title="Canary of a title", consent={"expires_at": NOON + timedelta(days=100)}
        )


def run(days):
    """Run it that many days from now; return the subjects of what was sent."""
    mail.outbox.clear()
    with time_machine.travel(NOON + timedelta(days=days), tick=False):
        call_command("send_reminders")
    return [letter.subject for letter in mail.outbox]


def test_each_warning_goes_once_however_often_it_is_run(story):
    name = story.record.pk
    sent = {days: run(days) for days in range(101)}

    assert {days: subjects for days, subjects in sent.items() if subjects} == {
        10: [f"Consent for {name} ends within 90 days"],
        70: [f"Consent for {name} ends within 30 days"],
        93: [f"Consent for {name} ends within 7 days"],
    }
    assert run(93) == []


@pytest.mark.usefixtures("story")
def test_after_some_days_away_the_nearest_warning_goes_alone():
    (subject,) = run(95)

    assert subject.endswith("within 7 days")
    assert run(96) == []


@pytest.mark.usefixtures("story")
def test_another_end_is_warned_of_anew():
    run(95)
    Consent.objects.update(expires_at=NOON + timedelta(days=400))

    assert run(96) == []
    assert len(run(395)) == 1


@pytest.mark.usefixtures("story")
def test_a_consent_that_has_ended_is_not_warned_of():
    assert run(100) == []


def test_a_letter_names_the_record_and_the_day_and_nothing_else_of_the_story(story):
    run(95)

    (letter,) = mail.outbox
    assert letter.to == ["officer@example.nhs.uk"]
    assert "9 September 2026" in letter.body
    assert story.record.pk in letter.body
    assert reverse("consent:edit", args=[story.consent.pk]) in letter.body
    assert "Canary" not in letter.subject + letter.body


def test_a_review_is_told_of_once_on_its_day_or_after(story):
    Consent.objects.update(expires_at=None, review_on=date(2026, 6, 11))

    assert run(9) == []
    assert run(12) == [f"Consent for {story.record.pk} is due for review"]
    assert run(13) == []


@pytest.mark.usefixtures("story")
def test_what_the_mail_server_did_not_take_goes_with_the_next_run(settings):
    working, settings.EMAIL_BACKEND = (
        settings.EMAIL_BACKEND,
        "django.core.mail.backends.smtp.EmailBackend",
    )
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    with pytest.raises(CommandError, match="wait for the next run"):
        run(95)
    assert not Reminder.objects.exists()

    settings.EMAIL_BACKEND = working
    assert len(run(95)) == 1


@pytest.mark.usefixtures("story")
def test_without_an_officer_to_tell_it_ends_with_an_error(officer):
    officer.delete()

    with pytest.raises(CommandError, match="no Consent officer"):
        run(95)


def front_page(client, user):
    client.force_login(user)
    with time_machine.travel(NOON + timedelta(days=95), tick=False):
        return client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_front_page_tells_officers_alone(client, officer, story):
    PersonalVoiceFactory(consent={"review_on": date(2026, 6, 11)})

    shown = front_page(client, officer)

    assert "Consents that need you" in shown
    assert story.record.pk in shown
    assert "Due for review" in shown
    assert "Canary" not in shown
    assert "Consents that need you" not in front_page(client, UserFactory(roles=["Editor"]))
