"""`/id/<identifier>/versions`: every version, and what changed from one to another."""

import pytest

from repository.records.choices import Reason, State
from repository.records.models import CaseStudyPage, Consent, Record
from tests.factories.case_study import CaseStudyFactory
from tests.factories.consent import agree_to
from tests.factories.voice import PersonalVoiceFactory
from tests.reading import links, main_words, read, words

pytestmark = pytest.mark.django_db


def publish(page, **changes):
    page = type(page).objects.get(pk=page.pk)
    for name, value in {"change_note": f"Changed {sorted(changes)}.", **changes}.items():
        setattr(page, name, value)
    agree_to(page)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


@pytest.fixture
def page():
    page = CaseStudyFactory(problem="<p>Seen late on one ward.</p>", lessons="<p>Ask.</p>")
    page = publish(page, problem="<p>Seen late on two wards.</p>")
    return publish(page, lessons="<p>Ask early.</p>", summary="What was done, and where.")


def history(client, page, **chosen):
    return client.get(f"/id/{page.record.pk}/versions", chosen)


def shown(response):
    return read(response).find(id="differences")


def test_nothing_is_compared_until_somebody_asks(client, page):
    assert shown(history(client, page)) is None


def test_each_version_leads_to_what_changed_since_the_one_before(client, page):
    response = history(client, page)
    found = links(read(response).main)

    assert "What changed from version 1 to version 2" in found
    address = found["What changed from version 2 to version 3"]
    said = words(shown(client.get(f"/id/{page.record.pk}/versions{address}")))
    assert "What changed from version 2 to version 3" in said
    assert "Lessons" in said
    assert "The problem" not in said


def test_words_are_marked_and_said_to_be_added_or_removed(client, page):
    difference = shown(history(client, page, **{"from": 1, "to": 2}))

    removed, added = difference.select(".mer-difference del, .mer-difference ins")
    assert words(removed) == "[removed: one ward. end of removed]"
    assert words(added) == "[added: two wards. end of added]"


def test_any_two_versions_can_be_compared_with_a_plain_form(client, page):
    form = read(history(client, page)).find("form", class_="mer-compare")
    names = [select["name"] for select in form.find_all("select")]
    assert (form["method"], names) == ("get", ["from", "to"])
    assert [option["value"] for option in form.find("select").find_all("option")] == ["3", "2", "1"]

    said = words(shown(history(client, page, **{"from": 1, "to": 3})))

    for heading in ("Summary", "The problem and who it falls on", "Lessons"):
        assert heading in said


def test_the_order_in_which_two_versions_are_chosen_makes_no_difference(client, page):
    assert words(shown(history(client, page, **{"from": 3, "to": 1}))) == words(
        shown(history(client, page, **{"from": 1, "to": 3}))
    )


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"to": "3"}, "from version 2 to version 3"),
        ({"from": "1"}, "from version 1 to version 3"),
        ({"from": "9"}, "There is no version “9”."),
        ({"from": "1", "to": "<b>"}, "There is no version “<b>”."),
        ({"from": "2", "to": "2"}, "Choose two different versions."),
        ({"to": "1"}, "Choose two different versions."),
        ({"from": "9" * 400}, "There is no version"),
        ({"from": "²"}, "There is no version “²”."),
    ],
)
def test_a_choice_that_is_half_made_or_impossible_is_answered(client, page, chosen, said):
    response = history(client, page, **chosen)

    assert response.status_code == 200
    assert said in words(shown(response))


def test_a_record_of_one_version_has_nothing_to_compare(client):
    page = CaseStudyFactory()

    assert read(history(client, page)).find("form", class_="mer-compare") is None


def test_what_did_not_change_far_from_a_change_is_left_out(client, page):
    long = [f"<p>Paragraph {number}.</p>" for number in range(9)]
    publish(page, lessons="".join(long), change_note="Longer.")
    long[4] = "<p>Paragraph four.</p>"
    publish(page, lessons="".join(long), change_note="Clearer.")

    lines = [
        words(line)
        for line in shown(history(client, page, to=5)).select(".mer-difference__words p")
    ]

    assert lines == [
        "[…]",
        "Paragraph 3.",
        "Paragraph [removed: 4. end of removed] [added: four. end of added]",
        "Paragraph 5.",
        "[…]",
    ]


def test_a_long_run_of_words_that_did_not_change_shows_its_ends(client, page):
    run = " ".join(f"word{number}" for number in range(60))
    publish(page, summary=f"Old. {run}"[:300], change_note="Longer.")
    publish(page, summary=f"New. {run}"[:300], change_note="Newer.")

    said = words(shown(history(client, page, to=5)))

    assert "word0" in said
    assert "[…]" in said
    assert "word20" not in said


def test_a_version_that_differs_in_no_word_says_so(client, page):
    publish(page, problem="<p>Seen <b>late</b> on two wards.</p>")

    assert "No words differ" in words(shown(history(client, page, to=4)))


def test_a_change_of_type_by_an_editor_cannot_inject_markup(client, page):
    publish(page, summary="<script>alert(1)</script> & more")

    response = history(client, page, to=4)

    assert "<script>alert" not in response.content.decode()
    assert "<script>alert(1)</script>" in words(shown(response))


