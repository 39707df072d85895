"""Publication at a set time goes on past a page that may not be published."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Page

from repository.records.models import Consent, RecordVersion
from tests.factories.case_study import CaseStudyFactory
from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

TITLE = "Amara was not believed"


def draft(factory, minutes, **fields):
    """Return a page that goes live in so many minutes."""
    due = timezone.now() + timedelta(minutes=minutes)
    page = factory(published=False, go_live_at=due, **fields)
    page.get_latest_revision().publish()
    return page


@pytest.fixture
def refused():
    """A story whose person has not agreed yet, due before everything else."""
    return draft(PersonalVoiceFactory, 1, title=TITLE, consent=None, owner=UserFactory())


def live(page):
    return Page.objects.get(pk=page.pk).live


def an_hour_later(**options):
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        call_command("publish_scheduled", **options)


def run(capsys):
    with pytest.raises(CommandError, match=r"1 of the scheduled changes"):
        an_hour_later()
    return capsys.readouterr().err


def test_a_refused_page_holds_up_no_other(refused, capsys):
    complete = draft(CaseStudyFactory, 5)

    said = run(capsys)

    assert live(complete)
    assert not live(refused)
    assert "was not published: This cannot be published yet" in said
    assert TITLE not in said


def test_a_scheduled_page_has_no_version_before_it_is_public():
    page = draft(CaseStudyFactory, 5)
    assert not RecordVersion.objects.exists()

    an_hour_later()

    assert [version.number for version in page.record.versions.all()] == [1]


def test_the_owner_is_told_once(refused, capsys, mailoutbox):
    run(capsys)
    run(capsys)

    assert [mail.to for mail in mailoutbox] == [[refused.owner.email]]
    assert TITLE not in mailoutbox[0].subject + mailoutbox[0].body


def test_a_mail_server_that_is_down_holds_up_no_page(refused, capsys, monkeypatch):
    complete = draft(CaseStudyFactory, 5)

    def fail(*_args):
        raise ConnectionRefusedError

    monkeypatch.setattr("repository.editorial.scheduling.send_mail", fail)

    run(capsys)

    assert live(complete)
    assert not live(refused)


def test_a_refused_page_is_published_once_what_it_waited_for_is_there(refused, capsys):
    run(capsys)
    Consent.objects.create(
        voice=refused, site=True, given_on="2026-01-12", seen_final=True, released=True
    )

    an_hour_later()

    assert live(refused)


def test_a_page_that_reached_its_end_is_unpublished():
    page = CaseStudyFactory()
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))

    an_hour_later()

    assert not live(page)


def test_a_dry_run_changes_nothing(refused, capsys):
    an_hour_later(dryrun=True)

    assert not live(refused)
    assert "Revisions to be published" in capsys.readouterr().out
