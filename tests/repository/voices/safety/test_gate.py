"""A story with open findings, or without the review that it needs, is published by no road."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import rich_text

from repository.records.completeness import PublicationRefusedError
from repository.records.models import VoicePage
from repository.voices.models import Dismissal, NamedReview
from tests.editing import edit_url, form_data
from tests.factories.consent import agree_to
from tests.factories.safety import settle
from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.reading import read, words

pytestmark = pytest.mark.django_db

NAMED = "<p>The photo was taken by Halima Warsame.</p>"
DEATH = "<p>Our baby was stillborn.</p>"


def draft(story=NAMED, **fields):
    return PersonalVoiceFactory(published=False, settled=False, story=story, **fields)


def publish(page):
    page.save_revision().publish()


def is_live(page):
    return Page.objects.get(pk=page.pk).live


def test_a_draft_is_saved_whatever_is_found():
    page = draft()
    page.story += DEATH

    page.save_revision()

    assert not page.live


@pytest.mark.parametrize(
    ("story", "said"), [(NAMED, "1 thing that could say who"), (DEATH, "because of: a death")]
)
def test_it_is_not_published_and_the_refusal_says_what_to_do_and_no_word_of_it(story, said):
    page = draft(story)

    with pytest.raises(PublicationRefusedError, match=said) as refused:
        publish(page)

    assert "Safety of the story" in str(refused.value)
    assert "Halima" not in str(refused.value)
    assert not is_live(page)


def test_it_is_published_once_all_has_been_looked_at():
    page = draft(NAMED + DEATH)
    settle(page)

    publish(page)

    assert is_live(page)


def test_saving_a_page_as_live_is_a_publication_too():
    page = draft()
    page.live = True

    with pytest.raises(PublicationRefusedError):
        page.save()


def test_an_approval_publishes_nothing_that_is_open(client):
    page = draft()
    state = page.get_workflow().start(page, UserFactory())
    client.force_login(UserFactory(roles=["Reviewer"]))
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.current_task_state.pk]
    )

    response = client.post(address, {"comment": ""}, follow=True)

    assert "cannot be published yet" in words(read(response))
    assert not is_live(page)


def test_a_time_set_for_it_publishes_nothing_that_is_open(capsys, caplog, mailoutbox):
    page = draft(owner=UserFactory(), go_live_at=timezone.now() + timedelta(minutes=1))
    page.get_latest_revision().publish()

    with pytest.raises(CommandError), time_machine.travel(timezone.now() + timedelta(hours=1)):
        call_command("publish_scheduled")

    assert not is_live(page)
    told = capsys.readouterr().err + caplog.text + mailoutbox[0].body
    assert "could say who somebody is" in told
    assert "Halima" not in told


def test_the_editor_is_told_on_the_screen_what_was_found_and_what_to_write_instead(client):
    page = draft()
    client.force_login(UserFactory(roles=["Editor"]))
    shown = words(read(client.get(edit_url(page))))

    assert "“Halima Warsame”" in shown
    assert "Say who they are to the person instead" in shown


def test_an_editor_who_publishes_too_early_is_told_and_keeps_what_was_typed(client):
    client.force_login(UserFactory(roles=["Editor"]))
    sent = form_data(VoicePage, title="Told", voice_format="written", story=rich_text(NAMED))

    response = client.post(edit_url(draft("")), {**sent, "slug": "told", "action-publish": "1"})

    said = words(read(response))
    assert "1 thing that could say who somebody is" in said
    assert "“Halima Warsame” , Story" in said


def test_a_draft_that_saves_itself_while_somebody_writes_is_not_checked(client, monkeypatch):
    page = draft("")
    client.force_login(UserFactory(roles=["Editor"]))
    sent = form_data(VoicePage, title="Told", slug="told", story=rich_text(NAMED))
    monkeypatch.setattr(
        "repository.voices.safety.risks.find_risks", lambda _story: pytest.fail("checked")
    )

    response = client.post(edit_url(page), sent, headers={"accept": "application/json"})

    assert response.json()["success"]
    saved = VoicePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert "Halima" in saved.story


def test_published_research_names_its_authors_freely():
    page = VoiceFactory(story=NAMED + DEATH)

    assert page.live


def test_other_words_in_the_same_sentence_are_looked_at_again():
    page = draft()
    settle(page)
    publish(page)
    page.story = "<p>The photo of our house was taken by Halima Warsame.</p>"
    page.change_note = "Said more."
    agree_to(page)

    with pytest.raises(PublicationRefusedError, match="1 thing"):
        publish(page)


def test_a_change_elsewhere_leaves_a_dismissal_standing():
    page = draft()
    settle(page)
    page.story = NAMED + "<p>We went home.</p>"

    publish(page)

    assert is_live(page)


def test_a_named_review_is_of_the_words_that_were_read():
    page = draft(DEATH)
    settle(page)
    publish(page)
    page.story, page.change_note = DEATH + "<p>We went home.</p>", "Said more."
    agree_to(page)

    with pytest.raises(PublicationRefusedError, match="a death"):
        publish(page)


def test_a_minor_correction_asks_for_no_new_review_and_the_next_change_of_no_word_neither():
    page = draft(DEATH)
    settle(page)
    publish(page)
    page.story, page.minor_correction = "<p>Our baby was still-born, stillborn.</p>", True
    publish(page)
    page = VoicePage.objects.get(pk=page.pk)
    page.minor_correction, page.change_note = False, "Chose another theme."

    publish(page)

    assert page.record.versions.count() == 2


def test_a_first_publication_is_never_a_minor_correction():
    page = draft(DEATH, minor_correction=True)
    settle(page)
    page.story = DEATH + "<p>We went home.</p>"

    with pytest.raises(PublicationRefusedError, match="a death"):
        publish(page)


def test_a_translation_asks_for_the_review_that_its_original_asked_for():
    original = PersonalVoiceFactory(story=DEATH, consent={"translation": True})
    page = PersonalVoiceFactory(
        published=False,
        settled=False,
        story="<p>Nasze dziecko.</p>",
        language="pl",
        consent=None,
        translation_of=original,
        translator="T",
        checked_by="S",
        source_version=1,
    )

    with pytest.raises(PublicationRefusedError, match="a death"):
        publish(page)


def test_what_was_decided_holds_no_word_of_the_story_and_goes_with_it():
    page = draft(NAMED + DEATH)
    settle(page)
    rows = [*Dismissal.objects.values(), *NamedReview.objects.values()]
    assert len(rows) == 2
    assert "Halima" not in str(rows)
    assert "stillborn" not in str(rows)

    page.delete()

    assert not Dismissal.objects.exists()
    assert not NamedReview.objects.exists()


def test_a_reader_never_has_the_story_checked(client, monkeypatch):
    page = PersonalVoiceFactory()
    monkeypatch.setattr(
        "repository.voices.safety.risks.find_risks", lambda _story: pytest.fail("checked")
    )

    assert client.get(page.get_url()).status_code == 200
