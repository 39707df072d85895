"""What harvesters page through: everything that moved, in order, and what has gone."""

import datetime as dt
import random

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from repository.interchange.harvest import Position, Span, list_moved
from repository.interchange.models import SetMembership
from repository.interchange.sets import remember_all
from repository.network.choices import Region
from repository.network.models import NetworkPage, SitePage
from repository.records.consent import Surface
from repository.records.models import Consent, Record
from tests.databases import deal_seeds
from tests.factories.case_study import CaseStudyFactory
from tests.factories.consent import ConsentFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def harvest(limit=100, between=lambda: None, **span):
    """Read to the end, page by page, as a harvester does."""
    found, after = [], None
    while page := list_moved(Surface.OAI, Span(after=after, **span), limit):
        found += page
        after = page[-1].position
        between()
    return found


def make_site():
    site = SitePage(title="Exampletown", region=Region.LONDON, system="Example system")
    NetworkPage.objects.get().add_child(instance=site)
    return site


def list_all(after, **span):
    return list_moved(Surface.OAI, Span(after=after, **span), 100)


def mirror(found):
    """What a harvester holds in the end: open or gone, by identifier."""
    return {item.record.pk: item.released is not None for item in found}


def edit(page, **changes):
    for name, value in {"change_note": f"Changed {random.random()}.", **changes}.items():  # noqa: S311 - any word
        setattr(page, name, value)
    page.save_revision().publish()


def test_they_come_in_the_order_in_which_they_moved():
    first, second = CaseStudyFactory(), ToolFactory()
    edit(first)

    assert [item.record.pk for item in harvest()] == [second.record.pk, first.record.pk]


def test_what_never_left_is_not_told_of():
    CaseStudyFactory(published=False)
    PersonalVoiceFactory()
    hidden = CaseStudyFactory(published=False)
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    hidden.save_revision().publish()

    assert harvest() == []


@pytest.mark.parametrize(
    "go",
    [
        lambda page: page.unpublish(),
        lambda page: page.delete(),
        lambda page: PageViewRestriction.objects.create(
            page=page, restriction_type=PageViewRestriction.LOGIN
        ),
    ],
)
def test_what_has_gone_is_told_of_for_ever(go):
    page = CaseStudyFactory()
    identifier, before = page.record.pk, page.record.datestamp

    go(page)

    assert mirror(harvest()) == {identifier: False}
    assert mirror(harvest(since=before + dt.datetime.resolution)) == {identifier: False}


def test_what_comes_back_is_told_of_as_open():
    page = CaseStudyFactory()
    page.unpublish()
    edit(page)

    assert mirror(harvest()) == {page.record.pk: True}


def test_a_withdrawn_story_is_told_of_as_gone():
    page = PersonalVoiceFactory(consent={"reuse": True})
    consent = Consent.objects.get(voice=page)
    consent.reuse = False
    consent.save()

    assert mirror(harvest()) == {page.record.pk: False}


def test_a_story_whose_time_ends_moves_at_that_moment():
    end = timezone.now() + dt.timedelta(days=1)
    page = PersonalVoiceFactory(consent={"reuse": True, "expires_at": end, "translation": True})
    translation = PersonalVoiceFactory(
        translation_of=page, language="pl", translator="A", checked_by="B", consent=None
    )
    names = {page.record.pk, translation.record.pk}
    soon = end - dt.timedelta(hours=1)

    assert mirror(harvest()) == dict.fromkeys(names, True)
    with time_machine.travel(end + dt.timedelta(hours=1), tick=False):
        assert mirror(harvest(since=soon)) == dict.fromkeys(names, False)
        assert {item.position.moved for item in harvest(since=soon)} == {end}
        assert harvest(since=end + dt.datetime.resolution) == []


def test_research_with_a_consent_left_over_does_not_end_with_it():
    end = timezone.now() + dt.timedelta(days=1)
    page = VoiceFactory()
    ConsentFactory(voice=page, expires_at=end)

    with time_machine.travel(end + dt.timedelta(hours=1), tick=False):
        assert mirror(harvest()) == {page.record.pk: True}


def test_ends_can_be_read_from_another_place_than_changes():
    end = timezone.now() + dt.timedelta(days=1)
    story = PersonalVoiceFactory(consent={"reuse": True, "expires_at": end})
    CaseStudyFactory()

    with time_machine.travel(end, tick=False):
        (ended,) = [item for item in harvest() if item.by_time]
        assert ended.record.pk == story.record.pk
        start = Position(story.record.datestamp, "")
        assert not any(item.by_time for item in list_all(start, ended_after=ended.position))
        assert any(item.by_time for item in list_all(ended.position, ended_after=start))


