import importlib
from datetime import date

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ValidationError
from django.test import override_settings
from wagtail.models import Site

from repository.publisher.checks import publisher_is_named
from repository.publisher.models import PublisherSettings
from repository.publisher.snapshot import Snapshot, bump, current_version, look_again, note_version
from tests.reading import read, words

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

COMPLETE = {
    "owner": "Example Trust",
    "publisher_name": "Example Trust Press",
    "data_controller": "Example Trust, ZA000000",
    "contact_email": "equity@example.nhs.uk",
}
BANNER = "Demonstration: not an official publication"


def fill(**fields):
    settings = PublisherSettings.for_site(Site.objects.get(is_default_site=True))
    for name, value in fields.items():
        setattr(settings, name, value)
    settings.save()
    return settings


def test_while_nothing_is_set_every_page_says_that_it_is_a_demonstration(client):
    for address in ("/", "/search/", "/tools/", "/report-a-concern/", "/nowhere/"):
        assert BANNER in words(read(client.get(address))), address


@pytest.mark.parametrize("lacking", COMPLETE)
def test_one_empty_setting_keeps_the_banner(client, lacking):
    fill(**{**COMPLETE, lacking: ""})

    assert BANNER in words(read(client.get("/")))


def test_the_banner_goes_when_all_are_set(client):
    fill(**COMPLETE)

    page = words(read(client.get("/")))
    assert BANNER not in page
    assert "Example Trust" in page


def test_the_banner_comes_back_when_one_is_emptied(client):
    fill(**COMPLETE)
    client.get("/")

    fill(owner="")

    assert BANNER in words(read(client.get("/")))


def test_the_check_before_deployment_lists_what_is_missing():
    errors = publisher_is_named()

    assert [error.id for error in errors] == ["publisher.E001"]
    assert "owner, publisher, data controller, contact email" in errors[0].msg
    assert "/admin/" in errors[0].hint


@pytest.mark.parametrize("lacking", COMPLETE)
def test_the_check_names_the_one_thing_that_is_missing(lacking):
    settings = fill(**{**COMPLETE, lacking: ""})

    (error,) = publisher_is_named()

    assert error.msg.endswith(f"not yet set: {settings.missing()[0]}.")


def test_the_check_before_deployment_is_clean_when_all_are_set(settings, tmp_path):
    """Under the settings of production; the database is that of the test."""
    fill(**COMPLETE)
    settings.WITHDRAWALS_PATH = tmp_path / "withdrawals.jsonl"
    settings.WITHDRAWALS_PATH.touch()
    production = importlib.import_module("repository.settings.production")
    names = [
        name
        for name in dir(production)
        if name.startswith(("SECURE_", "SESSION_", "CSRF_", "X_FRAME", "SECRET_KEY", "DEBUG"))
    ]

    with override_settings(
        ALLOWED_HOSTS=["example.nhs.uk"], **{name: getattr(production, name) for name in names}
    ):
        found = run_checks(include_deployment_checks=True)

    assert [str(message) for message in found if not message.is_silenced()] == []


def test_a_concern_goes_to_a_mailbox_that_can_be_one():
    with pytest.raises(ValidationError):
        PublisherSettings(contact_email="not a mailbox").full_clean(exclude=["site"])


def test_no_audit_is_claimed_until_one_was_made():
    assert PublisherSettings().accessibility_audit_date is None
    assert fill(accessibility_audit_date=date(2026, 5, 1)).accessibility_audit_date


def test_a_snapshot_is_loaded_once_and_again_when_something_changed():
    loaded = []
    snapshot = Snapshot(lambda: loaded.append(1) or len(loaded))

    assert (snapshot.get(), snapshot.get()) == (1, 1)
    bump()
    assert snapshot.get() == 2


def test_the_counter_may_come_from_another_query_and_stays_for_the_request():
    look_again()
    note_version(7)
    note_version(8)

    assert current_version() == 7
    look_again()
    assert current_version() != 7
