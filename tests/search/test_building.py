import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from repository.publisher.privacy import known_restricted_paths
from repository.records.choices import State
from repository.records.models import Record
from repository.taxonomy.models import PriorityAreaName
from search import contributors
from search.building import build_document, build_documents
from search.contributors import Contribution, register_contributor
from search.documents import Term
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.priority_area import PriorityAreaFactory
from tests.factories.theme import ThemeFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def set_state(record, state):
    record.state = state
    record.save()


def document_of(page):
    return build_document(Record.objects.get(page=page.pk))


@pytest.mark.parametrize(
    "factory", [CaseStudyFactory, PolicyRecommendationFactory, ToolFactory, VoiceFactory]
)
def test_every_type_has_a_document(factory):
    page = factory(title="Weighing swabs")

    document = document_of(page)

    assert document.title == "Weighing swabs"
    assert document.values("type") == {page.record_type}
    assert document.card["url"] == page.get_url()


def test_words_of_the_page_are_its_body():
    assert "We weighed every swab." in document_of(CaseStudyFactory()).body


def test_facets_come_from_the_record():
    page = CaseStudyFactory(
        priority_areas=[PriorityAreaFactory()],
        cross_cutting=True,
        themes=[ThemeFactory()],
        tags=["swabs"],
        organisations=[(OrganisationFactory(name="A Trust", region="wales"), "led-by")],
        ethnic_groups=[("2001-n", ""), ("source-words", "Somali women")],
        care_settings=["postnatal"],
        stage="spread",
    )

    document = document_of(page)

    assert {key: set(document.values(key)) for key in document.terms} == {
        "type": {"case-study"},
        "priority_area": {"haemorrhage", "cross-cutting"},
        "theme": {"listening"},
        "organisation": {"a-trust"},
        "region": {"wales"},
        "ethnic_group": {"2001-n", "source-somali-women"},
        "setting": {"postnatal"},
        "outcome": {"better"},
        "adoption": {"none"},
        "evidence": {"not-rated"},
        "stage": {"spread"},
        "language": {"en"},
        "reviewed_year": {str(page.record.first_published.year)},
        "tag": {"swabs"},
    }


def test_a_record_is_found_by_other_names_of_its_area():
    area = PriorityAreaFactory()
    PriorityAreaName.objects.create(area=area, name="PPH")

    assert "PPH" in document_of(CaseStudyFactory(priority_areas=[area])).names


def test_a_record_is_found_by_the_body_that_took_over():
    successor = OrganisationFactory(name="West and North London")
    before = OrganisationFactory(name="North Central London", successor=successor)

    document = document_of(CaseStudyFactory(organisations=[(before, "led-by")]))

    assert document.values("organisation") == {"west-and-north-london"}
    assert "North Central London" in document.names
    assert [item["value"] for item in document.card["organisations"]] == ["north-central-london"]


def test_mergers_that_lead_round_in_a_circle_do_no_harm():
    one = OrganisationFactory(name="One")
    two = OrganisationFactory(name="Two", successor=one)
    one.successor = two
    one.save()

    document = document_of(CaseStudyFactory(organisations=[(one, "led-by")]))

    assert document.values("organisation") == {"two"}


def test_a_room_above_adds_terms_and_words(monkeypatch):
    monkeypatch.setattr(contributors, "_contributors", [])
    register_contributor(
        lambda _record, _content: Contribution({"theme": (Term("x", "X"),)}, "adopted elsewhere")
    )

    document = document_of(CaseStudyFactory())

    assert document.values("theme") == {"x"}
    assert "adopted elsewhere" in document.names


@pytest.mark.parametrize("state", [State.DRAFT, State.REMOVED, State.CONSENT_ENDED])
def test_a_record_out_of_sight_has_no_document(state):
    page = CaseStudyFactory()
    set_state(page.record, state)

    assert document_of(page) is None


@pytest.mark.parametrize("state", [State.SUPERSEDED, State.RETRACTED])
def test_a_superseded_or_retracted_record_has_one(state):
    page = CaseStudyFactory()
    set_state(page.record, state)

    assert document_of(page).state == state


def test_an_unpublished_page_has_no_document():
    page = CaseStudyFactory()
    page.unpublish()

    assert document_of(page) is None


def test_a_record_without_a_page_has_no_document():
    page = CaseStudyFactory()
    record = page.record
    page.delete()

    assert build_document(Record.objects.get(pk=record.pk)) is None


@pytest.mark.parametrize("above", [False, True])
def test_a_restricted_page_has_no_document(above):
    page = CaseStudyFactory()
    PageViewRestriction.objects.create(
        page=page.get_parent() if above else page, restriction_type="login"
    )

    assert document_of(page) is None


