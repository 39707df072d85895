"""A newer recommendation takes an older one's place when it is published, and gives it back."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.log_actions import LogContext
from wagtail.models import GroupPagePermission, PageLogEntry

from repository.records.choices import Reason, State
from repository.records.completeness import PublicationRefusedError
from repository.records.models import PolicyRecommendationPage, Record
from repository.records.supersession import RESTORED, SUPERSEDED
from search.models import IndexChange
from tests.editing import edit_url, form_data
from tests.factories.policy_recommendation import PolicyRecommendationFactory
from tests.factories.user import UserFactory
from tests.reading import main_words, read, words

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def older():
    return PolicyRecommendationFactory(title="Older advice")


@pytest.fixture
def newer(older):
    return PolicyRecommendationFactory(title="Newer advice", supersedes=older)


def fresh(page):
    return PolicyRecommendationPage.objects.get(pk=page.pk)


def record(page):
    return Record.objects.get(page=page.pk)


def standing(page):
    found = record(page)
    return found.state, found.replacement


def publish(page, **changes):
    page = fresh(page)
    for name, value in {"change_note": f"Now {changes}.", **changes}.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return fresh(page)


def test_publishing_the_newer_one_supersedes_the_older_one(client, older, newer):
    assert standing(older) == (State.SUPERSEDED, record(newer))
    assert record(older).state_date is not None
    said = main_words(client.get(older.get_url()))
    assert "This record has been superseded. Read instead: Newer advice" in said


def test_the_older_one_stands_while_the_newer_one_is_a_draft(older):
    PolicyRecommendationFactory(supersedes=older, published=False)

    assert standing(older) == (State.CURRENT, None)


def test_the_datestamp_moves_and_the_index_follows(older):
    before = record(older).datestamp
    IndexChange.objects.all().delete()

    PolicyRecommendationFactory(supersedes=older)

    assert record(older).datestamp > before
    assert IndexChange.objects.filter(identifier=record(older).pk, hide=False).exists()


def test_the_log_says_what_happened_to_the_older_page(older, newer):
    newer.unpublish()

    entries = PageLogEntry.objects.filter(page=older.pk, action__startswith="repository.")
    assert [entry.action for entry in entries.order_by("pk")] == [SUPERSEDED, RESTORED]
    assert entries.order_by("pk")[0].data["replacement"] == record(newer).pk


def unpublish(newer):
    newer.unpublish()


def clear_the_field(newer):
    publish(newer, supersedes=None)


def delete(newer):
    newer.delete()


def remove(newer):
    found = record(newer)
    found.state, found.reason_category = State.REMOVED, Reason.OTHER
    found.save()


@pytest.mark.parametrize("end", [unpublish, clear_the_field, delete, remove])
def test_the_older_one_is_current_again_when_the_newer_one_lets_go(older, newer, end):
    end(newer)

    assert standing(older) == (State.CURRENT, None)


def test_publishing_the_newer_one_again_changes_no_state(older, newer):
    publish(newer, title="Newer advice, put better")

    assert standing(older) == (State.SUPERSEDED, record(newer))


def test_an_older_one_taken_down_meanwhile_is_not_made_current(older, newer):
    fresh(older).unpublish()

    newer.unpublish()

    assert standing(older) == (State.DRAFT, None)


def test_an_older_one_published_again_is_superseded_still(older, newer):
    fresh(older).unpublish()

    publish(older, summary="The same.")

    assert standing(older) == (State.SUPERSEDED, record(newer))


def test_an_older_one_published_late_is_superseded_at_once():
    older = PolicyRecommendationFactory(published=False)
    newer = PolicyRecommendationFactory(supersedes=older)

    publish(older)

    assert standing(older) == (State.SUPERSEDED, record(newer))


def test_another_newer_one_takes_over_when_the_first_lets_go(older, newer):
    second = PolicyRecommendationFactory(supersedes=older)

    newer.unpublish()

    assert standing(older) == (State.SUPERSEDED, record(second))


@pytest.mark.parametrize("state", [State.RETRACTED, State.REMOVED])
def test_a_retracted_or_removed_record_is_left_alone(older, state):
    found = record(older)
    found.state, found.reason_category = state, Reason.SAFETY
    found.save()

    newer = PolicyRecommendationFactory(supersedes=older)
    assert record(older).state == state
    newer.unpublish()

    assert record(older).state == state


def test_what_an_editor_superseded_is_not_given_back(older):
    other = PolicyRecommendationFactory()
    found = record(older)
    found.state, found.replacement = State.SUPERSEDED, record(other)
    found.save()

    PolicyRecommendationFactory(supersedes=older).unpublish()

    assert standing(older) == (State.SUPERSEDED, record(other))


def test_in_a_chain_each_gives_way_to_the_next(older, newer):
    newest = PolicyRecommendationFactory(supersedes=newer)

    assert standing(older) == (State.SUPERSEDED, record(newer))
    assert standing(newer) == (State.SUPERSEDED, record(newest))

    newest.unpublish()

    assert standing(older) == (State.SUPERSEDED, record(newer))
    assert standing(newer) == (State.CURRENT, None)


def in_a_circle(older, newer):
    return fresh(older), fresh(newer)


def in_a_wider_circle(older, newer):
    return fresh(older), PolicyRecommendationFactory(supersedes=fresh(newer))


def with_itself(older, _newer):
    return fresh(older), fresh(older)


@pytest.mark.parametrize("circle", [in_a_circle, in_a_wider_circle, with_itself])
def test_a_circle_is_refused_beside_the_field(client, older, newer, circle):
    page, chosen = circle(older, newer)
    client.force_login(UserFactory(is_superuser=True))

    response = client.post(edit_url(page), sent(page, supersedes=chosen.pk))

    assert "would supersede each other in a circle" in words(read(response))
    assert fresh(page).get_latest_revision_as_object().supersedes is None


def sent(page, **fields):
    return form_data(
        PolicyRecommendationPage,
        **{"title": page.title, "slug": page.slug, "summary": page.summary, **fields},
    )


def test_a_circle_through_a_draft_is_refused_when_the_draft_is_published(older):
    draft = fresh(older)
    newer = PolicyRecommendationFactory()
    draft.supersedes, draft.change_note = newer, "Replaces the other."
    revision = draft.save_revision()
    publish(newer, supersedes=fresh(older))

    with pytest.raises(ValidationError, match="in a circle"):
        revision.publish()

    assert standing(older) == (State.SUPERSEDED, record(newer))


def publish_as(user, page):
    with LogContext(user=user):
        page.get_latest_revision().publish(user=user)


def test_an_editor_supersedes_what_they_may_publish(older):
    newer = PolicyRecommendationFactory(supersedes=older, published=False)

    publish_as(UserFactory(roles=["Policy lead"]), newer)

    assert standing(older) == (State.SUPERSEDED, record(newer))


def only_for(page, user):
    """Let a person publish one page, and none beside it."""
    group = user.groups.get()
    GroupPagePermission.objects.filter(group=group).update(page=page.pk)


def test_who_may_not_publish_the_older_page_may_not_supersede_it(older):
    newer = PolicyRecommendationFactory(supersedes=older, published=False)
    user = UserFactory(roles=["Policy lead"])
    only_for(newer, user)

    with pytest.raises(PublicationRefusedError, match="would mark “Older advice” as superseded"):
        publish_as(user, newer)

    assert standing(older) == (State.CURRENT, None)
    assert not fresh(newer).live


def test_the_form_says_so_and_keeps_what_was_typed(client, older):
    newer = PolicyRecommendationFactory(published=False)
    user = UserFactory(roles=["Policy lead"])
    only_for(newer, user)
    client.force_login(user)

    response = client.post(
        edit_url(newer),
        sent(newer, supersedes=older.pk, title="Typed title", **{"action-publish": "1"}),
    )

    said = read(response)
    assert "you may not publish that page" in words(said)
    assert said.find("input", {"name": "title"})["value"] == "Typed title"
    assert standing(older) == (State.CURRENT, None)
