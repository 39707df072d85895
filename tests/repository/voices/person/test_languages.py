"""A language is offered while a second speaker's approval of its exact wording stands."""

import pytest
from django.urls import reverse
from django.utils import translation

from repository.voices.models import WordingApproval
from repository.voices.person.languages import hash_wording, list_languages, list_wording
from tests.reading import main_words, read, words
from tests.repository.voices.person.catalogues import write_catalogue

pytestmark = [pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _wording_read_anew():
    hash_wording.cache_clear()
    yield
    hash_wording.cache_clear()


@pytest.fixture
def speak(settings, tmp_path):
    """Put every sentence into Urdu of a kind; `changes` replace some."""

    def write(**changes):
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        said = {text: f"اردو {number} {text}" for number, text in enumerate(list_wording())}
        write_catalogue(folder, "ur", {**said, **changes})
        settings.LOCALE_PATHS = [str(folder)]
        hash_wording.cache_clear()

    return write


@pytest.fixture
def approve(client, officer):
    def send():
        client.force_login(officer)
        return client.post(
            reverse("wording_approval:add"),
            {"language": "ur", "approved_by": "N. Example", "approved_on": "2026-11-01"},
            follow=True,
        )

    return send


def test_every_sentence_of_the_pages_is_in_the_wording():
    said = list_wording()

    for sentence in (
        "Your private page",
        "Yes, I am happy with it",
        "Your story can be used in research.",
        "This is not the right code. Check the 6 numbers and try again",
        "This link works until %(until)s.",
    ):
        assert sentence in said


def test_english_alone_is_shipped_and_then_nobody_is_asked(meet):
    person = meet()

    page = read(person.client.get(person.path))

    assert list_languages() == []
    assert page.html["lang"] == "en"
    assert page.html["dir"] == "ltr"
    assert not page.find("button", {"name": "language"})


def test_a_language_without_an_approval_is_not_offered(speak):
    speak()

    assert list_languages() == []


def test_an_approved_language_is_offered_and_read_from_right_to_left(speak, approve, meet):
    speak()
    approve()
    person = meet()
    page = read(person.client.get(person.path))
    button = page.find("button", {"name": "language", "value": "ur"})
    assert (button["lang"], words(button)) == ("ur", "اردو")

    here = page.find("input", {"name": "here"})["value"]
    answer = person.client.post("/my-story/language/", {"language": "ur", "here": here})

    assert answer.url == person.path
    page = read(person.client.get(person.path))
    assert (page.html["lang"], page.html["dir"]) == ("ur", "rtl")
    assert words(page.h1).startswith("اردو")
    opened = person.open()
    assert "اردو" in words(read(opened.get("choices/")).h1)
    assert translation.get_language() == "en-gb"


def test_one_changed_word_takes_the_language_back(speak, approve, meet):
    speak()
    approve()
    person = meet().open()
    person.client.cookies["my_story_language"] = "ur"

    speak(**{"Your choices": "کچھ اور"})

    assert list_languages() == []
    assert read(person.get("choices/")).html["lang"] == "en"


def test_an_approval_of_a_wording_with_gaps_is_refused(speak, approve):
    speak(**{"Your choices": ""})

    answer = approve()

    assert "1 sentences have no translation yet" in words(read(answer))
    assert not WordingApproval.objects.exists()


@pytest.mark.parametrize("here", ["https://evil.example/", "//evil.example/my-story/", "/admin/"])
def test_choosing_a_language_leads_nowhere_else(client, here):
    assert client.post("/my-story/language/", {"here": here}).url == "/my-story/"


def test_a_language_that_is_not_offered_is_not_kept(client):
    client.post("/my-story/language/", {"language": "ur", "here": "/my-story/"})

    assert "my_story_language" not in client.cookies
    assert "Type it here" in main_words(client.get("/my-story/"))
