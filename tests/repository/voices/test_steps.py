"""What each answer of a person opens and closes, and that other words need another answer."""

import pytest

from repository.records.completeness import NotReadyToPublishError
from repository.records.consent import NOTHING, Surface, permitted
from repository.records.models import Consent, VoicePage
from repository.voices.models import ConsentStep
from repository.voices.steps import Answer, Road, Stage, StepError, has_seen, record_step
from tests.factories.voice import PersonalVoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NEW_WORDS = "<p>I said it twice, and nobody came.</p>"


@pytest.fixture
def draft():
    """A story that nobody has been asked about."""
    return PersonalVoiceFactory(published=False, consent={"seen_final": False, "released": False})


def ask(page, stage, answer=Answer.AGREED, **options):
    consent = Consent.objects.get(voice=page)
    return record_step(consent, stage, answer, road=Road.SPOKEN, taken_by="A. Officer", **options)


def release(page):
    ask(page, Stage.SEEN)
    ask(page, Stage.RELEASE)


def publish(page, **changes):
    page = VoicePage.objects.get(pk=page.pk)
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return VoicePage.objects.get(pk=page.pk)


def save_draft(page, **changes):
    page = VoicePage.objects.get(pk=page.pk)
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision()


def is_open(page):
    return permitted(VoicePage.objects.get(pk=page.pk), Surface.PAGE) != NOTHING


@pytest.fixture
def public(draft):
    release(draft)
    return publish(draft)


def test_a_story_is_released_by_two_answers_in_order(draft):
    assert not is_open(draft)
    ask(draft, Stage.SEEN)
    assert not is_open(draft)
    ask(draft, Stage.RELEASE)

    assert is_open(draft)


def test_release_before_the_finished_piece_was_seen_is_refused(draft):
    with pytest.raises(StepError, match="has not agreed to the finished piece"):
        ask(draft, Stage.RELEASE)

    assert not ConsentStep.objects.exists()


def test_the_consent_given_beforehand_opens_nothing(draft):
    ask(draft, Stage.BEFORE)

    assert not is_open(draft)


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("answer", [Answer.CHANGES, Answer.REFUSED])
def test_any_answer_but_agreement_closes_the_story_at_once(public, stage, answer):
    ask(public, stage, answer)

    assert not is_open(public)


def test_a_person_who_paused_needs_only_to_release_again(public):
    ask(public, Stage.RELEASE, Answer.REFUSED)
    ask(public, Stage.RELEASE)

    assert is_open(public)


def test_after_a_wish_for_changes_the_piece_must_be_seen_again(public):
    ask(public, Stage.RELEASE, Answer.CHANGES, note="Leave out the ward.")

    with pytest.raises(StepError):
        ask(public, Stage.RELEASE)


def test_other_words_than_those_seen_cannot_be_released(draft):
    ask(draft, Stage.SEEN)
    save_draft(draft, story=NEW_WORDS)

    assert not has_seen(Consent.objects.get(voice=draft))
    with pytest.raises(StepError):
        ask(draft, Stage.RELEASE)


def test_other_words_than_those_released_are_not_published_and_the_agreed_ones_stay(public):
    with pytest.raises(NotReadyToPublishError, match="answer to these words"):
        publish(public, story=NEW_WORDS, change_note="Told more.")

    assert is_open(public)
    assert "twice" not in VoicePage.objects.get(pk=public.pk).story


def test_having_seen_them_is_not_enough(public):
    save_draft(public, story=NEW_WORDS, change_note="Told more.")
    ask(public, Stage.SEEN)

    assert is_open(public)
    with pytest.raises(NotReadyToPublishError, match="answer to these words"):
        publish(public, story=NEW_WORDS, change_note="Told more.")


def test_new_words_are_published_once_they_were_seen_and_released(public):
    save_draft(public, story=NEW_WORDS, change_note="Told more.")
    release(public)

    page = publish(public, story=NEW_WORDS, change_note="Told more.")

    assert is_open(page)
    assert "twice" in page.story


@pytest.mark.parametrize(
    "change", [{"title": "Other"}, {"place": "Newtown"}, {"role": "Mother of one"}, {"year": 2024}]
)
def test_whatever_tells_of_the_person_counts_as_words(public, change):
    with pytest.raises(NotReadyToPublishError, match="answer to these words"):
        publish(public, **change, change_note="Changed.")


def test_what_tells_nothing_of_the_person_needs_no_answer(public):
    page = publish(public, language="cy", change_note="It is in Welsh.")

    assert page.language == "cy"


def test_a_minor_correction_needs_no_answer_and_is_what_stands_agreed_afterwards(public):
    publish(public, story="<p>I said I was bleeding, and nobody came.</p>", minor_correction=True)

    page = publish(public, minor_correction=False, change_note="A line about the review.")

    assert is_open(page)
    assert has_seen(Consent.objects.get(voice=page))


def test_the_first_publication_is_never_a_minor_correction(draft):
    release(draft)

    with pytest.raises(NotReadyToPublishError, match="answer to these words"):
        publish(draft, story=NEW_WORDS, minor_correction=True)


def test_a_consent_from_before_steps_were_kept_stands_for_what_was_published_first():
    page = PersonalVoiceFactory()

    with pytest.raises(NotReadyToPublishError, match="answer to these words"):
        publish(page, story=NEW_WORDS, change_note="Told more.")


@pytest.mark.usefixtures("public")
def test_a_step_goes_with_its_consent():
    Consent.objects.get().delete()

    assert not ConsentStep.objects.exists()
