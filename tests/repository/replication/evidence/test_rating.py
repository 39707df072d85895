import pytest
from django.db import IntegrityError, transaction
from wagtail.models import PageLogEntry

from repository.records.models import Record
from repository.replication.evidence.rating import (
    RATED,
    SETTLED,
    Given,
    RatingError,
    list_own,
    rate,
    read_answers,
    settle,
)
from repository.replication.models import EvidenceJudgement, EvidenceRating
from tests.factories.case_study import CaseStudyFactory
from tests.factories.evidence import build_answers, make_rater, make_rating
from tests.factories.organisation import OrganisationFactory
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.user import UserFactory
from tests.factories.voice import VoiceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def page(home_page):  # noqa: ARG001 - pages hang below it
    return CaseStudyFactory()


@pytest.fixture
def record(page):
    return page.record


@pytest.fixture
def differing(record):
    rate(record, make_rater(), build_answers())
    return rate(record, make_rater(), build_answers(size="part"))


def publish_again(page):
    page.change_note = "The results of the second year."
    page.save_revision().publish()


def settled_answers(rating):
    return read_answers(rating.judgements.get(is_settled=True))


def test_one_rater_alone_settles_nothing(record):
    rating = rate(record, make_rater(), build_answers())
    assert rating.state == "open"
    assert not rating.judgements.filter(is_settled=True).exists()


def test_two_who_answer_alike_settle_it_with_the_reasons_of_both(record):
    rate(record, make_rater(), {**build_answers(), "size": Given("part", "Twelve births.")})
    rating = rate(record, make_rater(), {**build_answers(), "size": Given("part", "Few.")})
    assert (rating.state, rating.settlement) == ("settled", "same")
    assert settled_answers(rating)["size"] == Given("part", "Twelve births.\nFew.")


def test_a_reason_that_both_gave_is_told_once(record):
    rating = make_rating(record, size="part")
    assert settled_answers(rating)["size"].reason == "The reason about size."


def test_two_who_differ_settle_nothing(differing):
    assert differing.state == "differs"
    assert differing.settled_at is None


def test_neither_answer_is_given_out_before_both_are_there(record):
    rating = rate(record, make_rater(), build_answers())
    assert list_own(rating) == []
    rating = rate(record, make_rater(), build_answers(size="none"))
    assert len(list_own(rating)) == 2


def test_a_third_person_settles_and_all_three_answers_are_kept(differing):
    rating = settle(differing, make_rater(), build_answers(size="part"), "The births were few.")
    assert (rating.state, rating.settlement) == ("settled", "third")
    assert rating.settlement_reason == "The births were few."
    assert rating.judgements.count() == 3
    assert settled_answers(rating)["size"].answer == "part"


def test_one_of_the_raters_settles_for_both(differing):
    rater = differing.judgements.last().judged_by
    assert settle(differing, rater, build_answers(), "We talked.").settlement == "talked"


def test_what_does_not_wait_to_be_settled_is_not(record):
    rating = rate(record, make_rater(), build_answers())
    with pytest.raises(RatingError, match="not waiting"):
        settle(rating, make_rater(), build_answers(), "Why?")


def test_nobody_rates_the_same_version_twice(record):
    rater = make_rater()
    rate(record, rater, build_answers())
    with pytest.raises(RatingError, match="already"):
        rate(record, rater, build_answers(size="part"))


def test_a_third_person_does_not_rate_what_waits_to_be_settled(record, differing):
    with pytest.raises(RatingError, match="waiting to be settled"):
        rate(record, make_rater(), build_answers())
    assert differing.judgements.count() == 2


def test_who_wrote_a_record_does_not_rate_it(page, record):
    page.owner = make_rater()
    page.save()
    with pytest.raises(RatingError, match="You wrote"):
        rate(record, page.owner, build_answers())


def test_who_began_the_page_does_not_rate_it(page, record):
    writer = make_rater()
    first = page.revisions.order_by("created_at").first() or page.save_revision()
    first.user = writer
    first.save()
    with pytest.raises(RatingError, match="You wrote"):
        rate(record, writer, build_answers())


def test_who_is_named_as_a_contributor_does_not_rate_it(home_page):  # noqa: ARG001 - as above
    page = CaseStudyFactory(contributors=[{"given_name": "Ada", "family_name": "Example"}])
    named = UserFactory(first_name="Ada", last_name="EXAMPLE")
    with pytest.raises(RatingError, match="named as a contributor"):
        rate(page.record, named, build_answers())


@pytest.mark.parametrize("email", ["a@trust.example", "a@maternity.trust.example"])
def test_whose_account_is_at_an_organisation_of_the_record_does_not_rate_it(home_page, email):  # noqa: ARG001 - as above
    body = OrganisationFactory(website="https://www.trust.example/about")
    page = CaseStudyFactory(organisations=[(body, "took-part")])
    with pytest.raises(RatingError, match="had a part in this record"):
        rate(page.record, UserFactory(email=email), build_answers())
    rate(page.record, UserFactory(email="a@nottrust.example"), build_answers())


@pytest.mark.parametrize("factory", [VoiceFactory, PolicyRecommendationFactory])
def test_stories_and_recommendations_are_never_rated(home_page, factory):  # noqa: ARG001 - as above
    with pytest.raises(RatingError, match="Only public case studies"):
        rate(factory().record, make_rater(), build_answers())


def test_what_readers_cannot_see_is_not_rated(page, record):
    page.unpublish()
    with pytest.raises(RatingError, match="Only public"):
        rate(record, make_rater(), build_answers())


def test_a_new_version_is_rated_anew_and_what_had_begun_is_set_aside(page, record):
    first = rate(record, make_rater(), build_answers())
    publish_again(page)
    second = rate(Record.objects.get(pk=record.pk), make_rater(), build_answers())
    first.refresh_from_db()
    assert first.state == "set-aside"
    assert (first.version_number, second.version_number) == (1, 2)
    assert first.judgements.count() == 1


def test_a_settled_rating_is_kept_when_a_record_is_rated_again(record):
    make_rating(record, size="none")
    make_rating(record)
    assert EvidenceRating.objects.filter(record=record, state="settled").count() == 2
    assert EvidenceJudgement.objects.filter(rating__record=record).count() == 6


def test_settling_moves_the_datestamp_and_one_rater_does_not(record):
    def stamp():
        return Record.objects.get(pk=record.pk).datestamp

    before = stamp()
    rate(record, make_rater(), build_answers())
    assert stamp() == before
    rate(record, make_rater(), build_answers())
    assert stamp() > before


def test_the_log_says_who_rated_and_nothing_of_what(page, differing):
    settle(differing, make_rater(), build_answers(size="part"), "The births were few.")
    entries = PageLogEntry.objects.filter(page=page.pk, action__in=[RATED, SETTLED])
    assert [entry.action for entry in entries.order_by("timestamp")] == [RATED, RATED, SETTLED]
    assert all(not entry.data for entry in entries)


def test_a_record_has_one_unfinished_rating_at_most(record):
    rate(record, make_rater(), build_answers())
    with pytest.raises(IntegrityError), transaction.atomic():
        EvidenceRating.objects.create(record=record, version_number=1)
