"""Nobody reads the site while the list names a withdrawal that the database does not know."""

import json
import uuid

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from repository.records.choices import State
from repository.records.models import Record, VoicePage
from repository.voices.models import Withdrawal
from repository.voices.models import WithdrawalRoad as Road
from repository.voices.withdrawal import journal, withdraw
from repository.voices.withdrawal.standing import gate
from tests.factories.voice import PersonalVoiceFactory

pytestmark = pytest.mark.django_db


def list_line(identifier):
    said = {"identifier": identifier, "time": "2026-03-01T12:00:00+00:00", "id": str(uuid.uuid4())}
    return json.dumps(said) + "\n"


def write_list(text):
    settings.WITHDRAWALS_PATH.write_text(text, encoding="utf-8")


@pytest.fixture
def restored():
    """A story in the database that the list knows to be withdrawn."""
    page = PersonalVoiceFactory(title="Quetzalsong")
    write_list(list_line(page.record.pk))
    return page


@pytest.mark.parametrize("address", ["/", "/admin/login/", "/search/?q=x", "/api/records/"])
def test_every_page_is_shut_and_says_so(client, restored, address):
    for path in (address, restored.get_url()):
        response = client.get(path)

        assert response.status_code == 503
        assert response["Cache-Control"] == "no-store"
        assert "This site is being restored" in response.content.decode()
        assert "Quetzal" not in response.content.decode()


@pytest.mark.usefixtures("restored")
def test_the_probe_for_readers_refuses_and_the_one_for_life_does_not(client):
    ready = client.get("/health/ready")

    assert (ready.status_code, ready.json()["status"]) == (503, "failed")
    assert ready.json()["withdrawals"]["status"] == "waiting"
    assert client.get("/health/live").status_code == 200


@pytest.mark.usefixtures("restored")
@pytest.mark.parametrize("command", [("send_alerts",), ("export_site", "/tmp")])  # noqa: S108 - nothing is written
def test_commands_that_send_something_out_refuse(command):
    with pytest.raises(CommandError, match="Withdrawals wait"):
        call_command(*command)


def test_the_replay_withdraws_again_and_opens_the_site(client, restored, capsys):
    name = restored.record.pk

    call_command("withdraw_consent", "--replay")

    assert f"Withdrawn again: {name}" in capsys.readouterr().out
    assert not VoicePage.objects.filter(pk=restored.pk).exists()
    row = Withdrawal.objects.get()
    assert (row.identifier, row.road, row.pk) == (name, Road.REPLAY, journal.read()[0].id)
    assert client.get("/").status_code == 200
    assert client.get(f"/id/{name}").status_code == 410
    assert len(journal.read()) == 1


@pytest.mark.usefixtures("restored")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_several_are_replayed_while_others_still_wait(client):
    other = PersonalVoiceFactory(title="Umbrelsong")
    with settings.WITHDRAWALS_PATH.open("a", encoding="utf-8") as listed:
        listed.write(list_line(other.record.pk))
    assert client.get("/").status_code == 503

    call_command("withdraw_consent", "--replay")

    assert Withdrawal.objects.count() == 2
    assert client.get("/").status_code == 200


def test_a_story_that_this_back_up_has_never_known_keeps_its_identifier_taken():
    write_list(list_line("vo-0123456z"))

    call_command("withdraw_consent", "--replay")

    assert Record.objects.get(pk="vo-0123456z").state == State.CONSENT_ENDED


def test_a_withdrawn_story_that_came_back_with_an_import_is_withdrawn_again(withdraw_now):
    page = PersonalVoiceFactory()
    name = page.record.pk
    withdraw_now(page)
    again = PersonalVoiceFactory()
    Record.objects.filter(pk=name).delete()
    Record.objects.filter(page=again).update(page=None)
    Record(identifier=name, type="voice", page_id=again.pk, state=State.CURRENT).save()

    assert [entry.identifier for entry in gate.look().missing] == [name]

    call_command("withdraw_consent", "--replay")
    assert not VoicePage.objects.filter(pk=again.pk).exists()


def test_a_list_that_is_gone_shuts_a_site_that_knows_of_withdrawals(client, withdraw_now, caplog):
    withdraw_now(PersonalVoiceFactory())
    settings.WITHDRAWALS_PATH.unlink()

    assert client.get("/").status_code == 503
    assert client.get("/health/ready").json()["withdrawals"]["status"] == "unreadable"
    assert "not where it should be" in caplog.text
    with pytest.raises(CommandError, match="not where it should be"):
        call_command("withdraw_consent", "--replay")

    call_command("withdraw_consent", "--replay", "--list-is-lost")
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("text", ['{"identifier": "vo-1"}\n', '{"nonsense"}\n', '["vo-1"]}\n'])
def test_a_list_that_nobody_understands_shuts_the_site(client, text):
    write_list(text)

    assert client.get("/").status_code == 503


def test_a_last_line_that_a_crash_has_torn_is_no_line(client, withdraw_now):
    write_list(list_line("vo-0123456z")[:40])
    assert client.get("/").status_code == 200

    withdraw_now(page := PersonalVoiceFactory())

    assert [entry.identifier for entry in journal.read()] == list(
        Withdrawal.objects.values_list("identifier", flat=True)
    )
    assert not VoicePage.objects.filter(pk=page.pk).exists()
    assert client.get("/").status_code == 200


def test_a_list_that_lacks_some_is_reported_and_completed(client, withdraw_now):
    withdraw_now(PersonalVoiceFactory())
    withdraw_now(PersonalVoiceFactory())
    write_list(settings.WITHDRAWALS_PATH.read_text().splitlines(keepends=True)[0])

    assert client.get("/health/ready").json()["withdrawals"]["status"] == "unfinished"
    call_command("withdraw_consent", "--replay")

    assert len(journal.read()) == 2


def test_a_process_that_has_looked_asks_the_database_no_more(
    client, withdraw_now, django_assert_num_queries
):
    withdraw_now(PersonalVoiceFactory())
    client.get("/health/ready")

    with django_assert_num_queries(0):
        assert gate.is_open()


def test_a_list_that_cannot_be_written_lets_nothing_be_withdrawn(settings, tmp_path):
    settings.WITHDRAWALS_PATH = tmp_path
    page = PersonalVoiceFactory()

    with pytest.raises(OSError, match="directory"):
        withdraw(page.record.pk, road=Road.COMMAND)

    assert VoicePage.objects.filter(pk=page.pk).exists()
