"""Every error of the protocol, and that it reaches harvesters as the protocol says."""

import itertools
from urllib.parse import quote

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from repository.interchange.harvest import Position
from repository.interchange.oai.errors import Code
from repository.interchange.oai.request import Verb
from repository.interchange.oai.tokens import Progress, write_token
from tests import schemas
from tests.factories.case_study import CaseStudyFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.repository.interchange.oai.answers import Answer

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
LIST = "verb=ListRecords&metadataPrefix=oai_dc"
GET = "verb=GetRecord&metadataPrefix=oai_dc"
TOKEN = "{token}"
#: A query → the errors that it is answered with, in any order. `{…}` is filled in.
ERRORS = {
    # badVerb: missing, unknown, repeated, in another case.
    "": ["badVerb"],
    "metadataPrefix=oai_dc": ["badVerb"],
    "verb=": ["badVerb"],
    "verb=Nonsense": ["badVerb"],
    "verb=listrecords&metadataPrefix=oai_dc": ["badVerb"],
    "verb=Identify&verb=Identify": ["badVerb"],
    "verb=Identify&verb=ListSets": ["badVerb"],
    # badArgument: unknown, and known to other verbs alone.
    "verb=Identify&metadataPrefix=oai_dc": ["badArgument"],
    "verb=Identify&nonsense=1": ["badArgument"],
    "verb=Identify&resumptionToken=x": ["badArgument"],
    "verb=ListSets&set=type": ["badArgument"],
    "verb=ListMetadataFormats&metadataPrefix=oai_dc": ["badArgument"],
    "verb=ListMetadataFormats&resumptionToken=x": ["badArgument"],
    f"{LIST}&identifier=oai:x:y": ["badArgument"],
    f"{GET}&identifier={{identifier}}&set=type": ["badArgument"],
    f"{LIST}&From=2026-01-01": ["badArgument"],
    # Missing.
    "verb=ListRecords": ["badArgument"],
    "verb=ListIdentifiers": ["badArgument"],
    "verb=ListRecords&from=2026-01-01": ["badArgument"],
    "verb=GetRecord": ["badArgument", "badArgument"],
    GET: ["badArgument"],
    "verb=GetRecord&identifier={identifier}": ["badArgument"],
    # Repeated, even with the same value.
    f"{LIST}&metadataPrefix=oai_dc": ["badArgument"],
    f"{LIST}&set=type&set=area": ["badArgument"],
    f"{LIST}&from=2026-01-01&from=2026-01-02": ["badArgument"],
    # Empty.
    "verb=ListRecords&metadataPrefix=": ["badArgument"],
    f"{LIST}&set=": ["badArgument"],
    f"{LIST}&from=": ["badArgument"],
    "verb=ListRecords&resumptionToken=": ["badArgument"],
    # Dates that are none, that are finer than what is offered, in another form or zone.
    f"{LIST}&from=junk": ["badArgument"],
    f"{LIST}&until=junk": ["badArgument"],
    f"{LIST}&from=junk&until=junk": ["badArgument", "badArgument"],
    f"{LIST}&from=2026": ["badArgument"],
    f"{LIST}&from=2026-02": ["badArgument"],
    f"{LIST}&from=2026-02-30": ["badArgument"],
    f"{LIST}&from=0000-01-01": ["badArgument"],
    f"{LIST}&from=2026-1-1": ["badArgument"],
    f"{LIST}&from=20260101": ["badArgument"],
    f"{LIST}&from=2026-01-01T00:00:00": ["badArgument"],
    f"{LIST}&from=2026-01-01T00:00Z": ["badArgument"],
    f"{LIST}&from=2026-01-01T24:00:00Z": ["badArgument"],
    f"{LIST}&from=2026-01-01T00:00:60Z": ["badArgument"],
    f"{LIST}&from=2026-01-01T00:00:00.5Z": ["badArgument"],
    f"{LIST}&from=2026-01-01T00:00:00%2B00:00": ["badArgument"],
    f"{LIST}&from=2026-01-01t00:00:00z": ["badArgument"],
    f"{LIST}&from=2026-01-01%0A": ["badArgument"],
    f"{LIST}&from=٢٠٢٦-٠١-٠١": ["badArgument"],
    # Two granularities, and the wrong way round.
    f"{LIST}&from=2026-01-01&until=2026-01-02T00:00:00Z": ["badArgument"],
    f"{LIST}&from=2026-01-01T00:00:00Z&until=2026-01-02": ["badArgument"],
    f"{LIST}&from=2026-01-02&until=2026-01-01": ["badArgument"],
    f"{LIST}&from=2026-01-01T00:00:01Z&until=2026-01-01T00:00:00Z": ["badArgument"],
    # Characters that the answer could not repeat.
    f"{LIST}&set=ty%20pe": ["badArgument"],
    f"{LIST}&set=type:": ["badArgument"],
    f"{LIST}&set=%00": ["badArgument"],
    "verb=ListRecords&metadataPrefix=oai%20dc": ["badArgument"],
    "verb=ListRecords&metadataPrefix=%ED%A0%80": ["badArgument"],
    f'{GET}&identifier=invalid"id': ["badArgument"],
    f"{GET}&identifier=%01": ["badArgument"],
    "verb=ListRecords&resumptionToken=%07": ["badArgument"],
    # A token beside what it holds; the token’s own faults are then of no account.
    f"{LIST}&resumptionToken={TOKEN}": ["badArgument"],
    f"verb=ListRecords&from=2026-01-01&resumptionToken={TOKEN}": ["badArgument"],
    f"verb=ListRecords&resumptionToken={TOKEN}&resumptionToken={TOKEN}": ["badArgument"],
    # badResumptionToken: not ours, changed, of another verb, of a list that has none.
    "verb=ListRecords&resumptionToken=junk": ["badResumptionToken"],
    "verb=ListIdentifiers&resumptionToken=junk": ["badResumptionToken"],
    f"verb=ListRecords&resumptionToken={TOKEN}x": ["badResumptionToken"],
    f"verb=ListRecords&resumptionToken=x{TOKEN}": ["badResumptionToken"],
    f"verb=ListIdentifiers&resumptionToken={TOKEN}": ["badResumptionToken"],
    "verb=ListSets&resumptionToken=junk": ["badResumptionToken"],
    f"verb=ListSets&resumptionToken={TOKEN}": ["badResumptionToken"],
    # cannotDisseminateFormat: a format that there is not, or not of this record.
    "verb=ListRecords&metadataPrefix=marc": ["cannotDisseminateFormat"],
    "verb=ListIdentifiers&metadataPrefix=OAI_DC": ["cannotDisseminateFormat"],
    "verb=GetRecord&metadataPrefix=marc&identifier={identifier}": ["cannotDisseminateFormat"],
    "verb=GetRecord&metadataPrefix=datacite&identifier={summary}": ["cannotDisseminateFormat"],
    # idDoesNotExist: of nobody, of somebody else, of ours without the scheme, of a story kept here.
    f"{GET}&identifier=junk": ["idDoesNotExist"],
    f"{GET}&identifier=oai:elsewhere.example:cs-1": ["idDoesNotExist"],
    f"{GET}&identifier=https://example.org/a": ["idDoesNotExist"],
    f"{GET}&identifier={{identifier}}x": ["idDoesNotExist"],
    f"{GET}&identifier={{story}}": ["idDoesNotExist"],
    "verb=ListMetadataFormats&identifier=oai:demonstration.invalid:cs": ["idDoesNotExist"],
    "verb=ListMetadataFormats&identifier={story}": ["idDoesNotExist"],
    "verb=GetRecord&metadataPrefix=marc&identifier=junk": [
        "idDoesNotExist",
        "cannotDisseminateFormat",
    ],
    # noRecordsMatch: nothing then, nothing there.
    f"{LIST}&from=2099-01-01": ["noRecordsMatch"],
    f"{LIST}&until=1999-12-31T23:59:59Z": ["noRecordsMatch"],
    f"{LIST}&until=0001-01-01": ["noRecordsMatch"],
    f"{LIST}&set=nonsense": ["noRecordsMatch"],
    f"{LIST}&set=area:nowhere": ["noRecordsMatch"],
    f"{LIST}&set=typ": ["noRecordsMatch"],
    f"{LIST}&set=type:case": ["noRecordsMatch"],
    "verb=ListIdentifiers&metadataPrefix=datacite&set=type:voice": ["noRecordsMatch"],
}
#: In every answer to these, `request` has no attributes.
UNREPEATED = {"badVerb", "badArgument"}