def test_a_span_has_its_beginning_and_not_its_end():
    first, second = CaseStudyFactory(), CaseStudyFactory()
    moved = [page.record.datestamp for page in (first, second)]

    assert list(mirror(harvest(since=moved[0], before=moved[1]))) == [first.record.pk]
    assert list(mirror(harvest(since=moved[1]))) == [second.record.pk]


def test_sets_are_by_type_area_and_site():
    organisation = OrganisationFactory()
    site = make_site()
    site.team.create(organisation=organisation, part="leads")
    site.save()
    page = CaseStudyFactory(
        priority_areas=[PriorityAreaFactory(slug="bleeding", name="Bleeding")],
        organisations=[(organisation, "led-by")],
    )
    ToolFactory()

    for spec in ("type:case-study", "area:bleeding", f"site:{site.slug}"):
        assert list(mirror(harvest(spec=spec))) == [page.record.pk]


def test_a_record_follows_its_area_to_another_set_and_stays_in_the_last_when_it_goes():
    first, second = (PriorityAreaFactory(slug=slug, name=slug) for slug in ("first", "second"))
    page = CaseStudyFactory(priority_areas=[first])
    identifier = page.record.pk
    edit(page, priority_areas=[second])

    page.delete()

    assert mirror(harvest(spec="area:first")) == {}
    assert mirror(harvest(spec="area:second")) == {identifier: False}


def test_a_story_is_in_the_set_of_its_type_alone():
    page = PersonalVoiceFactory(
        priority_areas=[PriorityAreaFactory()], consent={"reuse": True, "show_place": True}
    )

    specs = SetMembership.objects.filter(record=page.record).values_list("spec", flat=True)

    assert list(specs) == ["type:voice"]


def test_a_site_takes_what_its_new_team_did():
    organisation = OrganisationFactory()
    page = CaseStudyFactory(organisations=[(organisation, "led-by")])
    site = make_site()
    site.team.create(organisation=organisation, part="leads")

    site.save_revision().publish()

    assert list(mirror(harvest(spec=f"site:{site.slug}"))) == [page.record.pk]


def test_records_written_in_bulk_are_noted_afterwards():
    page = CaseStudyFactory()
    SetMembership.objects.all().delete()

    remember_all()

    assert list(mirror(harvest())) == [page.record.pk]


@pytest.mark.parametrize("seed", deal_seeds(10))
def test_nothing_is_missed_while_records_are_edited(seed):
    rng = random.Random(seed)  # noqa: S311 - the same every time
    pages = [CaseStudyFactory() for _ in range(7)]
    gone = set()

    def change():
        page = rng.choice(pages)
        if page.pk in gone:
            return
        if rng.random() < 0.3:
            page.unpublish()
            gone.add(page.pk)
        else:
            edit(page)

    # A change between any two pages; in the end, reading goes on until nothing moves.
    left = iter(range(12))
    found = harvest(2, lambda: change() if next(left, None) is not None else None)

    assert mirror(found) == {
        record.pk: record.page_id not in gone for record in Record.objects.all()
    }
    latest = {item.record.pk: item.position.moved for item in found}
    assert latest == dict(Record.objects.values_list("pk", "datestamp"))


def test_a_page_of_a_hundred_takes_few_queries():
    for factory in (CaseStudyFactory, PolicyRecommendationFactory, ToolFactory, VoiceFactory):
        factory.create_batch(2, tags=["scales"], priority_areas=[PriorityAreaFactory()])
    list_moved(Surface.OAI, Span(), 100)

    with CaptureQueriesContext(connection) as asked:
        for item in list_moved(Surface.OAI, Span(), 100):
            assert item.released.outline["title"]

    assert len(asked) <= 9


def test_the_newest_first_are_the_same_in_the_opposite_order():
    pages = CaseStudyFactory.create_batch(5)
    story = PersonalVoiceFactory(consent={"reuse": True})
    story.consent.expires_at = timezone.now() + dt.timedelta(days=1)
    story.consent.save()
    pages[1].unpublish()
    # Two that moved at one moment.
    moment = timezone.now()
    Record.objects.filter(pk__in=[page.record.pk for page in pages[2:4]]).update(datestamp=moment)

    with time_machine.travel(timezone.now() + dt.timedelta(days=2), tick=False):
        oldest_first = [item.position for item in harvest()]
        found, after = [], None
        while page := list_moved(Surface.OAI, Span(after=after), 2, newest_first=True):
            found += [item.position for item in page]
            after = page[-1].position

    assert len(found) == 6
    assert found == oldest_first[::-1]
