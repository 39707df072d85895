"""Whatever happens to records and to runs, in any order: each match is told, and told once."""

import contextlib
import random
import smtplib
from collections import Counter

import pytest
from django.core import mail
from django.core.management import CommandError

from search.alerts import sending
from tests.databases import deal_seeds
from tests.factories.case_study import CaseStudyFactory
from tests.factories.consent import agree_to
from tests.factories.search_alert import SearchAlertFactory
from tests.factories.voice import PersonalVoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

STEPS = 24
MATCHING, OTHER = "Of kingfishers.", "Of nothing."


class DeathError(Exception):
    """The process is gone."""


class World:
    """Records and what a reader should have heard of them."""

    def __init__(self, seed, post, monkeypatch):
        self.random = random.Random(seed)  # noqa: S311 - no secret is made of it
        self.post = post
        self.monkeypatch = monkeypatch
        self.pages = {}
        #: By title: emails sent by a process that died before it could note them.
        self.again = Counter()
        self.read = self.edits = 0
        self.add()
        self.before = set(self.pages)
        post.clock.shift(60)
        SearchAlertFactory(parameters="q=kingfisher")

    def step(self):
        self.post.clock.shift(60)
        choices = (self.add, self.add, self.edit, self.unpublish, self.run, self.run_badly)
        self.random.choice(choices)()

    def add(self):
        title = f"Record-{len(self.pages)}-"
        summary = self.random.choice((MATCHING, MATCHING, OTHER))
        if self.random.random() < 0.3:
            reuse = self.random.random() < 0.5
            page = PersonalVoiceFactory(title=title, summary=summary, consent={"reuse": reuse})
        else:
            page = CaseStudyFactory(title=title, summary=summary)
        self.pages[title] = page

    def edit(self):
        """Change what a record is about, or bring it back."""
        page = self.random.choice(list(self.pages.values()))
        page.refresh_from_db()
        page.summary = self.random.choice((MATCHING, OTHER))
        self.edits += 1
        page.change_note = f"Change {self.edits}."
        agree_to(page)
        page.save_revision().publish()

    def unpublish(self):
        page = self.random.choice(list(self.pages.values()))
        page.refresh_from_db()
        page.unpublish()

    def run(self):
        self.post.run_next_day()
        self.check_emails()
        told = self.post.told()
        for title in self.shown() - self.before:
            assert told.get(title), f"{title} was never told"

    def run_badly(self):
        self.random.choice(
            (self.run_without_mail_server, self.run_and_die, self.run_and_die_late)
        )()
        self.check_emails()

    def run_without_mail_server(self):
        def refuse(*_args, **_options):
            raise smtplib.SMTPServerDisconnected

        with self.monkeypatch.context() as broken, contextlib.suppress(CommandError):
            broken.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
            self.post.run_next_day()

    def run_and_die(self):
        """Die before the email has gone."""

        def die(*_args):
            raise DeathError

        with self.monkeypatch.context() as dying, contextlib.suppress(DeathError):
            dying.setattr(sending, "build_alert", die)
            self.post.run_next_day()

    def run_and_die_late(self):
        """Die between the email and the note of it."""
        before = Counter(self.post.told())

        def die(_round, _alert, letter):
            if letter.told:
                raise DeathError

        with self.monkeypatch.context() as dying, contextlib.suppress(DeathError):
            dying.setattr(sending.AlertRound, "note", die)
            self.post.run_next_day()
        self.again.update(Counter(self.post.told()) - before)

    def shown(self):
        """The titles that a reader may be told of now."""
        found = set()
        for title, page in self.pages.items():
            page.refresh_from_db()
            consent = getattr(page, "consent", None)
            if page.live and page.summary == MATCHING and (consent is None or consent.reuse):
                found.add(title)
        return found

    def check_emails(self):
        shown = self.shown() - self.before
        for message in mail.outbox[self.read :]:
            for title in self.pages:
                assert title not in message.body or title in shown
        self.read = len(mail.outbox)
        for title, times in self.post.told().items():
            assert times <= 1 + self.again[title], f"{title} was told too often"


@pytest.mark.parametrize("seed", deal_seeds(10))
def test_each_match_is_told_once_whatever_happens(seed, post, monkeypatch):
    world = World(seed, post, monkeypatch)

    for _ in range(STEPS):
        world.step()

    world.run()
