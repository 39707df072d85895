"""By which roads a story is taken back, and what whoever walks them is told."""

import io

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse

from repository.records.models import Consent, VoicePage
from repository.voices.contact import set_route
from repository.voices.models import ContactAccess, RouteKind, Withdrawal
from repository.voices.models import WithdrawalRoad as Road
from repository.voices.withdrawal import scrubbing
from repository.voices.withdrawal.scrub import scrub
from tests.factories.document import DocumentFactory
from tests.factories.tool import ToolFactory
from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return UserFactory(roles=["Consent officer"])


@pytest.fixture
def story():
    return PersonalVoiceFactory(title="Quetzalsong")


@pytest.fixture
def screen(story):
    return reverse("consent:withdraw", args=[story.consent.pk])


def test_the_screen_of_a_consent_leads_to_withdrawal(client, officer, story, screen):
    client.force_login(officer)

    content = client.get(reverse("consent:edit", args=[story.consent.pk])).content.decode()

    assert f'href="{screen}"' in content


def test_an_officer_reads_what_goes_types_the_identifier_and_is_told_that_it_is_done(
    client, officer, django_capture_on_commit_callbacks
):
    leaflet = DocumentFactory(title="Leaflet of the ward")
    ToolFactory(
        title="Swab tally", downloads=[("download", {"title": "Leaflet", "document": leaflet})]
    )
    link = f'<a linktype="document" id="{leaflet.pk}">this</a>'
    story = PersonalVoiceFactory(title="Quetzalsong", story=f"<p>Read {link}.</p>")
    name, screen = story.record.pk, reverse("consent:withdraw", args=[story.consent.pk])
    client.force_login(officer)

    asked = client.get(screen).content.decode()
    assert name in asked
    assert "What cannot be recalled" in asked
    assert "Leaflet of the ward, on Swab tally" in asked
    assert "Quetzalsong" not in asked
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(screen, {"identifier": f" {name.upper()} "}, follow=True)

    assert done.redirect_chain == [(reverse("story_withdrawn", args=[name]), 302)]
    assert f"Story <strong>{name}</strong> has been withdrawn" in done.content.decode()
    row = Withdrawal.objects.get()
    assert (row.identifier, row.road, row.by) == (name, Road.ADMIN, officer)
    assert client.get(screen).status_code == 404


def test_another_identifier_withdraws_nothing(client, officer, story, screen):
    other = PersonalVoiceFactory()
    client.force_login(officer)

    response = client.post(screen, {"identifier": other.record.pk})

    assert "This is not the story’s identifier" in response.content.decode()
    assert VoicePage.objects.filter(pk__in=[story.pk, other.pk]).count() == 2


@pytest.mark.parametrize("role", ["Editor", "Contributor"])
def test_who_does_not_record_consent_may_not_withdraw(client, story, screen, role):
    client.force_login(UserFactory(roles=[role]))

    assert client.get(screen).status_code == 403
    assert client.post(screen, {"identifier": story.record.pk}).status_code == 403
    assert Group.objects.filter(name=role).exists()
    assert VoicePage.objects.filter(pk=story.pk).exists()


def test_the_person_is_told_by_e_mail_and_their_address_is_gone(story, officer, withdraw_now):
    set_route(story.consent, RouteKind.EMAIL, "ada@example.org", by=officer)
    name = story.record.pk

    withdraw_now(story)

    (letter,) = mail.outbox
    assert letter.to == ["ada@example.org"]
    assert "Pages that people have printed" in letter.body
    assert "Quetzalsong" not in letter.body + letter.subject
    assert not Consent.objects.exists()
    assert ContactAccess.objects.filter(identifier=name, kind="used").exists()


def test_the_command_asks_and_says_what_cannot_be_recalled(story, monkeypatch, capsys):
    name = story.record.pk
    monkeypatch.setattr("builtins.input", lambda _asked: "no")

    with pytest.raises(CommandError, match="Nothing was withdrawn"):
        call_command("withdraw_consent", name)

    assert "cannot be recalled" in capsys.readouterr().out
    assert VoicePage.objects.filter(pk=story.pk).exists()


def test_the_command_withdraws_when_the_identifier_is_typed(story, monkeypatch):
    name = story.record.pk
    monkeypatch.setattr("builtins.input", lambda _asked: name)
    said = io.StringIO()

    call_command("withdraw_consent", name, stdout=said)

    assert f"Withdrawn: {name}" in said.getvalue()
    assert not VoicePage.objects.filter(pk=story.pk).exists()


def test_the_command_refuses_what_is_no_story():
    with pytest.raises(CommandError, match="is no person’s story"):
        call_command("withdraw_consent", "vo-0123456z", "--yes")


def test_storage_is_scrubbed_once_for_each_withdrawal(story, withdraw_now, capsys):
    call_command("scrub_storage")
    assert "No withdrawal waits for it" in capsys.readouterr().out

    withdraw_now(story)

    # In a test the transaction never ends, so that it cannot have been done.
    with pytest.raises(CommandError, match="may still lie"):
        call_command("scrub_storage")


def test_the_index_is_cleared_once_for_each_withdrawal_however_long_the_database_waits(
    story, withdraw_now
):
    times = []

    def clear(**_kwargs):
        times.append(1)
        return []

    scrubbing.connect(clear)
    withdraw_now(story)
    for _ in range(3):
        assert scrub()
    assert len(times) == 1

    withdraw_now(PersonalVoiceFactory())
    scrub()
    assert len(times) == 2
