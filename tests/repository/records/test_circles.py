from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wagtail.test.utils.form_data import inline_formset

from repository.records.circles import find_circle
from repository.records.completeness import PublicationRefusedError
from repository.records.models import Adaptation, CaseStudyPage
from tests.editing import edit_url, form_data
from tests.factories.case_study import CaseStudyFactory
from tests.factories.tool import ToolFactory
from tests.factories.voice import VoiceFactory
from tests.reading import read, words

PAGES = range(8)
graphs = st.dictionaries(st.sampled_from(PAGES), st.lists(st.sampled_from(PAGES), max_size=3))


def descends(originals, page):
    """Return whatever a page descends from: the slow way, to compare with."""
    found = set()
    while more := {far for near in found | {page} for far in originals.get(near, ())} - found:
        found |= more
    return found


@given(graphs, st.sampled_from(PAGES))
def test_a_circle_is_found_where_there_is_one_and_nowhere_else(originals, page):
    way = find_circle({**originals, page: []}, page, originals.get(page, []))

    assert bool(way) == (page in descends(originals, page))


@given(graphs, st.sampled_from(PAGES))
def test_the_way_round_begins_and_ends_with_the_page_and_each_step_was_named(originals, page):
    way = find_circle({**originals, page: []}, page, originals.get(page, []))

    assert all(other in originals[one] for one, other in pairwise(way))
    assert way[:1] == way[-1:]
    assert way[:1] in ([], [page])
    assert len(set(way[1:])) == len(way[1:])


@given(graphs)
def test_whoever_asks_before_each_link_never_makes_a_circle(wanted):
    originals = {}
    for page, named in wanted.items():
        for original in named:
            if not find_circle(originals, page, [original]):
                originals.setdefault(page, []).append(original)

    assert not any(page in descends(originals, page) for page in PAGES)


def name(page, *originals):
    page.adapted_from = [
        Adaptation(original=original, what_changed="Fitted to our ward.") for original in originals
    ]
    page.minor_correction = True
    return page.save_revision()


@pytest.mark.django_db
@pytest.mark.both_databases
def test_a_publication_that_closes_a_circle_is_refused_with_the_way_round():
    first = ToolFactory(title="First")
    second = CaseStudyFactory(title="Second", adapted_from=[(first, "Shorter.")])
    third = CaseStudyFactory(title="Third", adapted_from=[(second, "In Urdu.")])

    revision = name(first, third)
    with pytest.raises(PublicationRefusedError) as refused:
        revision.publish()

    assert refused.value.messages == [
        (
            "A record cannot descend from itself: “First” is adapted from “Third”, “Third” is "
            "adapted from “Second”, “Second” is adapted from “First”. Take one of them out."
        )
    ]
    assert not first.adapted_from.model.objects.filter(page=first).exists()


@pytest.mark.django_db
def test_a_record_is_not_adapted_from_itself():
    page = CaseStudyFactory()

    with pytest.raises(PublicationRefusedError, match="cannot be adapted from itself"):
        name(page, page).publish()


@pytest.mark.django_db
def test_several_originals_with_one_behind_both_are_no_circle():
    behind = ToolFactory()
    both = [CaseStudyFactory(adapted_from=[(behind, "Shorter.")]) for _ in range(2)]

    page = CaseStudyFactory(adapted_from=[(original, "Both in one.") for original in both])

    assert page.adapted_from.count() == len(both)


@pytest.mark.django_db
def test_of_two_drafts_that_name_each_other_the_second_published_is_refused():
    one, other = CaseStudyFactory(), CaseStudyFactory()
    first, second = name(one, other), name(other, one)

    first.publish()
    with pytest.raises(PublicationRefusedError):
        second.publish()


def send(client, page, *originals):
    rows = [{"original": other.pk, "what_changed": "Shorter."} for other in originals]
    fields = {"title": page.title, "slug": page.slug, "summary": page.summary}
    sent = form_data(CaseStudyPage, **fields, adapted_from=inline_formset(rows))
    return client.post(edit_url(page), sent)


@pytest.mark.django_db
@pytest.mark.both_databases
def test_the_form_refuses_a_draft_that_closes_a_circle_with_another_draft(admin_client):
    one, other = CaseStudyFactory(title="One"), CaseStudyFactory(title="Other")
    assert send(admin_client, one, other).status_code == 302

    said = words(read(send(admin_client, other, one)))

    assert "“Other” is adapted from “One”, “One” is adapted from “Other”" in said
    assert list(other.get_latest_revision_as_object().adapted_from.all()) == []


@pytest.mark.django_db
def test_the_form_takes_no_voice_for_an_original(admin_client):
    page, voice = CaseStudyFactory(), VoiceFactory()

    said = words(read(send(admin_client, page, voice)))

    assert "Choose a case study or a tool." in said
