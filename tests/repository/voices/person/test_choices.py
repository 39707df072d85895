"""What a person reads and decides on their own pages, and that each decision holds at once."""

import pytest
from django.core import mail
from django.test import Client

from repository.records.consent import Surface, permitted
from repository.records.models import Consent, VoicePage
from repository.voices.links import find_link
from repository.voices.models import PersonEvent, PersonLink, Purpose
from repository.voices.person import wording
from repository.voices.person.codes import make_code
from tests.factories.document import MP3, VTT, DocumentFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.reading import main_words, read, words

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def consent():
    return Consent.objects.get()


def last_kind():
    return PersonEvent.objects.values_list("kind", flat=True).first()


def is_public():
    voice = VoicePage.objects.get()
    return bool(permitted(voice, Surface.PAGE))


def test_the_piece_is_shown_as_it_will_appear_with_its_note_before_it(person):
    said = person.words("read/")

    assert said.index("Describes heavy bleeding") < said.index("nobody came")
    assert said.index("nobody came") < said.index("Samaritans") < said.index("Are you happy")
    assert "They did not listen" in said
    assert "Exampletown" in said
    # Not agreed to.
    assert "Nigerian British" not in said
    assert "Amara" not in said.replace("Amara Okoye", "")


def test_the_newest_draft_is_what_is_shown(person, story):
    story.story = "<p>These are the newer words.</p>"
    story.save_revision()

    assert "newer words" in person.words("read/")


def test_being_happy_and_then_saying_yes_releases_the_story(person):
    asked = person.agree()
    assert "Can we share your story now?" in main_words(asked)
    assert (consent().seen_final, consent().released) == (True, False)

    answer = person.post("release/", answer="yes")

    assert "You said yes" in main_words(answer)
    assert consent().released
    assert is_public()
    assert last_kind() == "released"
    steps = [(step.stage, step.answer, step.road) for step in consent().steps.order_by("pk")]
    assert steps == [("seen", "agreed", "own-page"), ("release", "agreed", "own-page")]


def test_not_yet_is_an_answer_too(person):
    person.agree()

    answer = person.post("release/", answer="no")

    assert "Your page is closed" in main_words(answer)
    assert not consent().released


def test_nobody_agrees_to_words_they_did_not_see(person, story):
    revision = read(person.get("read/")).find("input", {"name": "revision"})["value"]
    story.story = "<p>These are the newer words.</p>"
    story.save_revision()

    answer = person.post("happy/", revision=revision)

    assert answer.status_code == 409
    assert "Please read it again" in main_words(answer)
    assert "newer words" in main_words(answer)
    assert not consent().seen_final
    assert person.post("happy/").status_code == 409


def test_release_is_asked_only_of_who_has_seen_the_piece(person):
    assert person.get("release/").url == "/my-story/read/"

    person.post("release/", answer="yes")

    assert not consent().released


def test_a_wish_for_changes_reaches_the_officer_without_its_words_in_the_email(
    person, officer, story
):
    answer = person.post("changes/", words="Please leave out my sister’s name.")

    assert "We have your message" in main_words(answer)
    step = consent().steps.get()
    assert (step.stage, step.note) == ("seen", "Please leave out my sister’s name.")
    told = mail.outbox[-1]
    assert told.bcc == [officer.email]
    assert story.record.pk in told.subject
    assert "sister" not in told.subject + told.body
    assert "sister" not in str(list(PersonEvent.objects.values()))
    assert last_kind() == "changes"


def test_changes_without_words_are_asked_for_again(person):
    answer = person.post("changes/", words="  ")

    assert answer.status_code == 400
    assert "Tell us what you want us to change" in main_words(answer)


def test_what_was_agreed_to_is_said_in_sentences(person):
    page = read(person.get("choices/"))

    said = [words(item) for item in page.select(".mer-own__agreed li")]
    assert f"Yes: {wording.SCOPES['site']}" in said
    assert f"No: {wording.SCOPES['training']}" in said
    assert f"Yes: {wording.PARTS['show_place']}" in said
    assert f"No: {wording.PARTS['show_ethnicity']}" in said


def test_a_tick_can_be_taken_away_and_none_can_be_added(person):
    answer = person.post(
        "limits/", keep=["site", "show_name", "training", "show_video", "released"]
    )

    assert "We have saved your choice" in main_words(answer)
    now = consent()
    assert (now.site, now.show_name) == (True, True)
    opened = ("reuse", "show_place", "training", "show_video", "released")
    assert not any(getattr(now, name) for name in opened)
    assert last_kind() == "limited"
    assert "Exampletown" not in person.words("read/")


def test_only_what_was_agreed_to_has_a_tick(person):
    page = read(person.get("limits/"))

    boxes = {box["value"] for box in page.find_all("input", {"name": "keep"})}
    assert boxes == {"site", "reuse", "show_name", "show_place"}


def test_what_an_officer_closed_meanwhile_stays_closed(person):
    Consent.objects.update(reuse=False)

    person.post("limits/", keep=["site", "reuse", "show_name", "show_place"])

    assert not consent().reuse


