"""What feeds tell of what has gone: that, and nothing else."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone
from lxml import etree
from wagtail.models import PageViewRestriction

from repository.records.choices import Reason, State
from repository.records.models import Consent
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.repository.interchange.feeds.reader import (
    DELETED,
    edit,
    gone,
    make_site,
    parse,
    put_in_state,
    titles,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
CANARY = "Canaryword"


def delete(page):
    page.delete()


def unpublish(page):
    page.unpublish()


def remove(page):
    put_in_state(page, State.REMOVED, reason_category=Reason.LEGAL)


def make_private(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


@pytest.mark.parametrize("leave", [delete, unpublish, remove, make_private])
def test_what_leaves_is_told_by_its_identifier_alone_in_every_feed_it_was_in(fetch, leave):
    organisation = OrganisationFactory()
    site = make_site(organisation)
    page = CaseStudyFactory(
        title=CANARY,
        summary=CANARY,
        priority_areas=[PriorityAreaFactory()],
        organisations=[(organisation, "led-by")],
    )
    identifier = page.record.pk

    leave(page)

    for path in (
        "/feeds/",
        "/feeds/type/case-study/",
        "/feeds/area/haemorrhage/",
        f"/feeds/site/{site.slug}/",
    ):
        response = fetch(path)
        assert titles(response) == []
        assert gone(response) == [identifier]
        assert CANARY not in response.content.decode()
    assert gone(fetch("/feeds/type/tool/")) == []


def test_a_deleted_entry_names_the_entry_that_it_was_and_the_moment(fetch):
    page = CaseStudyFactory()
    address = parse(fetch()).entries[0].id
    page.unpublish()

    element = next(etree.fromstring(fetch().content).iter(DELETED))

    page.record.refresh_from_db()
    assert element.attrib == {"ref": address, "when": element.get("when")}
    when = dt.datetime.fromisoformat(element.get("when"))
    assert when == page.record.datestamp


def test_what_comes_back_is_an_entry_again(fetch):
    page = CaseStudyFactory(title="Back")
    page.unpublish()
    edit(page)

    assert (titles(fetch()), gone(fetch())) == (["Back"], [])


def test_what_was_never_public_is_not_told_of(fetch):
    CaseStudyFactory(title=CANARY, published=False)
    page = CaseStudyFactory(title="Plain", slug="plain")
    page.title = CANARY
    page.save_revision()
    PersonalVoiceFactory(title=CANARY, consent=None, published=False)
    PersonalVoiceFactory(title=CANARY, consent={"site": True})

    response = fetch()

    assert (titles(response), gone(response)) == (["Plain"], [])
    assert CANARY not in response.content.decode()


@pytest.fixture
def story():
    return PersonalVoiceFactory(
        title="Sunflower story",
        priority_areas=[PriorityAreaFactory()],
        organisations=[(OrganisationFactory(name=CANARY), "led-by")],
        consent={"reuse": True},
    )


@pytest.mark.usefixtures("story")
def test_a_story_is_an_entry_with_consent_to_re_use_and_kept_by_nobody(fetch):
    response = fetch("/feeds/type/voice/")

    assert titles(response) == ["Sunflower story"]
    assert response["Cache-Control"] == "no-store"
    assert not response.has_header("ETag")
    assert CANARY not in response.content.decode()
    assert titles(fetch("/feeds/area/haemorrhage/")) == []


@pytest.mark.parametrize(
    "ending",
    [
        {"reuse": False},
        {"released": False},
    ],
)
def test_a_story_whose_consent_ends_is_gone(fetch, story, ending):
    consent = Consent.objects.get(voice=story)
    for name, value in ending.items():
        setattr(consent, name, value)
    consent.save()

    response = fetch("/feeds/type/voice/")

    assert (titles(response), gone(response)) == ([], [story.record.pk])
    assert "Sunflower" not in response.content.decode()


def test_a_story_whose_time_is_over_is_gone_at_that_second_without_any_job(fetch, story):
    end = timezone.now() + dt.timedelta(days=30)
    consent = story.consent
    consent.expires_at = end
    consent.save()
    later = CaseStudyFactory(title="Later")
    before = fetch()

    with time_machine.travel(end, tick=False):
        after = fetch()

    assert titles(before) == ["Later", "Sunflower story"]
    assert (titles(after), gone(after)) == ([later.title], [story.record.pk])
    when = next(etree.fromstring(after.content).iter(DELETED)).get("when")
    assert dt.datetime.fromisoformat(when) == end


def test_a_renamed_area_keeps_its_feed_and_what_had_left_it(fetch):
    area = PriorityAreaFactory()
    left = CaseStudyFactory(priority_areas=[area])
    CaseStudyFactory(title="Stays", priority_areas=[area])
    left.unpublish()
    identity = parse(fetch("/feeds/area/haemorrhage/")).feed.id

    area.name, area.slug = "Bleeding", "bleeding"
    area.save()

    old = fetch("/feeds/area/haemorrhage/", before="x")
    assert (old.status_code, old["Location"]) == (301, "/feeds/area/bleeding/?before=x")
    response = fetch("/feeds/area/bleeding/")
    assert (titles(response), gone(response)) == (["Stays"], [left.record.pk])
    assert parse(response).feed.id == identity
