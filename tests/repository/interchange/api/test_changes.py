"""The change feed: whoever follows it holds what is public, and nothing else."""

import datetime as dt
import random

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from repository.records.choices import Reason, State
from repository.records.models import Consent, Record
from tests.databases import deal_seeds
from tests.factories.case_study import CaseStudyFactory
from tests.factories.consent import agree_to
from tests.factories.organisation import OrganisationFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.repository.interchange.api.asking import Mirror, ask, list_all, what_is_public

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def publish(page, **changes):
    for name, value in {"change_note": f"{page.change_note}*", **changes}.items():
        setattr(page, name, value)
    agree_to(page)
    page.save_revision().publish()


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def set_state(page, state, **fields):
    record = Record.objects.get(page=page)
    record.state, record.reason_category = state, Reason.OTHER
    for name, value in fields.items():
        setattr(record, name, value)
    record.save()


def withdraw(page):
    consent = Consent.objects.get(voice=page)
    consent.released = False
    consent.save()


def test_a_mirror_begins_from_nothing():
    records = [CaseStudyFactory().record, ToolFactory().record, VoiceFactory().record]

    changes = list_all("changes/", "changes", page_size=2)

    assert [change["identifier"] for change in changes] == [record.pk for record in records]
    assert not any(change["deleted"] for change in changes)
    assert Mirror().follow().records == what_is_public()


def test_nothing_is_told_twice():
    page = CaseStudyFactory()
    mirror = Mirror().follow()

    assert ask("changes/", cursor=mirror.cursor).json()["changes"] == []
    publish(page)
    assert len(ask("changes/", cursor=mirror.cursor).json()["changes"]) == 1


def test_a_mirror_can_begin_before_there_is_anything():
    mirror = Mirror().follow()
    CaseStudyFactory()

    assert len(mirror.follow().records) == 1


@pytest.mark.parametrize(
    "go",
    [
        lambda page: page.unpublish(),
        lambda page: page.delete(),
        restrict,
        lambda page: set_state(page, State.REMOVED),
    ],
)
def test_of_what_has_gone_nothing_is_said_but_that(go):
    page = CaseStudyFactory()
    identifier = page.record.pk
    mirror = Mirror().follow()

    go(page)

    (change,) = ask("changes/", cursor=mirror.cursor).json()["changes"]
    moved = change.pop("datestamp")
    assert change == {"identifier": identifier, "deleted": True, "record": None}
    assert dt.datetime.fromisoformat(moved)
    assert mirror.follow().records == {}


@pytest.mark.parametrize("scope", ["reuse", "released"])
def test_a_withdrawn_story_is_deleted_in_every_mirror(scope):
    page = PersonalVoiceFactory(consent={"reuse": True})
    mirror = Mirror().follow()
    assert list(mirror.records) == [page.record.pk]

    Consent.objects.get(voice=page).delete() if scope == "released" else withdraw(page)

    assert mirror.follow().records == {}


def test_a_story_whose_time_is_over_is_deleted_at_that_second():
    now = timezone.now()
    end = now + dt.timedelta(hours=1)
    page = PersonalVoiceFactory(consent={"reuse": True, "expires_at": end})
    mirror = Mirror().follow()

    with time_machine.travel(end, tick=False):
        assert mirror.follow().records == {}
        assert ask("changes/", cursor=mirror.cursor).json()["changes"] == []
        assert page.record.pk not in what_is_public()


def test_a_change_that_is_committed_after_an_end_was_read_is_not_lost():
    """Its datestamp may lie before that end: datestamps are taken when a transaction begins to."""
    now = timezone.now()
    end = now + dt.timedelta(hours=1)
    PersonalVoiceFactory(consent={"reuse": True, "expires_at": end})
    late = CaseStudyFactory()
    mirror = Mirror().follow()
    with time_machine.travel(end + dt.timedelta(seconds=1), tick=False):
        mirror.follow()
        Record.objects.filter(page=late).update(datestamp=end - dt.timedelta(seconds=1))

        changes = ask("changes/", cursor=mirror.cursor).json()["changes"]

    assert [change["identifier"] for change in changes] == [late.record.pk]


@pytest.mark.parametrize("end", ["withdrawn", "over"])
def test_words_that_other_records_quote_go_with_their_voice(end):
    """A mirror of whole records drops them by the voice's identifier, as it is told to."""
    later = timezone.now() + dt.timedelta(hours=1)
    story = PersonalVoiceFactory(
        quotations=[("quotation", {"text": "Nobody came."})],
        consent={"reuse": True, "expires_at": later},
    )
    quoting = CaseStudyFactory(
        quoted_voices=[("quoted_voice", {"voice": story, "quotation": "q1"})]
    ).record
    mirror = Mirror().follow()
    whole = ask(f"records/{quoting.pk}/").json()
    quoted = {item["identifier"] for part in whole["sections"] if part["kind"] == "quotations"
              for item in part["value"]}  # fmt: skip
    assert quoted == {story.record.pk} <= mirror.records.keys()

    if end == "withdrawn":
        withdraw(story)
    with time_machine.travel(later, tick=False):
        assert quoted.isdisjoint(mirror.follow().records)
        assert "Nobody came." not in ask(f"records/{quoting.pk}/").content.decode()


