"""How a person is reached: sealed, read by Consent officers alone, and never without a trace."""

import logging

import pytest
from cryptography.fernet import Fernet
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.db import connection

from repository.records.models import Consent
from repository.voices.contact import prepare_letter, read_route, set_route, write_to
from repository.voices.models import AccessKind, ContactAccess, ContactRoute, RouteKind
from repository.voices.sealing import KeyMissingError, WrongKeyError
from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory

pytestmark = pytest.mark.django_db

ADDRESS = "amina@example.org"


@pytest.fixture
def bare():
    """A consent without a contact route."""
    PersonalVoiceFactory()
    return Consent.objects.get()


@pytest.fixture
def officer():
    return UserFactory(roles=["Consent officer"])


@pytest.fixture
def consent(bare, officer):
    """The same with one."""
    set_route(bare, RouteKind.EMAIL, ADDRESS, by=officer)
    return bare


def accesses():
    return list(ContactAccess.objects.order_by("pk").values_list("kind", flat=True))


def new_key():
    return Fernet.generate_key().decode()


def test_a_consent_officer_reads_the_address(consent, officer):
    assert read_route(consent, by=officer, why="To ask about the finished piece") == ADDRESS


def test_every_reading_leaves_who_when_why_and_whose(consent, officer):
    read_route(consent, by=officer, why="To ask about the finished piece")

    read = ContactAccess.objects.get(kind=AccessKind.READ)
    assert (read.who, read.why) == (officer.username, "To ask about the finished piece")
    assert read.identifier == consent.voice.record.pk
    assert read.at is not None


@pytest.mark.parametrize("roles", [["Editor"], ["Administrator"], ["Reviewer"], []])
def test_nobody_else_reads_it_and_the_refusal_is_kept(consent, roles):
    other = UserFactory(roles=roles)

    with pytest.raises(PermissionDenied):
        read_route(consent, by=other, why="Curious")

    assert accesses() == ["set", "refused"]


def test_a_superuser_without_the_role_is_refused_too(consent):
    with pytest.raises(PermissionDenied):
        read_route(consent, by=UserFactory(is_superuser=True), why="I may do everything")

    assert accesses() == ["set", "refused"]


def test_an_officer_whose_account_was_closed_reads_nothing(consent):
    with pytest.raises(PermissionDenied):
        read_route(consent, by=UserFactory(roles=["Consent officer"], is_active=False), why="Old")


def test_nobody_else_writes_an_address(bare):
    with pytest.raises(PermissionDenied):
        set_route(bare, RouteKind.EMAIL, ADDRESS, by=UserFactory(roles=["Editor"]))

    assert not ContactRoute.objects.exists()


def test_without_a_reason_nothing_is_shown(consent, officer):
    with pytest.raises(ValidationError, match="Say why"):
        read_route(consent, by=officer, why="  ")


@pytest.mark.parametrize(("kind", "address"), [("email", "amina at home"), ("phone", " ")])
def test_an_address_that_cannot_be_one_is_refused(bare, officer, kind, address):
    with pytest.raises(ValidationError):
        set_route(bare, RouteKind(kind), address, by=officer)


def test_a_new_route_replaces_the_old(consent, officer):
    set_route(consent, RouteKind.PHONE, "01234 567 890", by=officer)

    assert ContactRoute.objects.get().kind == RouteKind.PHONE
    assert read_route(consent, by=officer, why="To call") == "01234 567 890"


@pytest.mark.both_databases
def test_no_table_holds_the_address_or_a_part_of_it(consent, officer):
    read_route(consent, by=officer, why="To ask")
    write_to(consent, "Your story", "It is ready.")

    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a table of this database
            assert "amina" not in str(cursor.fetchall()), table


def test_a_person_is_written_to_and_nobody_reads_the_address(consent):
    assert write_to(consent, "Your story", "It is ready.")

    (letter,) = mail.outbox
    assert letter.to == [ADDRESS]
    assert accesses() == ["set", "used"]