def test_a_page_beside_a_restricted_one_has_a_document():
    page = CaseStudyFactory()
    PageViewRestriction.objects.create(page=ToolFactory(), restriction_type="login")

    assert document_of(page) is not None


def test_research_is_nobody_s_story():
    document = document_of(VoiceFactory())

    assert (document.personal, document.visible_until) == (False, None)


def test_a_story_carries_only_what_consent_opens():
    page = PersonalVoiceFactory(ethnic_groups=[("2001-n", "")])

    document = document_of(page)

    assert document.personal
    assert document.terms.keys().isdisjoint({"ethnic_group", "region", "organisation"})
    assert document.year is None
    words = f"{document.body} {document.names} {document.card}"
    assert "Exampletown" not in words
    assert "Nigerian" not in words
    assert "Example Trust" not in words


def test_a_story_carries_each_part_that_consent_opens():
    page = PersonalVoiceFactory(
        ethnic_groups=[("2001-n", "")],
        consent={"show_ethnicity": True, "show_place": True, "show_dates": True},
    )

    document = document_of(page)

    assert document.values("ethnic_group") == {"2001-n"}
    assert document.values("region") == {"north-west"}
    assert document.year == 2025
    assert "Nigerian British" in document.body


def test_a_story_is_visible_until_its_consent_ends():
    end = dt.datetime(2040, 1, 1, tzinfo=dt.UTC)

    assert document_of(PersonalVoiceFactory(consent={"expires_at": end})).visible_until == end


def test_a_story_whose_release_is_taken_back_has_no_document():
    page = PersonalVoiceFactory()
    page.consent.released = False
    page.consent.save()

    assert document_of(page) is None


def test_a_story_without_consent_for_this_site_has_no_document():
    page = PersonalVoiceFactory()
    page.consent.site = False
    page.consent.save()

    assert document_of(page) is None


def test_what_refers_to_records_is_read_of_all_at_once():
    def count(*pages):
        identifiers = list(Record.objects.filter(page__in=pages).values_list("pk", flat=True))
        with CaptureQueriesContext(connection) as asked:
            assert len(build_documents(identifiers).documents) == len(pages)
        read = re.compile('FROM "records_(toolused|policyrecommendationpage)"')
        return sum(bool(read.search(query["sql"])) for query in asked)

    tools = [ToolFactory() for _ in range(4)]
    CaseStudyFactory(tools_used=tools)
    older = [PolicyRecommendationFactory() for _ in range(4)]
    newer = [PolicyRecommendationFactory(supersedes=page) for page in older]

    assert count(*tools, *older, *newer) == count(tools[0], older[0], newer[0])


def test_what_became_private_since_this_thread_last_looked_is_not_named():
    tool = ToolFactory(title="A tool for one ward")
    page = CaseStudyFactory(tools_used=[tool])
    known_restricted_paths()

    # As another process does it: nothing tells a thread that outlives its requests.
    PageViewRestriction.objects.bulk_create(
        [PageViewRestriction(page_id=tool.pk, restriction_type=PageViewRestriction.LOGIN)]
    )

    assert "A tool for one ward" not in document_of(page).body


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"outcome_direction": "same"}, "What happened: No change"),
        ({"outcome_direction": "worse"}, "What happened: Got worse"),
        ({"stage": "stopped"}, "What happened: Got better"),
    ],
)
def test_what_did_not_work_or_was_stopped_is_found_as_such_and_named(home_page, fields, told):  # noqa: ARG001 - pages hang below it
    document = build_document(CaseStudyFactory(**fields).record)
    assert document.values("lesson") == {"did-not-work"}
    assert told in [fact["text"] for fact in document.card["facts"]]


@pytest.mark.parametrize("outcome", ["better", "mixed", "too-few-to-tell", "not-measured"])
def test_other_results_are_not_found_as_what_did_not_work(home_page, outcome):  # noqa: ARG001 - as above
    assert not build_document(CaseStudyFactory(outcome_direction=outcome).record).values("lesson")


@pytest.mark.parametrize(
    ("cost", "told"),
    [("free", ["Cost: no extra cost"]), ("low", ["Cost: low, up to £1,000"]), ("", [])],
)
def test_a_card_tells_the_cost_where_the_record_has_it(home_page, cost, told):  # noqa: ARG001 - as above
    card = build_document(CaseStudyFactory(cost=cost).record).card
    assert [fact["text"] for fact in card["facts"] if fact["key"] == "cost"] == told