def test_one_type_can_be_followed_alone():
    CaseStudyFactory()
    tool = ToolFactory()
    mirror = Mirror(type="tool").follow()
    assert list(mirror.records) == [tool.record.pk]

    tool.unpublish()

    assert mirror.follow().records == {}


def test_a_page_of_a_hundred_takes_few_queries():
    for factory in (CaseStudyFactory, PolicyRecommendationFactory, ToolFactory, VoiceFactory):
        factory.create_batch(3, tags=["scales"], priority_areas=[PriorityAreaFactory()])
    end = timezone.now() - dt.timedelta(hours=1)
    with time_machine.travel(end - dt.timedelta(hours=1)):
        PersonalVoiceFactory(consent={"reuse": True, "expires_at": end})
    ask("changes/")

    with CaptureQueriesContext(connection) as asked:
        found = ask("changes/", page_size=100).json()["changes"]

    assert [change["deleted"] for change in found].count(True) == 1
    assert len(found) == 13
    assert len(asked) <= 10, [query["sql"][:150] for query in asked]


class World:
    """A site on which everything that can happen to a record happens."""

    def __init__(self, seed):
        self.rng = random.Random(seed)  # noqa: S311 - the same every time
        self.areas = [PriorityAreaFactory(name=f"Area {number}") for number in range(2)]
        self.body = OrganisationFactory()
        self.pages = [self.make() for _ in range(6)]
        self.now = timezone.now()

    def make(self):
        factory = self.rng.choice(
            [CaseStudyFactory, PolicyRecommendationFactory, ToolFactory, VoiceFactory, None]
        )
        extra = {
            "priority_areas": [self.rng.choice(self.areas)],
            "organisations": [(self.body, "led-by")],
        }
        if factory:
            return factory(**extra)
        consent = {"reuse": self.rng.random() < 0.8, "show_place": True}
        if self.rng.random() < 0.4:
            consent["expires_at"] = timezone.now() + dt.timedelta(hours=self.rng.randint(1, 8))
        return PersonalVoiceFactory(consent=consent, **extra)

    def happen(self):
        """Let one thing happen. Nothing, where it cannot."""
        page = self.rng.choice(self.pages)
        page = type(page).objects.filter(pk=page.pk).first()
        event = self.rng.choice(
            ["new", "edit", "unpublish", "delete", "restrict", "open", "remove", "supersede",
             "back", "withdraw", "widen", "area", "body", "move", "wait"]
        )  # fmt: skip
        if event == "new":
            self.pages.append(self.make())
        elif event == "area":
            area = self.rng.choice(self.areas)
            area.name = f"{area.name}*"
            area.save()
        elif event == "body":
            self.body.name = f"{self.body.name}*"
            self.body.save()
        elif event == "wait":
            self.now += dt.timedelta(hours=1)
        elif page is not None:
            self.befall(page, event)

    def befall(self, page, event):
        consent = Consent.objects.filter(voice=page.pk).first()
        may_return = not page.live and (consent is None or consent.is_in_force)
        events = {
            "edit": lambda: page.live and publish(page, title=f"{page.title}*"),
            "back": lambda: may_return and self.bring_back(page),
            "unpublish": page.unpublish,
            "delete": page.delete,
            "restrict": lambda: restrict(page),
            "open": lambda: [
                restriction.delete()
                for restriction in PageViewRestriction.objects.filter(page=page)
            ],
            "remove": lambda: set_state(page, State.REMOVED),
            "supersede": lambda: set_state(
                page, State.SUPERSEDED, replacement=self.rng.choice(list(Record.objects.all()))
            ),
            "move": lambda: publish(page, slug=f"{page.slug}-x"),
            "withdraw": lambda: consent and withdraw(page),
            "widen": lambda: consent and self.widen(consent),
        }
        events[event]()

    def bring_back(self, page):
        set_state(page, State.CURRENT)
        publish(page)

    def widen(self, consent):
        consent.released, consent.reuse, consent.expires_at = True, True, None
        consent.save()


@pytest.mark.parametrize("seed", deal_seeds(12))
def test_a_mirror_that_follows_is_what_is_public(seed):
    world = World(seed)
    followers = [Mirror(page_size=size) for size in (1, 4)]
    for _ in range(25):
        with time_machine.travel(world.now, tick=True):
            world.happen()
            for mirror in followers:
                # One that is often behind, by some pages.
                mirror.follow(most=world.rng.randint(0, 3))
        world.now += dt.timedelta(seconds=10)
    with time_machine.travel(world.now, tick=False):
        public = what_is_public()
        newcomer = Mirror(page_size=100)
        for mirror in (*followers, newcomer):
            assert mirror.follow().records == public
