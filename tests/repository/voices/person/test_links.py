"""Links: what is kept of them, how they are typed, and when they stop working."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from repository.voices.links import (
    DAYS,
    IDLE,
    LONGEST,
    LinkState,
    cancel_link,
    find_by_session,
    find_link,
    find_state,
    hash_secret,
    make_link,
    read_token,
)
from repository.voices.models import PersonEvent, PersonLink, Purpose
from repository.voices.person import codes
from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def consent():
    return PersonalVoiceFactory(published=False).consent


@pytest.fixture
def officer():
    return UserFactory(roles=["Consent officer"])


@pytest.fixture
def address(consent, officer):
    return make_link(consent, purpose=Purpose.FINISHED, by=officer)


def key_of(address):
    return address.partition("?key=")[2]


def link_of(address):
    return find_link(key_of(address))


def test_a_link_is_long_enough_that_nobody_guesses_it_and_can_be_typed(address):
    token = read_token(key_of(address))

    assert len(token) * 5 >= 128
    assert set(token) <= set("0123456789abcdefghjkmnpqrstvwxyz")
    assert address.startswith("http://127.0.0.1:8000/my-story/?key=")


def test_only_a_hash_of_a_link_is_kept(address):
    row = PersonLink.objects.values().get()

    token = read_token(key_of(address))
    assert row["token_hash"] == hash_secret(token)
    assert not [
        value for value in row.values() if token in str(value) or key_of(address) in str(value)
    ]


def test_a_link_is_found_however_it_was_typed(consent, officer):
    for _ in range(20):
        address = make_link(consent, purpose=Purpose.FINISHED, by=officer)
        typed = key_of(address).upper().replace("-", " ").replace("0", "O").replace("1", "l")
        assert find_link(f" {typed} ").token_hash == hash_secret(read_token(key_of(address)))


@pytest.mark.parametrize("key", ["", "abc", "x" * 26, "\0" * 26, "é" * 30, "0" * 5_000])
def test_what_is_no_link_is_not_found(address, key):  # noqa: ARG001 - another link is there
    assert find_link(key) is None


def test_a_link_works_for_seven_days_to_the_second(address):
    link = link_of(address)
    end = link.expires_at

    assert end - link.made_at < timedelta(days=DAYS, seconds=5)
    with time_machine.travel(end - timedelta(seconds=1), tick=False):
        assert find_state(link) is LinkState.UNOPENED
    with time_machine.travel(end, tick=False):
        assert find_state(link) is LinkState.EXPIRED


def test_a_new_link_takes_the_place_of_one_that_nobody_opened(consent, officer, address):
    make_link(consent, purpose=Purpose.WITHDRAW, by=officer)

    assert find_state(link_of(address)) is LinkState.CANCELLED


def test_a_session_ends_when_it_is_not_used_and_after_two_hours_in_any_case(address):
    key = codes.open_link(link_of(address), codes.make_code(link_of(address)))
    link = find_by_session(key)
    opened = link.opened_at

    assert find_state(link) is LinkState.OPENED
    with time_machine.travel(opened + IDLE, tick=False):
        assert find_state(link) is LinkState.SPENT
    link.last_seen_at = opened + LONGEST
    with time_machine.travel(opened + LONGEST, tick=False):
        assert find_state(link) is LinkState.SPENT


def test_a_cancelled_link_ends_its_session_too(address, officer):
    key = codes.open_link(link_of(address), codes.make_code(link_of(address)))

    cancel_link(find_by_session(key), by=officer)

    assert find_state(find_by_session(key)) is LinkState.CANCELLED


def test_a_code_is_six_digits_of_which_only_a_keyed_hash_is_kept(address):
    code = codes.make_code(link_of(address))

    assert re.fullmatch(r"[0-9]{6}", code)
    assert code not in str(PersonLink.objects.values().get())


def test_a_code_works_for_ten_minutes(address):
    link = link_of(address)
    code = codes.make_code(link)

    with time_machine.travel(timezone.now() + codes.GOOD_FOR), pytest.raises(codes.NoCodeError):
        codes.open_link(link, code)


def test_a_code_opens_its_link_once(address):
    link = link_of(address)
    code = codes.make_code(link)
    codes.open_link(link, code)

    with pytest.raises(codes.NoCodeError):
        codes.open_link(link, code)
    with pytest.raises(codes.TooManyError):
        codes.make_code(link)


def wrong(code):
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_five_wrong_codes_lock_a_link_whichever_codes_they_were_meant_for(address, officer):
    link = link_of(address)
    left = []
    for _ in range(5):
        code = codes.make_code(link, by=officer)
        with pytest.raises(codes.WrongCodeError) as error:
            codes.open_link(link, wrong(code))
        left.append(error.value.left)

    assert left == [4, 3, 2, 1, 0]
    assert find_state(link_of(address)) is LinkState.LOCKED
    with pytest.raises(codes.NoCodeError):
        codes.open_link(link, code)
    assert list(PersonEvent.objects.values_list("kind", flat=True))[:2] == ["locked", "code-wrong"]


def test_a_code_of_one_link_does_not_open_another(address, officer):
    other = make_link(PersonalVoiceFactory(published=False).consent, purpose="finished", by=officer)
    code = codes.make_code(link_of(address))
    while codes.make_code(link_of(other), by=officer) == code:
        continue

    with pytest.raises(codes.WrongCodeError):
        codes.open_link(link_of(other), code)


def test_the_person_can_ask_for_one_code_a_minute_and_ten_in_all(address, officer):
    link = link_of(address)
    codes.make_code(link)

    with pytest.raises(codes.TooManyError):
        codes.make_code(link)
    for _ in range(codes.MOST - 1):
        codes.make_code(link, by=officer)
    with time_machine.travel(timezone.now() + codes.PAUSE), pytest.raises(codes.TooManyError):
        codes.make_code(link)


def test_the_audit_outlives_consent_and_link_and_holds_no_secret(address, consent, officer):
    identifier = consent.voice.record.pk
    code = codes.make_code(link_of(address))
    key = codes.open_link(link_of(address), code)
    consent.delete()

    rows = list(PersonEvent.objects.values())
    assert [(row["kind"], row["identifier"]) for row in rows] == [
        ("opened", identifier),
        ("made", identifier),
    ]
    assert rows[1]["by_id"] == officer.pk
    said = str(rows)
    assert not [secret for secret in (code, key, read_token(key_of(address))) if secret in said]