def test_without_an_email_address_nothing_is_sent(bare, officer):
    set_route(bare, RouteKind.PHONE, "01234 567 890", by=officer)

    assert not write_to(bare, "Your story", "It is ready.")
    assert (mail.outbox, accesses()) == ([], ["set", "not-sent"])


def test_without_a_route_nothing_is_sent(bare):
    assert not write_to(bare, "Your story", "It is ready.")


def test_a_refusal_of_the_mail_server_is_told_and_logged_without_the_address(
    consent, settings, caplog
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    with caplog.at_level(logging.DEBUG):
        assert not write_to(consent, "Your story", "It is ready.")

    assert accesses() == ["set", "not-sent"]
    assert "ConnectionRefusedError" in caplog.text
    assert ADDRESS not in caplog.text


def test_a_letter_that_was_prepared_goes_when_the_consent_has_gone(consent):
    letter = prepare_letter(consent, "Your story", "It has been taken down.")
    consent.delete()

    assert letter.send()
    assert mail.outbox[0].to == [ADDRESS]
    assert not ContactRoute.objects.exists()
    assert ADDRESS not in repr(letter)


def test_the_audit_outlives_consent_and_account(consent, officer):
    consent.delete()
    officer.delete()

    assert accesses() == ["set"]


@pytest.mark.usefixtures("consent")
def test_the_audit_is_never_rewritten():
    access = ContactAccess.objects.get()

    with pytest.raises(TypeError, match="only ever added to"):
        access.save()


def test_without_a_key_nothing_is_written_and_the_error_says_so(bare, officer, settings):
    settings.CONTACT_KEYS = ()

    with pytest.raises(KeyMissingError, match="CONTACT_KEYS is not set"):
        set_route(bare, RouteKind.EMAIL, ADDRESS, by=officer)

    assert not ContactRoute.objects.exists()


def test_with_the_wrong_key_nothing_is_lost(consent, officer, settings):
    right, settings.CONTACT_KEYS = settings.CONTACT_KEYS, (new_key(),)

    with pytest.raises(WrongKeyError, match="Nothing is lost"):
        read_route(consent, by=officer, why="To ask")
    assert not write_to(consent, "Your story", "It is ready.")

    settings.CONTACT_KEYS = right
    assert read_route(consent, by=officer, why="To ask again") == ADDRESS
    assert accesses() == ["set", "read", "locked", "not-sent", "read"]


def rotate(capsys):
    call_command("rotate_contact_keys")
    return capsys.readouterr().out.strip()


def test_rotation_seals_with_the_newest_key_and_may_be_run_again(
    consent, officer, settings, capsys
):
    newest = new_key()
    settings.CONTACT_KEYS = (newest, *settings.CONTACT_KEYS)

    assert rotate(capsys) == "1 sealed with the newest key, 0 were already."
    assert rotate(capsys) == "0 sealed with the newest key, 1 were already."

    settings.CONTACT_KEYS = (newest,)
    assert read_route(consent, by=officer, why="To ask") == ADDRESS


@pytest.mark.usefixtures("consent")
def test_rotation_goes_on_past_what_no_key_opens_and_names_it(officer, settings, capsys):
    right = settings.CONTACT_KEYS
    settings.CONTACT_KEYS = (new_key(),)
    lost = PersonalVoiceFactory().consent
    set_route(lost, RouteKind.EMAIL, "lost@example.org", by=officer)
    sealed = ContactRoute.objects.get(consent=lost).sealed
    settings.CONTACT_KEYS = (new_key(), *right)

    with pytest.raises(CommandError, match=lost.voice.record.pk):
        call_command("rotate_contact_keys")

    assert capsys.readouterr().out.startswith("1 sealed")
    assert ContactRoute.objects.get(consent=lost).sealed == sealed


def test_rotation_without_a_key_ends_with_an_error(settings):
    settings.CONTACT_KEYS = ()

    with pytest.raises(CommandError, match="CONTACT_KEYS is not set"):
        call_command("rotate_contact_keys")
