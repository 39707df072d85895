"""Tokens lead on from where they were given, and nobody else can make one."""

import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from repository.interchange.harvest import Position
from repository.interchange.oai.errors import Code, ProtocolError
from repository.interchange.oai.request import Verb, parse_request
from repository.interchange.oai.tokens import Progress, read_token, write_token

LISTS = st.sampled_from([Verb.LIST_IDENTIFIERS, Verb.LIST_RECORDS])
SPECS = st.sampled_from(["", "type:tool", "area:haemorrhage", "site:a-place"])
DAYS = st.sampled_from(["", "2026-01-01", "2026-01-01T00:00:00Z"])
PROGRESS = st.builds(
    Progress,
    prefix=st.sampled_from(["oai_dc", "datacite"]),
    since=DAYS,
    until=DAYS,
    spec=SPECS,
    after=st.builds(
        Position,
        st.datetimes(timezones=st.just(dt.UTC)),
        st.from_regex(r"\Acs-[0-9b-z]{9}\Z"),
    ),
    cursor=st.integers(1, 10**9),
    size=st.integers(1, 10**9),
)


@given(LISTS, PROGRESS)
def test_a_token_is_read_as_it_was_written(verb, progress):
    assert read_token(verb, write_token(verb, progress)) == progress


@given(LISTS, PROGRESS)
def test_a_token_can_be_asked_with(verb, progress):
    token = write_token(verb, progress)

    assert parse_request({"verb": [verb], "resumptionToken": [token]}).token == token


@given(LISTS, PROGRESS)
def test_a_token_is_good_for_its_own_verb_alone(verb, progress):
    (other,) = {Verb.LIST_IDENTIFIERS, Verb.LIST_RECORDS} - {verb}

    with pytest.raises(ProtocolError) as raised:
        read_token(other, write_token(verb, progress))
    assert raised.value.problems[0].code == Code.BAD_RESUMPTION_TOKEN


@given(LISTS, PROGRESS, st.data())
def test_a_changed_token_is_refused(verb, progress, data):
    token = write_token(verb, progress)
    place = data.draw(st.integers(0, len(token) - 1))
    letter = data.draw(st.characters(codec="ascii"))
    changed = token[:place] + letter + token[place + 1 :]
    assume(changed != token)

    with pytest.raises(ProtocolError):
        read_token(verb, changed)


@given(st.text())
def test_what_was_never_a_token_is_refused(text):
    with pytest.raises(ProtocolError):
        read_token(Verb.LIST_RECORDS, text)


def test_a_token_outlives_a_new_key_while_the_old_one_is_kept(settings):
    progress = Progress("oai_dc", after=Position(dt.datetime.now(dt.UTC), "cs-1"), cursor=1)
    token = write_token(Verb.LIST_RECORDS, progress)

    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another"

    assert read_token(Verb.LIST_RECORDS, token) == progress


def test_a_list_that_has_not_begun_has_no_token():
    with pytest.raises(ValueError, match="not begun"):
        write_token(Verb.LIST_RECORDS, Progress("oai_dc"))