@pytest.fixture(scope="module")
def values(module_db):  # noqa: ARG001 - asked for by name
    """What the queries name."""
    pages = {
        "identifier": CaseStudyFactory(),
        "summary": VoiceFactory(),
        # Read on this site alone, so that nobody was ever told of it.
        "story": PersonalVoiceFactory(),
    }
    named = {name: f"oai:demonstration.invalid:{page.record.pk}" for name, page in pages.items()}
    position = Position(timezone.now(), pages["identifier"].record.pk)
    progress = Progress("oai_dc", after=position, cursor=100, size=200)
    return {**named, "token": write_token(Verb.LIST_RECORDS, progress)}


@pytest.mark.parametrize("query", ERRORS)
def test_an_error_has_its_code(client, values, query):
    response = client.get("/oai/?" + query.format(**values))

    answer = Answer(response.content)
    assert response.status_code == 200
    assert sorted(answer.errors) == sorted(ERRORS[query])
    assert all(answer.texts("oai:error"))
    assert bool(answer.asked) == UNREPEATED.isdisjoint(answer.errors)


@pytest.mark.parametrize("query", ["verb=Nonsense", GET, f"{LIST}&set=nowhere"])
def test_a_form_gets_the_same_errors(client, query):
    kind = "application/x-www-form-urlencoded"

    response = client.post("/oai/", query, content_type=kind)

    assert response.status_code == 200
    assert Answer(response.content).errors == ERRORS.get(query, ["noRecordsMatch"])


