"""A person with a story, the officer who looks after it, and what the person does."""

import re

import pytest
from django.core import mail
from django.test import Client

from repository.voices.contact import RouteKind, set_route
from repository.voices.links import make_link
from repository.voices.models import Purpose
from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.reading import main_words, read

ADDRESS = "amara@example.org"


@pytest.fixture
def officer():
    return UserFactory(username="olu", roles=["Consent officer"])


@pytest.fixture
def story(officer):
    """A story that waits for its teller, who can be reached by e-mail."""
    voice = PersonalVoiceFactory(
        title="They did not listen",
        published=False,
        consent={
            "seen_final": False,
            "released": False,
            "credit": "Amara Okoye",
            "reuse": True,
            "show_place": True,
        },
    )
    set_route(voice.consent, RouteKind.EMAIL, ADDRESS, by=officer)
    return voice


class Person:
    """Someone with a link, in a browser of their own."""

    def __init__(self, voice, officer, purpose=Purpose.FINISHED):
        self.client = Client()
        self.link = make_link(voice.consent, purpose=purpose, by=officer)
        self.path = f"/{self.link.partition('://')[2].partition('/')[2]}"

    def ask_for_code(self):
        """Return the code that comes by e-mail."""
        self.client.post(self.path, {"do": "send"})
        return re.search(r"\b[0-9]{6}\b", mail.outbox[-1].body)[0]

    def open(self):
        """Open the link; return this person for what comes next."""
        answer = self.client.post(self.path, {"do": "open", "code": self.ask_for_code()})
        assert answer.status_code == 302
        return self

    def get(self, page):
        return self.client.get(f"/my-story/{page}")

    def post(self, page, **fields):
        return self.client.post(f"/my-story/{page}", fields, follow=True)

    def words(self, page):
        return main_words(self.get(page))

    def agree(self):
        revision = read(self.get("read/")).find("input", {"name": "revision"})["value"]
        return self.post("happy/", revision=revision)


@pytest.fixture
def meet(story, officer):
    """Give someone a link to the story, or to another one."""

    def give(voice=story, purpose=Purpose.FINISHED):
        return Person(voice, officer, purpose)

    return give


@pytest.fixture
def person(meet):
    """The teller, with their page open."""
    return meet().open()
