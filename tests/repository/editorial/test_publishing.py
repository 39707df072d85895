"""What an editor meets on the way to publication: drafts are free, refusals say what is missing."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import Page, Workflow, WorkflowState
from wagtail.test.utils.form_data import inline_formset, streamfield

from repository.records.completeness import NotReadyToPublishError
from repository.records.models import (
    CaseStudyPage,
    Consent,
    PolicyRecommendationPage,
    RecordPage,
    ToolPage,
    VoicePage,
)
from tests.editing import add_url, complete_case_study, edit_url, form_data, measure
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.reading import main_words, read, words

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

TYPES = [CaseStudyPage, PolicyRecommendationPage, ToolPage, VoicePage]
MISSING = ["The problem", "Aim", "Measures", "What happened", "Equity impact", "Stage"]


@pytest.fixture
def editor(client):
    client.force_login(UserFactory(roles=["Editor"]))
    return client


@pytest.fixture
def contributor(client):
    user = UserFactory(roles=["Contributor"])
    client.force_login(user)
    client.user = user
    return client


def said(response):
    return words(read(response))


def messages_of(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


@pytest.mark.parametrize("model", TYPES)
def test_a_draft_needs_nothing_but_a_title(contributor, model):
    response = contributor.post(add_url(model), form_data(model, title="Half an idea", slug="half"))

    page = model.objects.get(title="Half an idea")
    assert response.headers["Location"] == edit_url(page)
    assert not page.live


@pytest.mark.parametrize("model", TYPES)
def test_an_incomplete_page_is_refused_and_nothing_typed_is_lost(editor, model):
    sent = form_data(
        model, title="Half an idea", slug="half", place="Exampletown", **{"action-publish": "1"}
    )

    response = editor.post(add_url(model), sent)

    assert response.status_code == 200
    assert "This cannot be published yet. Still missing: Summary" in said(response)
    assert read(response).find("input", {"name": "place"})["value"] == "Exampletown"
    assert not RecordPage.objects.exists()


def test_the_refusal_lists_every_missing_thing(editor):
    sent = form_data(CaseStudyPage, title="Half", slug="half", **{"action-publish": "1"})

    shown = said(editor.post(add_url(CaseStudyPage), sent))

    assert all(label in shown for label in MISSING)
    assert "Choose one. “Too few to tell yet” is a result." in shown


def test_an_incomplete_page_cannot_be_submitted_for_review_either(contributor):
    sent = form_data(CaseStudyPage, title="Half", slug="half", **{"action-submit": "1"})

    response = contributor.post(add_url(CaseStudyPage), sent)

    assert "Still missing" in said(response)
    assert not WorkflowState.objects.exists()


def test_a_complete_case_study_is_published_and_read(editor, client):
    fields = complete_case_study(OrganisationFactory(name="Example Trust"))
    sent = form_data(CaseStudyPage, **fields, **{"action-publish": "1"})

    response = editor.post(add_url(CaseStudyPage), sent)

    assert response.status_code == 302, said(response)
    page = CaseStudyPage.objects.get(slug="weigh-every-swab")
    client.logout()
    shown = main_words(client.get(page.get_url()))
    for words_shown in ("We weighed every swab.", "Example Trust", "Jan", "2.9% (10/340)"):
        assert words_shown in shown


def test_a_contributor_submits_and_an_editor_approves(contributor):
    fields = complete_case_study(OrganisationFactory())
    contributor.post(
        add_url(CaseStudyPage), form_data(CaseStudyPage, **fields, **{"action-submit": "1"})
    )
    page = CaseStudyPage.objects.get(slug="weigh-every-swab")
    assert not page.live

    contributor.force_login(UserFactory(roles=["Editor"]))
    response = approve(contributor, page)

    assert response.status_code == 302
    assert CaseStudyPage.objects.get(pk=page.pk).live


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_what_a_contributor_sends_is_never_published_by_it(contributor, action):
    fields = complete_case_study(OrganisationFactory())

    contributor.post(add_url(CaseStudyPage), form_data(CaseStudyPage, **fields, **{action: "1"}))

    assert not Page.objects.filter(slug="weigh-every-swab", live=True).exists()


def test_a_table_that_cannot_be_read_is_refused_with_its_row(editor):
    bad = measure(table="Period,Black African\nJan,twelve")
    sent = form_data(
        CaseStudyPage,
        **complete_case_study(OrganisationFactory(), measures=streamfield([("measure", bad)])),
        **{"action-publish": "1"},
    )

    response = editor.post(add_url(CaseStudyPage), sent)

    assert response.status_code == 200
    assert "Row 2, Black African" in response.content.decode()


def test_a_page_of_five_million_characters_is_answered(editor):
    fields = complete_case_study(OrganisationFactory(), summary="x" * 5_000_000)
    sent = form_data(CaseStudyPage, **fields, **{"action-publish": "1"})

    response = editor.post(add_url(CaseStudyPage), sent)

    assert response.status_code == 200
    assert "at most 300 characters" in said(response)


def test_control_characters_are_refused_kindly(editor):
    fields = complete_case_study(OrganisationFactory(), summary="bell\x00bell")
    sent = form_data(CaseStudyPage, **fields, **{"action-publish": "1"})

    response = editor.post(add_url(CaseStudyPage), sent)

    assert response.status_code == 200
    assert "Null characters are not allowed" in said(response)


def make_incomplete():
    return CaseStudyFactory(published=False, stage="", title="Half done")


def test_publishing_a_revision_by_a_script_is_refused():
    page = make_incomplete()

    with pytest.raises(NotReadyToPublishError, match="Stage") as refused:
        page.latest_revision.publish()

    assert [item.label for item in refused.value.missing] == ["Stage"]
    assert not Page.objects.get(pk=page.pk).live


def test_a_live_page_cannot_be_saved_incomplete():
    page = CaseStudyFactory()
    page.stage = ""

    with pytest.raises(NotReadyToPublishError):
        page.save()


def publish_in_bulk(client, *pages):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    query = "&".join(f"id={page.pk}" for page in pages)
    return client.post(f"{address}?{query}")


def test_publishing_from_a_list_is_refused_with_a_message(editor):
    page = make_incomplete()

    response = publish_in_bulk(editor, page)

    assert response.status_code == 302
    assert "Still missing: Stage" in messages_of(response)
    assert not Page.objects.get(pk=page.pk).live


def test_complete_pages_are_published_from_a_list(editor):
    page = CaseStudyFactory(published=False)

    publish_in_bulk(editor, page)

    page = CaseStudyPage.objects.get(pk=page.pk)
    assert page.live
    assert page.record.versions.count() == 1


def submit(page, user):
    return Workflow.objects.get(name="Editorial review").start(page, user)


def approve(client, page):
    page = Page.objects.get(pk=page.pk)
    task_state = page.current_workflow_task_state
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task_state.pk]
    )
    return client.post(address, {"comment": ""})


def test_approving_an_incomplete_page_is_refused_with_a_message(editor):
    page = make_incomplete()
    submit(page, UserFactory(roles=["Contributor"]))

    response = approve(editor, page)

    assert response.status_code == 302
    assert "Still missing: Stage" in messages_of(response)
    assert not Page.objects.get(pk=page.pk).live


def test_a_refused_approval_leaves_the_review_open_for_another_try(editor):
    page = make_incomplete()
    submit(page, UserFactory(roles=["Contributor"]))
    approve(editor, page)

    assert Page.objects.get(pk=page.pk).current_workflow_task_state is not None


def test_a_story_whose_consent_ended_in_review_is_not_published(editor):
    page = PersonalVoiceFactory(published=False)
    submit(page, UserFactory(roles=["Contributor"]))
    Consent.objects.update(released=False)

    response = approve(editor, page)

    assert "Still missing: Consent" in messages_of(response)
    assert not Page.objects.get(pk=page.pk).live


def test_a_video_without_captions_is_refused(editor):
    sent = form_data(
        VoicePage, title="A story", slug="story", voice_format="video", **{"action-publish": "1"}
    )

    shown = said(editor.post(add_url(VoicePage), sent))

    for label in ("Recording", "Captions", "Transcript", "Consent", "Content notes"):
        assert label in shown


def test_a_wrong_orcid_is_refused_and_named(editor):
    person = {"family_name": "Bell", "orcid": "0000-0002-1825-0098"}
    fields = complete_case_study(OrganisationFactory(), contributors=inline_formset([person]))
    sent = form_data(CaseStudyPage, **fields, **{"action-publish": "1"})

    shown = said(editor.post(add_url(CaseStudyPage), sent))

    assert "“0000-0002-1825-0098” is not an ORCID iD" in shown


def test_a_reviewer_can_comment_on_a_record_in_place():
    for model in TYPES:
        assert "comments" in model.get_edit_handler().get_form_class().formsets


def test_a_reviewer_s_approval_publishes(client):
    reviewer = UserFactory(roles=["Reviewer"])
    client.force_login(reviewer)
    page = CaseStudyFactory(published=False)
    submit(page, UserFactory(roles=["Contributor"]))

    approve(client, page)

    assert Page.objects.get(pk=page.pk).live
