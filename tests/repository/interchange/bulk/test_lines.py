"""`records.jsonl.gz`, as somebody with gzip and JSON reads it."""

import gzip
import json

import pytest
from wagtail.models import PageViewRestriction

from repository.interchange.bulk import reading
from repository.records.choices import Reason, State
from tests.factories.case_study import CaseStudyFactory
from tests.factories.document import DocumentFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
ADDRESS = "/data/records.jsonl.gz"
CANARY = "Canaryword"


@pytest.fixture
def fetch(client):
    def get():
        content = gzip.decompress(client.get(ADDRESS).getvalue())
        return [json.loads(line) for line in content.splitlines()]

    return get


def test_each_line_is_a_whole_record(fetch):
    page = CaseStudyFactory(title="Swabs", problem="<p>It was seen late.</p>")

    (line,) = fetch()

    record = page.record
    assert line["identifier"] == record.pk
    assert line["permanent_url"] == f"http://testserver/id/{record.pk}"
    assert line["state"] == "current"
    assert line["version"]["url"] == f"http://testserver/id/{record.pk}/v/1"
    assert line["datestamp"].endswith("Z")
    assert line["title"] == "Swabs"
    assert "<p>It was seen late.</p>" in json.dumps(line["sections"])


def test_a_line_is_what_the_api_says(fetch, client):
    PolicyRecommendationFactory(evidence_summary="<p>Reviews.</p>", tags=["scales"])

    (line,) = fetch()

    assert line == client.get(f"/api/records/{line['identifier']}/").json()


def test_every_type_is_in_it_once_in_the_order_of_identifiers(fetch, monkeypatch):
    monkeypatch.setattr(reading, "BATCH", 2)
    for factory in (CaseStudyFactory, PolicyRecommendationFactory, ToolFactory, VoiceFactory):
        factory.create_batch(2)

    found = [line["identifier"] for line in fetch()]

    assert found == sorted(set(found))
    assert len(found) == 8


def test_addresses_are_whole(fetch):
    CaseStudyFactory(
        easy_read=DocumentFactory(),
        priority_areas=[PriorityAreaFactory()],
        lessons='<p><a href="/about/">About</a> <a href="https://example.org/">other</a></p>',
    )

    (line,) = fetch()

    assert line["url"].startswith("http://testserver/case-studies/")
    assert line["easy_read_url"].startswith("http://testserver/media/")
    assert line["priority_areas"][0]["url"] == "http://testserver/priority-areas/haemorrhage/"
    (section,) = [part for part in line["sections"] if part["key"] == "lessons"]
    assert 'href="http://testserver/about/"' in section["value"]
    assert 'href="https://example.org/"' in section["value"]


def test_what_may_not_leave_is_not_in_it(fetch):
    CaseStudyFactory(title=CANARY, published=False)
    private, removed, unpublished, deleted = CaseStudyFactory.create_batch(4, title=CANARY)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    record = removed.record
    record.state, record.reason_category = State.REMOVED, Reason.LEGAL
    record.save()
    unpublished.unpublish()
    deleted.delete()
    PersonalVoiceFactory(title=CANARY, consent={"site": True})
    withdrawn = PersonalVoiceFactory(title=CANARY, consent={"reuse": True}).consent
    withdrawn.released = False
    withdrawn.save()

    assert fetch() == []


def test_a_story_is_in_it_as_far_as_consent_to_re_use_goes(fetch):
    PersonalVoiceFactory(
        title="Sunflower",
        organisations=[(OrganisationFactory(name=CANARY), "led-by")],
        consent={"reuse": True},
    )

    (line,) = fetch()

    assert line["title"] == "Sunflower"
    assert CANARY not in json.dumps(line)


@pytest.mark.parametrize(("consent", "times"), [({"site": True}, 0), ({"reuse": True}, 1)])
def test_a_story_is_quoted_as_far_as_consent_to_re_use_goes(fetch, consent, times):
    story = PersonalVoiceFactory(
        quotations=[("quotation", {"text": "I rang the bell."})], consent=consent
    )
    page = CaseStudyFactory(quoted_voices=[("quoted_voice", {"voice": story, "quotation": "q1"})])

    lines = {line["identifier"]: json.dumps(line) for line in fetch()}

    assert lines[page.record.pk].count("I rang the bell.") == times


def test_a_story_that_ends_while_the_file_is_sent_is_not_in_it(monkeypatch):
    monkeypatch.setattr(reading, "BATCH", 1)
    first, last = sorted(
        (PersonalVoiceFactory(consent={"reuse": True}) for _ in range(2)),
        key=lambda page: page.record.pk,
    )
    lines = reading.iterate_released()

    kept = next(lines)
    last.consent.reuse = False
    last.consent.save()

    assert [released.record.pk for released in kept] == [first.record.pk]
    assert [list(batch) for batch in lines] == [[]]


def test_a_page_that_becomes_private_while_the_file_is_sent_is_not_in_it(monkeypatch):
    monkeypatch.setattr(reading, "BATCH", 1)
    pages = sorted(CaseStudyFactory.create_batch(2), key=lambda page: page.record.pk)
    lines = reading.iterate_released()

    next(lines)
    PageViewRestriction.objects.create(page=pages[1], restriction_type="login")

    assert [list(batch) for batch in lines] == [[]]


def test_the_file_is_compressed_once(client):
    CaseStudyFactory()

    response = client.get(ADDRESS, headers={"Accept-Encoding": "gzip"})

    assert response["Content-Type"] == "application/gzip"
    assert not response.has_header("Content-Encoding")
    assert gzip.decompress(response.getvalue())
