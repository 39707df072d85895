"""The page of an organisation, as readers get it."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from repository.network.choices import OrganisationKind, Region
from repository.replication.choices import AdoptionResult, AdoptionStage, AdoptionStatus
from tests.factories.adoption import AdoptionFactory
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def trust(home_page):  # noqa: ARG001 - pages hang below it
    return OrganisationFactory(
        name="Northern Trust",
        slug="northern",
        kind=OrganisationKind.TRUST,
        region=Region.NORTH_WEST,
        parent=OrganisationFactory(name="Northern System", slug="northern-system"),
    )


@pytest.fixture
def page(client, search_index):
    """Read the page of a body, from an index that is up to date."""

    def get(slug="northern", **parameters):
        search_index()
        return client.get(f"/organisations/{slug}/", parameters)

    return get


def words(response):
    return " ".join(read(response).main.get_text(" ").split())


def test_it_says_what_kind_of_body_it_is_and_where(trust, page):
    CaseStudyFactory(organisations=[(trust, "led-by")])
    told = read(page()).main
    said = " ".join(told.get_text(" ").split())

    assert told.h1.get_text() == "Northern Trust"
    assert "NHS trust" in said
    assert "North West" in said
    assert told.select_one('a[href="/organisations/northern-system/"]')


def test_its_records_are_listed_and_others_are_not(trust, page):
    CaseStudyFactory(title="Weighing swabs", organisations=[(trust, "led-by")])
    CaseStudyFactory(title="Of another body")

    said = words(page())

    assert "Weighing swabs" in said
    assert "Of another body" not in said


def test_one_persons_story_is_not_listed(trust, page):
    CaseStudyFactory(organisations=[(trust, "led-by")])
    PersonalVoiceFactory(
        title="Nobody came",
        organisations=[(trust, "took-part")],
        consent={"show_place": True},
    )

    assert "Nobody came" not in words(page())


def test_what_it_adopts_is_listed_with_stage_result_and_date_stopped_ones_included(trust, page):
    record = CaseStudyFactory(title="Weighing swabs").record
    AdoptionFactory(
        record=record,
        organisation=trust,
        unit="Labour ward",
        stage=AdoptionStage.STOPPED,
        stage_since=dt.date(2026, 3, 1),
        stop_reason="No interpreters at night",
        result=AdoptionResult.SAME,
    )
    AdoptionFactory(record=CaseStudyFactory().record, organisation=trust)

    response = page()
    said = words(response)

    assert "2 adoptions, 1 stopped." in said
    assert "Labour ward. Stopped since 1 March 2026 . Result: no change." in said
    assert "Why it stopped: No interpreters at night" in said
    assert read(response).main.select_one(f'a[href="/id/{record.pk}"]')


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


@pytest.mark.parametrize("hide", [restrict, lambda page: page.unpublish()])
def test_what_may_not_be_read_is_not_told_of(trust, page, hide):
    CaseStudyFactory(organisations=[(trust, "led-by")])
    study = CaseStudyFactory(title="Weighing swabs")
    AdoptionFactory(record=study.record, organisation=trust)
    hide(study)

    assert "Weighing swabs" not in words(page())
    assert "1 adoption" not in words(page())


@pytest.mark.parametrize("status", sorted(set(AdoptionStatus) - {AdoptionStatus.PUBLIC}))
def test_what_is_not_public_is_not_told_of(trust, page, status):
    CaseStudyFactory(organisations=[(trust, "led-by")])
    AdoptionFactory(record=CaseStudyFactory().record, organisation=trust, status=status)

    assert "1 adoption" not in words(page())


def test_a_body_that_merged_leads_to_what_it_became_which_lists_what_was_done_there(
    trust, page, client
):
    before = OrganisationFactory(name="Older Trust", slug="older", successor=trust)
    AdoptionFactory(record=CaseStudyFactory(title="Swabs").record, organisation=before)

    assert client.get("/organisations/older/")["Location"] == "/organisations/northern/"
    said = words(page())
    assert "It took over from Older Trust." in said
    assert "As Older Trust" in said


def test_there_is_no_page_of_what_is_not_known(client, home_page):  # noqa: ARG001 - pages hang below it
    assert client.get("/organisations/nobody/").status_code == 404


@pytest.mark.parametrize("hide", [restrict, lambda page: page.unpublish()])
def test_a_body_that_nothing_public_names_has_no_page(trust, page, hide):
    hide(CaseStudyFactory(organisations=[(trust, "led-by")]))

    assert page().status_code == 404


def test_a_body_has_a_page_when_one_that_belongs_to_it_is_named(trust, page):
    CaseStudyFactory(organisations=[(trust, "led-by")])

    assert page("northern-system").status_code == 200


def test_a_long_list_is_paged_in_few_queries(trust, page, client):
    record = CaseStudyFactory().record
    AdoptionFactory.create_batch(25, record=record, organisation=trust)

    assert len(read(page()).select(".mer-adopted > li")) == 20
    with CaptureQueriesContext(connection) as asked:
        response = client.get("/organisations/northern/?page=2")
    assert len(read(response).select(".mer-adopted > li")) == 5
    assert len(asked) <= 14, [query["sql"][:100] for query in asked]


def test_a_records_page_leads_to_its_organisations(trust, client):
    study = CaseStudyFactory(organisations=[(trust, "led-by")])

    assert read(client.get(study.get_url())).select_one('a[href="/organisations/northern/"]')


@pytest.mark.parametrize("make", [PersonalVoiceFactory, VoiceFactory])
def test_a_voice_names_a_body_and_does_not_lead_to_its_page(trust, client, make):
    """It would lead from what somebody lived through to all that is known of one place.

    Nor does the page of the body lead back: the story does not stand on it.
    """
    shown = {"consent": {"show_place": True}} if make is PersonalVoiceFactory else {}
    voice = make(organisations=[(trust, "took-part")], **shown)

    response = client.get(voice.get_url())

    assert "Northern Trust" in words(response)
    assert not read(response).select('a[href*="/organisations/"]')


def test_the_sitemap_has_bodies_with_something_to_show(trust, client):
    AdoptionFactory(record=CaseStudyFactory().record, organisation=trust)

    told = client.get("/sitemap-organisations.xml").content.decode()

    assert "/organisations/northern/" in told
    assert "/organisations/northern-system/" not in told


def test_the_sitemap_has_what_a_body_became_in_its_stead(trust, client):
    old = OrganisationFactory(name="Old trust", successor=trust)
    CaseStudyFactory(organisations=[(old, "led-by")])

    told = client.get("/sitemap-organisations.xml").content.decode()

    assert "/organisations/northern/" in told
    assert f"/organisations/{old.slug}/" not in told


def test_no_mailbox_is_on_the_page(trust, page):
    AdoptionFactory(
        record=CaseStudyFactory().record, organisation=trust, mailbox="team@canary.example"
    )

    assert "canary" not in page().content.decode()


def test_a_body_that_merged_leads_on_only_where_anything_public_names_what_it_became(trust, page):
    OrganisationFactory(slug="before", successor=trust)

    assert page("before").status_code == 404

    CaseStudyFactory(organisations=[(trust, "led-by")])

    assert page("before")["Location"] == "/organisations/northern/"
