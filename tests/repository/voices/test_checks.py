"""What `check --deploy` says of the keys for contact details."""

import pytest

from repository.voices.checks import contact_keys_are_set


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    return tmp_path


def test_it_is_clean_when_a_key_is_set():
    assert contact_keys_are_set() == []


def test_it_fails_without_a_key(settings):
    settings.CONTACT_KEYS = ()

    (error,) = contact_keys_are_set()

    assert (error.id, "CONTACT_KEYS is not set" in error.msg) == ("voices.E001", True)


def test_it_fails_when_the_key_lies_beside_the_database(settings, folder):
    (folder / "contact_key").write_text(settings.CONTACT_KEYS[0])

    (error,) = contact_keys_are_set()

    assert error.id == "voices.E002"
    assert settings.CONTACT_KEYS[0] not in error.msg + error.hint
