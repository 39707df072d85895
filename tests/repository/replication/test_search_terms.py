import pytest
from django.db.models import F

from repository.publisher.models import SnapshotVersion
from repository.replication.choices import AdoptionStage, AdoptionStatus, FactorKind
from repository.replication.models import Adoption, AdoptionFactor
from repository.replication.search_terms import ADOPTION, FACTOR
from search.building import build_document, build_documents
from search.facets import BY_KEY, NOT_ADOPTED
from tests.factories.adoption import AdoptionFactory
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.voice import VoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def record(home_page):  # noqa: ARG001 - pages hang below it
    return CaseStudyFactory().record


def facts(document):
    return {fact["key"]: fact["text"] for fact in document.card["facts"]}


def test_the_facet_offers_every_stage_in_its_own_words():
    assert {**BY_KEY[ADOPTION].values} == {
        **dict(AdoptionStage.choices),
        NOT_ADOPTED: "No adoption reported yet",
    }


def test_a_record_is_found_by_the_stages_of_its_public_adoptions(record):
    AdoptionFactory(record=record, stage=AdoptionStage.STOPPED)
    AdoptionFactory.create_batch(2, record=record, stage=AdoptionStage.TESTING)
    AdoptionFactory(record=record, stage=AdoptionStage.SUSTAINED, status=AdoptionStatus.WAITING)
    document = build_document(record)
    assert document.values(ADOPTION) == {"stopped", "testing"}
    assert document.adoptions == 3
    assert facts(document)[ADOPTION] == "Adopted by 3, 1 stopped"


def test_the_card_of_a_record_with_one_adoption_that_stopped_counts_it_once(record):
    AdoptionFactory(record=record, stage=AdoptionStage.STOPPED)
    assert facts(build_document(record))[ADOPTION] == "Adopted by 1, stopped"


def test_a_record_is_found_by_what_helped_its_adopters_and_what_got_in_the_way(record):
    adoption = AdoptionFactory(record=record)
    AdoptionFactor.objects.create(adoption=adoption, kind=FactorKind.BARRIER, code="resources")
    other = AdoptionFactory(record=record)
    AdoptionFactor.objects.create(adoption=other, kind=FactorKind.BARRIER, code="resources")
    AdoptionFactor.objects.create(adoption=other, kind=FactorKind.ENABLER, code="trigger")
    hidden = AdoptionFactory(record=record, status=AdoptionStatus.WAITING)
    AdoptionFactor.objects.create(adoption=hidden, kind=FactorKind.BARRIER, code="team-skill")
    assert {term.value: term.label for term in build_document(record).terms[FACTOR]} == {
        "barrier-resources": "Got in the way: Money and staff time",
        "enabler-trigger": "Helped: An event that made it urgent",
    }


def test_a_factor_that_an_editor_adds_later_is_found_at_once(record):
    adoption = AdoptionFactory(record=record)
    build_document(record)
    AdoptionFactor.objects.create(adoption=adoption, kind=FactorKind.ENABLER, code="trigger")
    assert build_document(record).values(FACTOR) == {"enabler-trigger"}


def test_nobody_is_said_to_have_stopped_where_nobody_did(record):
    AdoptionFactory(record=record)
    assert facts(build_document(record))[ADOPTION] == "Adopted by 1"


def test_what_nobody_adopts_is_found_as_such_and_its_card_says_nothing(record):
    document = build_document(record)
    assert document.values(ADOPTION) == {NOT_ADOPTED}
    assert document.adoptions == 0
    assert ADOPTION not in facts(document)


def test_a_voice_is_nothing_to_adopt(home_page):  # noqa: ARG001 - pages hang below it
    assert not build_document(VoiceFactory().record).values(ADOPTION)


def test_a_document_tells_what_another_process_saved_since(record):
    build_document(record)
    # Past the signals, as if elsewhere: this thread still holds the counter it read.
    Adoption.objects.bulk_create(
        [AdoptionFactory.build(record=record, organisation=OrganisationFactory())]
    )
    SnapshotVersion.objects.update(number=F("number") + 1)
    assert build_documents([record.pk]).documents[0].adoptions == 1
