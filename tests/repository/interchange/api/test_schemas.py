"""Every public field of every type is in an answer, as the page shows it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from repository.records.choices import RecordType
from repository.records.consent import Surface
from repository.records.models import Consent, Record, VoicePage
from repository.records.released import load_released
from repository.records.sections import SECTIONS
from tests.browser import content
from tests.factories.case_study import CaseStudyFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.tool import ToolFactory
from tests.repository.interchange.api.asking import ask, list_all

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everything")]
HTML_OR_ADDRESS = ("<", "/", "http")


@pytest.fixture(scope="module")
def everything(starter_content, django_db_blocker):  # noqa: ARG001 - asked for by name
    """The starter content, and a record of every kind and state that fills every field."""
    with django_db_blocker.unblock():
        content.load()
        Consent.objects.update(reuse=True)
        story = VoicePage.objects.get(title="Nobody came when I called")
        quoting = {"quoted_voices": [("quoted_voice", {"voice": story, "quotation": "q1"})]}
        answering = {"voices_answered": [(story, "Somebody comes now.")]}
        CaseStudyFactory(**quoting, **answering)
        ToolFactory(**quoting)
        before = PolicyRecommendationFactory()
        PolicyRecommendationFactory(supersedes=before, **quoting, **answering)


@pytest.fixture
def released(everything):  # noqa: ARG001 - asked for by name
    return load_released(Record.objects.values_list("pk", flat=True), Surface.API)


def leaves(value, path=()):
    """Yield each text, number or nothing of content, with where it stands."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, (*path, key))
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from leaves(item, (*path, place))
    else:
        yield path, value


def find(value, path):
    for step in path:
        value = value[step]
    return value


def test_the_content_has_every_type_and_every_section(released):
    shown = {
        (record.record.type, section["key"])
        for record in released.values()
        for section in record.content["sections"]
    }

    assert shown == {(str(kind), section.key) for kind in RecordType for section in SECTIONS[kind]}


def test_nothing_of_the_content_is_missing_from_the_answer(released):
    assert len(released) > 30
    for identifier, record in released.items():
        answer = ask(f"records/{identifier}/").json()
        for path, value in leaves(record.content):
            if path[0] == "facts" and path[-1] == "code":
                continue
            told = find(answer, path)
            if isinstance(value, str) and value.startswith(HTML_OR_ADDRESS):
                assert bool(told) == bool(value), (identifier, path)
            else:
                assert told == value, (identifier, path)


def test_a_list_has_the_same_but_for_the_sections_and_figures_of_places(released):
    listed = {record["identifier"]: record for record in list_all("records/", "records")}
    assert listed.keys() == released.keys()
    for identifier, outline in listed.items():
        whole = ask(f"records/{identifier}/").json()
        del whole["sections"], whole["replacement"], whole["context"]
        assert outline == whole


def test_every_address_is_whole_and_nothing_in_html_can_run(released):
    for identifier in released:
        answer = ask(f"records/{identifier}/").json()
        for path, value in leaves(answer):
            if not isinstance(value, str):
                continue
            if str(path[-1]).endswith("url"):
                assert not value or value.startswith(("http://", "https://")), (identifier, path)
            assert 'href="/' not in value
            assert 'src="/' not in value
            assert "<script" not in value


def test_a_whole_record_takes_few_queries(released):
    for identifier, record in released.items():
        ask(f"records/{identifier}/")
        with CaptureQueriesContext(connection) as asked:
            ask(f"records/{identifier}/")
        assert len(asked) <= 20, (record.record.type, len(asked), [q["sql"][:90] for q in asked])