def test_a_name_can_be_shortened_or_left_out(person):
    assert "Amara Okoye" in person.words("name/")

    person.post("name/", credit="first")
    assert (consent().show_name, consent().credit) == (True, "Amara")
    offered = read(person.get("name/")).find_all("input", {"type": "radio"})
    assert [radio["value"] for radio in offered] == ["now", "none"]

    person.post("name/", credit="none")
    assert not consent().show_name
    assert person.get("name/").url == "/my-story/choices/"
    assert last_kind() == "credited"


def test_a_choice_that_is_not_offered_is_refused(person):
    assert person.post("name/", credit="The Prime Minister").status_code == 400
    assert consent().credit == "Amara Okoye"


@pytest.fixture
def shared(story):
    """The story, released and on the site."""
    Consent.objects.update(seen_final=True, released=True)
    story.get_latest_revision().publish()
    return VoicePage.objects.get(pk=story.pk)


def test_a_break_hides_the_story_until_the_person_says_otherwise(shared, meet):
    reader = Client()
    assert reader.get(shared.get_url()).status_code == 200

    answer = meet().open().post("pause/")

    assert "Your story is hidden" in main_words(answer)
    assert reader.get(shared.get_url()).status_code == 410
    back = meet().open()
    back.agree()
    back.post("release/", answer="yes")
    assert reader.get(shared.get_url()).status_code == 200


def test_withdrawal_says_first_what_happens_and_then_does_it(shared, meet):
    person = meet(purpose=Purpose.WITHDRAW).open()

    asked = person.words("withdraw/")
    assert "We cannot put it back later" in asked
    assert "What we cannot get back" in asked
    assert Client().get(shared.get_url()).status_code == 200

    answer = person.post("withdraw/")

    assert "Your story is taken down" in main_words(answer)
    assert Client().get(shared.get_url()).status_code in {404, 410}
    assert not Consent.objects.exists()
    assert not PersonLink.objects.exists()
    assert last_kind() == "withdrawn"
    assert "They did not listen" not in str(list(PersonEvent.objects.values()))


ENDING = {
    "changes/": {"words": "Leave out the date."},
    "pause/": {},
    "withdraw/": {},
    "finish/": {},
}


@pytest.mark.parametrize("page", ENDING)
def test_an_answer_that_is_sent_twice_is_taken_once(person, page):
    first = person.post(page, **ENDING[page])
    told = len(mail.outbox)
    rows = PersonEvent.objects.count()

    second = person.post(page, **ENDING[page])

    assert main_words(second) == main_words(first)
    assert (len(mail.outbox), PersonEvent.objects.count()) == (told, rows)


def test_nothing_happens_when_pages_are_only_opened(person):
    before = Consent.objects.values().get(), PersonEvent.objects.count()

    for page in ("read", "choices", "changes", "limits", "name", "pause", "withdraw", "release"):
        assert person.get(f"{page}/").status_code in {200, 302}, page
    for page in ("happy", "finish"):
        assert person.get(f"{page}/").status_code == 405, page

    assert (Consent.objects.values().get(), PersonEvent.objects.count()) == before


def test_a_story_that_was_withdrawn_meanwhile_is_gone_from_every_page(person, story):
    story.consent.delete()

    for page in ("read/", "choices/", "withdraw/"):
        assert person.get(page).status_code == 410
    assert person.post("pause/").status_code == 410


def test_one_persons_link_opens_nothing_of_anothers(person):
    other = PersonalVoiceFactory(
        title="Another story", published=False, consent={"released": False}, story="<p>Other.</p>"
    )

    person.post("limits/", keep=[])
    person.post("withdraw/")

    assert Consent.objects.get() == other.consent
    assert other.consent.site


@pytest.fixture
def audio():
    """A recorded story, and the files that go with it."""
    return PersonalVoiceFactory(
        voice_format="audio",
        published=False,
        recording=DocumentFactory(file__filename="her voice.mp3", file__data=MP3),
        captions=DocumentFactory(file__filename="talk.vtt", file__data=VTT),
        transcript="<p>Nobody asked me.</p>",
        consent={"show_audio": True, "released": False},
    )


def test_a_recording_is_heard_by_way_of_the_session_and_by_no_other(audio, meet, person, client):
    own = meet(audio)
    own.client.post(own.path, {"do": "open", "code": code_for(own)})
    address = read(own.get("read/")).audio["src"]

    heard = own.client.get(address, headers={"Range": "bytes=0-9"})

    assert address.startswith("/my-story/media/")
    assert (heard.status_code, b"".join(heard.streaming_content)) == (206, MP3[:10])
    assert "no-store" in heard.headers["Cache-Control"]
    assert client.get(address).status_code == 410
    assert person.client.get(address).status_code == 404
    assert own.client.get(audio.recording.url).status_code == 404
    assert client.get(audio.recording.url).status_code == 404


def test_the_session_opens_no_file_that_the_piece_does_not_show(audio, meet):
    other = DocumentFactory()
    own = meet(audio)
    own.client.post(own.path, {"do": "open", "code": code_for(own)})
    address = read(own.get("read/")).audio["src"]

    folder = other.file.name
    assert own.client.get(f"/my-story/media/{folder}").status_code == 404
    Consent.objects.filter(voice=audio).update(show_audio=False)
    assert own.client.get(address).status_code == 404


def code_for(person):
    return make_code(find_link(person.path.partition("key=")[2]))
