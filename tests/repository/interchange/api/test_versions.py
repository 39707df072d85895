"""Versions by the API: their words, their hash, and what consent leaves of them."""

import hashlib
import json

import pytest

from repository.records.choices import Ground
from repository.records.models import Consent
from repository.records.redaction.passages import Passages
from repository.records.redaction.versions import redact_versions
from tests.factories.case_study import CaseStudyFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.repository.interchange.api.asking import ask

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
OPEN = {
    "reuse": True, "show_place": True, "show_ethnicity": True, "show_dates": True,
    "show_name": True, "credit": "A. M.",
}  # fmt: skip


def publish(page, note="Changed.", **changes):
    for name, value in {"change_note": note, **changes}.items():
        setattr(page, name, value)
    page.save_revision().publish()


def version(page, number=1):
    return ask(f"records/{page.record.pk}/versions/{number}/").json()


def hash_of(found):
    return hashlib.sha256(found["canonical"].encode()).hexdigest()


def test_versions_are_listed_the_newest_first():
    page = CaseStudyFactory()
    publish(page, "Added figures.")

    found = ask(f"records/{page.record.pk}/versions/").json()

    assert found["identifier"] == page.record.pk
    assert [item["number"] for item in found["versions"]] == [2, 1]
    assert found["versions"][0]["change_note"] == "Added figures."
    address = f"http://testserver/api/records/{page.record.pk}/versions/2/"
    assert found["versions"][0]["api_url"] == address
    assert {len(item["sha256"]) for item in found["versions"]} == {64}


def test_a_version_keeps_its_words_and_anyone_can_check_them():
    page = CaseStudyFactory(title="First title", lessons="<p>Ask.</p>")
    before = version(page)
    publish(page, title="Second title", lessons="<p>Ask early.</p>")

    after = version(page)

    assert (before.pop("is_newest"), after.pop("is_newest")) == (True, False)
    assert after == before
    assert after["content"]["title"] == after["title"] == "First title"
    assert hash_of(after) == after["sha256"]
    assert json.loads(after["canonical"])["title"] == "First title"
    assert "<p>Ask.</p>" in after["html"]


def test_a_redaction_is_told_with_both_hashes():
    page = CaseStudyFactory(lessons="<p>Ada Example saw it.</p>")
    before = version(page)
    publish(page, lessons="<p>It was seen.</p>")
    redact_versions(page.record, [1], Passages(["Ada Example"]), Ground.ERASURE, user=None)

    after = version(page)

    (redaction,) = after["redactions"]
    assert redaction["old_sha256"] == before["sha256"]
    assert redaction["new_sha256"] == after["sha256"] == hash_of(after)
    assert after["redacted"] == redaction["date"]
    assert "Ada Example" not in json.dumps(after)
    listed = ask(f"records/{page.record.pk}/versions/").json()["versions"]
    assert [item["redacted"] for item in listed] == [None, redaction["date"]]


def test_a_version_of_a_story_shows_what_is_agreed_to_today():
    page = PersonalVoiceFactory(place="Exampletown", consent=OPEN)
    before = version(page)
    assert hash_of(before) == before["sha256"]
    assert "Exampletown" in json.dumps(before)
    consent = Consent.objects.get(voice=page)
    consent.show_place = False
    consent.save()

    after = version(page)

    assert "Exampletown" not in json.dumps(after)
    assert after["canonical"] is None
    assert after["sha256"] == before["sha256"]


def test_a_version_quotes_no_more_than_consent_to_re_use_allows():
    story = PersonalVoiceFactory(
        quotations=[("quotation", {"text": "Nobody came."})], consent={"reuse": True}
    )
    page = CaseStudyFactory(quoted_voices=[("quoted_voice", {"voice": story, "quotation": "q1"})])
    before = version(page)
    assert "Nobody came." in json.dumps(before["content"])
    assert "Nobody came." in before["html"]
    consent = Consent.objects.get(voice=story)
    consent.reuse = False
    consent.save()

    after = version(page)

    assert "Nobody came." not in json.dumps(after)
    assert hash_of(after) == after["sha256"] == before["sha256"]


def test_a_voice_that_has_gone_is_not_named_as_evidence_of_a_version_either():
    story = PersonalVoiceFactory(consent={"reuse": True})
    page = PolicyRecommendationFactory(
        statements=[("statement", {"text": "<p>Ask.</p>", "evidence_records": [story]})]
    )
    before = version(page)
    assert story.record.pk in json.dumps(before)
    assert hash_of(before) == before["sha256"]
    consent = Consent.objects.get(voice=story)
    consent.site = consent.reuse = False
    consent.save()

    after = version(page)

    assert story.record.pk not in json.dumps(after)
    assert after["canonical"] is None


def test_addresses_in_a_version_hold_anywhere():
    page = CaseStudyFactory(lessons='<p><a href="/about/">About</a></p>')

    found = version(page)

    assert 'href="http://testserver/about/"' in found["html"]
    assert 'href="http://testserver/about/"' in json.dumps(found["content"]).replace("\\", "")
    assert found["content"]["url"].startswith("http://testserver/case-studies/")


@pytest.mark.parametrize("number", ["2", "99999999999999999999"])
def test_a_version_that_there_is_not_is_not_found(number):
    page = CaseStudyFactory()

    status = 404 if number == "2" else 400
    ask(f"records/{page.record.pk}/versions/{number}/", status=status)
