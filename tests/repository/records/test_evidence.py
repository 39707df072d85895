"""The records a statement rests on: linked when anyone may read them, and not otherwise."""

import pytest
from wagtail.models import PageViewRestriction

from repository.records.content import build_content
from repository.records.evidence import STORY
from repository.records.models import Consent, PolicyRecommendationPage
from search.body_text import build_body
from tests.factories.case_study import CaseStudyFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def recommend(*evidence):
    return PolicyRecommendationFactory(
        statements=[
            ("statement", {"text": "<p>Weigh.</p>", "evidence_records": list(evidence)}),
            ("statement", {"text": "<p>Measure.</p>"}),
        ]
    )


def links(client, page, key="s1"):
    statement = read(client.get(page.get_url())).find(id=key)
    found = statement.select(".mer-statement__evidence a")
    return {link.get_text(): link["href"] for link in found}


def test_each_statement_links_to_its_own_evidence(client):
    study, tool = CaseStudyFactory(title="Scales"), ToolFactory(title="Checklist")

    page = recommend(study, tool)

    assert links(client, page) == {"Scales": study.get_url(), "Checklist": tool.get_url()}
    assert links(client, page, "s2") == {}


def unpublish(page):
    page.unpublish()


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def delete(page):
    page.delete()


@pytest.mark.parametrize("hide", [unpublish, restrict, delete])
def test_a_record_that_is_not_public_is_not_named(client, hide):
    study = CaseStudyFactory(title="Scales")
    page = recommend(study)

    hide(study)

    assert links(client, PolicyRecommendationPage.objects.get(pk=page.pk)) == {}


def test_a_draft_is_not_named(client):
    assert links(client, recommend(CaseStudyFactory(published=False))) == {}


def test_published_research_is_named_by_its_title(client):
    voice = VoiceFactory(title="What women said")

    assert links(client, recommend(voice)) == {"What women said": f"/id/{voice.record.pk}"}


def test_a_story_is_linked_by_its_identifier_and_none_of_its_words(client):
    voice = PersonalVoiceFactory(title="My story of loss")

    page = recommend(voice)

    assert links(client, page) == {STORY: f"/id/{voice.record.pk}"}
    assert "My story of loss" not in version_of(page).html


def test_a_story_is_not_linked_once_consent_ends(client):
    page = recommend(PersonalVoiceFactory())

    Consent.objects.update(released=False)

    assert links(client, page) == {}


def test_the_titles_of_other_records_do_not_find_a_recommendation():
    page = recommend(CaseStudyFactory(title="Quillfeather"))

    assert "Quillfeather" not in build_body(build_content(page))


def version_of(page):
    return page.record.versions.get()


def test_a_version_keeps_the_identifier_of_its_evidence_and_none_of_its_words(client):
    study = CaseStudyFactory(title="Scales")
    page = recommend(study)

    kept = version_of(page)

    (section,) = [part for part in kept.content["sections"] if part["key"] == "statements"]
    assert section["value"][0]["evidence_records"] == [{"identifier": study.record.pk}]
    assert "Scales" not in str(kept.content) + kept.html
    assert version_links(client, page) == {"Scales": study.get_url()}


def version_links(client, page):
    version = read(client.get(f"/id/{page.record.pk}/v/1"))
    found = version.find(id="s1").select(".mer-statement__evidence a")
    return {link.get_text(): link["href"] for link in found}


@pytest.mark.parametrize("hide", [unpublish, restrict, delete])
def test_a_version_names_evidence_that_is_gone_by_its_identifier_alone(client, hide):
    study = CaseStudyFactory(title="Scales")
    page, identifier = recommend(study), study.record.pk

    hide(study)

    assert version_links(client, page) == {identifier: f"/id/{identifier}"}


def test_a_version_leaves_a_story_out_once_consent_ends(client):
    page = recommend(PersonalVoiceFactory())
    assert list(version_links(client, page)) == [STORY]

    Consent.objects.update(released=False)

    assert version_links(client, page) == {}


def test_a_translated_story_is_linked_as_long_as_it_may_be_translated(client):
    original = PersonalVoiceFactory(consent={"translation": True})
    urdu = PersonalVoiceFactory(
        language="ur", translation_of=original, translator="A", checked_by="B", consent=None
    )
    page = recommend(urdu)
    assert list(version_links(client, page)) == list(links(client, page)) == [STORY]

    Consent.objects.update(translation=False)

    assert version_links(client, page) == links(client, page) == {}