def test_the_table_has_every_code_that_can_be_met():
    assert set(itertools.chain(*ERRORS.values())) == set(Code)


def test_what_was_understood_is_repeated(ask):
    asked = {"metadataPrefix": "oai_dc", "from": "2099-01-01", "set": "type"}

    assert ask("ListRecords", **asked).asked == {"verb": "ListRecords", **asked}


def test_every_answer_here_is_held_against_the_published_schemas(ask):
    """Where there are any; this one says so where there are none."""
    schemas.validate(ask("Nonsense").root, "oai/OAI-PMH.xsd")


WORDS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["oai_dc", "datacite", "type", "2026-01-01", "2026-01-01T00:00:00Z"]),
    st.from_regex(r"\A[!-~]{1,12}\Z"),
)
NAMES = st.one_of(
    st.sampled_from(
        ["identifier", "metadataPrefix", "from", "until", "set", "resumptionToken", "verb"]
    ),
    st.text(max_size=5),
)


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    verb=st.one_of(st.sampled_from(list(Verb)), st.text(max_size=8)),
    arguments=st.lists(st.tuples(NAMES, WORDS), max_size=4),
)
def test_whatever_is_asked_the_answer_is_valid(client, verb, arguments):
    query = "&".join(
        f"{quote(name, errors='replace')}={quote(value, errors='replace')}"
        for name, value in [("verb", verb), *arguments]
    )

    response = client.get(f"/oai/?{query}")

    assert response.status_code == 200
    assert Answer(response.content).find("oai:responseDate")


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(identifier=st.from_regex(r"\A(oai:|[a-z]{1,3}:(//)?)?[!-~]{1,16}\Z"))
def test_whatever_identifier_is_asked_for_the_answer_is_valid(client, identifier):
    response = client.get(
        f"/oai/?verb=GetRecord&metadataPrefix=oai_dc&identifier={quote(identifier, safe='')}"
    )

    answer = Answer(response.content)
    assert answer.errors in (["badArgument"], ["idDoesNotExist"])
    assert answer.asked.get("identifier") in (None, identifier)
