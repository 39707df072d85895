"""Whatever is asked, the API answers as it says it does: schemathesis makes up the questions."""

import json

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from repository.interchange.api.documentation import describe
from repository.replication.models import AdoptionFactor
from tests.factories.adoption import AdoptionFactory
from tests.factories.case_study import CaseStudyFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.question import QuestionFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
TRUE = [
    not_a_server_error,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
]


#: Its client reads nothing that is compressed.
PLAIN = {"Accept-Encoding": "identity"}
schema = schemathesis.openapi.from_dict(json.loads(json.dumps(describe())))
# Not the site's own, which keeps threads that look for changes that nobody delivers.
schema.app = WSGIHandler()
about_a_record = schema.include(path_regex="identifier")
bounded = settings(
    max_examples=30,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(autouse=True)
def _connection_stays_open():
    """Stay within the test's own transaction: as with Django's client, a request closes nothing."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def identifiers(db):  # noqa: ARG001 - asked for by name
    factories = (CaseStudyFactory, PolicyRecommendationFactory, ToolFactory, VoiceFactory)
    pages = [factory() for factory in factories]
    pages.append(PersonalVoiceFactory(consent={"reuse": True}))
    gone = CaseStudyFactory()
    gone.unpublish()
    adoption = AdoptionFactory(record=pages[0].record)
    AdoptionFactor.objects.create(adoption=adoption, kind="barrier", code="trigger")
    QuestionFactory(record=pages[0].record, answer="Two pounds.")
    QuestionFactory.create_batch(2, record=pages[3].record)
    return [page.record.pk for page in (*pages, gone)]


@schema.parametrize()
@bounded
def test_every_answer_is_as_described(case, identifiers):  # noqa: ARG001 - asked for by name
    case.call_and_validate(checks=TRUE, headers=PLAIN)


@about_a_record.given(place=st.integers(0, 5))
@about_a_record.parametrize()
@bounded
def test_every_answer_about_a_record_is_as_described(case, identifiers, place):
    case.path_parameters["identifier"] = identifiers[place]
    if "number" in case.path_parameters:
        case.path_parameters["number"] = 1
    case.call_and_validate(checks=TRUE, headers=PLAIN)


@schema.exclude(path="/api/search/").parametrize()
@bounded
def test_what_makes_no_sense_is_refused(case):
    case.call_and_validate(checks=[negative_data_rejection], headers=PLAIN)