def test_a_comparison_is_no_page_for_search_engines(client, page):
    assert "X-Robots-Tag" not in history(client, page).headers
    assert history(client, page, to=2).headers["X-Robots-Tag"] == "noindex"


def test_the_number_of_queries_does_not_grow_with_the_versions(
    client, page, django_assert_max_num_queries
):
    for number in range(5):
        page = publish(page, lessons=f"<p>Ask {number} times.</p>", change_note=f"Note {number}.")
    history(client, page)

    with django_assert_max_num_queries(15):
        history(client, page, **{"from": 1, "to": 8})


def test_rooms_above_find_the_record_in_the_context(client, page):
    assert history(client, page).context_data["record"] == page.record
    version = client.get(f"/id/{page.record.pk}/v/1")
    assert version.context_data["content"]["title"] == page.title
    assert version.context_data["version"]["number"] == 1


# A person's story


@pytest.fixture
def story():
    page = PersonalVoiceFactory(
        consent={"show_place": True, "show_ethnicity": True, "show_dates": True},
        place="Exampletown",
    )
    return publish(page, place="Sampleham", story="<p>I said so twice, and nobody came.</p>")


def test_differences_of_a_story_are_kept_by_no_cache(client, story):
    response = history(client, story, to=2)

    assert response.headers["Cache-Control"] == "no-store"
    assert "Exampletown" in words(shown(response))


def test_differences_obey_what_a_person_agrees_to_today(client, story):
    Consent.objects.update(show_place=False)

    said = words(shown(history(client, story, to=2)))

    assert "Exampletown" not in said
    assert "Sampleham" not in said
    assert "nobody came" in said


def test_differences_end_with_consent(client, story):
    Consent.objects.update(released=False)

    response = history(client, story, to=2)

    assert response.status_code == 410
    assert "nobody came" not in response.content.decode()


def test_the_content_handed_to_rooms_above_obeys_consent_too(client, story):
    Consent.objects.update(show_place=False)

    content = client.get(f"/id/{story.record.pk}/v/1").context_data["content"]

    assert "Exampletown" not in str(content)


def test_a_story_that_may_be_shown_as_then_is_shown_in_the_form_of_its_day(client, story):
    story.record.versions.update(html="<p>As it stood.</p>")

    assert "As it stood." in main_words(client.get(f"/id/{story.record.pk}/v/1"))


def test_a_version_is_under_no_wider_licence_than_its_teller_allows_today(client):
    parts = ("name", "ethnicity", "place", "dates", "image", "audio", "video")
    agreed = dict.fromkeys(("reuse", "translation", *(f"show_{part}" for part in parts)), True)
    story = PersonalVoiceFactory(consent={**agreed, "credit": "A. M."})
    address = f"/id/{story.record.pk}/v/1"
    assert "Open Government Licence" in main_words(client.get(address))

    Consent.objects.update(reuse=False)

    assert "All rights reserved" in main_words(client.get(address))


# States


@pytest.mark.parametrize("state", [State.SUPERSEDED, State.RETRACTED])
@pytest.mark.parametrize("ending", ["/v/1", "/v/3", "/versions"])
def test_a_version_of_a_record_that_no_longer_stands_says_so(client, page, state, ending):
    newer = CaseStudyFactory(title="Newer work")
    Record.objects.filter(pk=page.record.pk).update(
        state=state, state_reason="The figures were wrong.", replacement=newer.record
    )

    said = main_words(client.get(f"/id/{page.record.pk}{ending}"))

    assert f"has been {state.label.lower()}" in said
    assert "The figures were wrong." in said
    assert "Newer work" in said


@pytest.mark.parametrize("state", [State.CURRENT, State.SUPERSEDED, State.RETRACTED])
def test_the_history_of_a_retracted_record_alone_is_kept_from_search_engines(client, page, state):
    Record.objects.filter(pk=page.record.pk).update(state=state, reason_category=Reason.OTHER)

    hidden = "noindex" in history(client, page).headers.get("X-Robots-Tag", "")

    assert hidden == (state == State.RETRACTED)
    assert "noindex" in client.get(f"/id/{page.record.pk}/v/1").headers["X-Robots-Tag"]


@pytest.mark.parametrize("ending", ["", "/v/1", "/v/3", "/versions", "/versions?from=1&to=2"])
@pytest.mark.parametrize("how", ["removed", "unpublished", "deleted", "consent ended"])
def test_every_address_of_a_record_out_of_sight_is_gone(client, page, how, ending):
    identifier = page.record.pk
    if how == "deleted":
        CaseStudyPage.objects.get().delete()
    elif how == "unpublished":
        CaseStudyPage.objects.get().unpublish()
    else:
        record = page.record
        record.state = State.REMOVED if how == "removed" else State.CONSENT_ENDED
        record.save()

    response = client.get(f"/id/{identifier}{ending}")

    assert response.status_code == 410
    assert page.title not in response.content.decode()
    assert "Seen late" not in response.content.decode()
    assert response.headers["Cache-Control"] == "no-store"
