"""Who may let a finding stand or record a named review, and what they are shown."""

import pytest
from django.urls import reverse

from repository.voices.models import Dismissal, NamedReview
from repository.voices.safety.risks import judge
from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.reading import read, words

pytestmark = pytest.mark.django_db

STORY = "<p>The photo was taken by Halima Warsame.</p><p>Our baby was stillborn.</p>"
REVIEW = {"review": "1", "kinds": ["death"], "reviewer": "B. Reader", "role": "Midwife", "note": ""}


@pytest.fixture
def author(db):  # noqa: ARG001 - asked for by name
    return UserFactory(roles=["Contributor"])


@pytest.fixture
def page(author):
    page = PersonalVoiceFactory(published=False, settled=False, story=STORY, owner=author)
    page.save_revision(user=author)
    return page


def screen(page):
    return reverse("voices_safety", args=[page.pk])


def dismissal(page, **changes):
    (risk,) = judge(page).open_risks
    reason = "The photographer wants to be named."
    return {"dismissal": "1", "fingerprints": [risk.fingerprint], "reason": reason, **changes}


def enter(client, *roles, **fields):
    user = UserFactory(roles=roles, **fields)
    client.force_login(user)
    return user


def refused(response):
    """Wagtail leads whoever may not do something back to its first page."""
    return response.status_code == 302 and response.url == reverse("wagtailadmin_home")


def shown(response):
    return words(read(response))


def test_a_reviewer_sees_what_was_found_where_and_why(client, page):
    enter(client, "Reviewer")

    said = shown(client.get(screen(page)))

    for part in (
        "“Halima Warsame” : name of another person (certain)",
        "In: Story",
        "The photo was taken by Halima Warsame",
        "who may not have agreed",
        "Say who they are to the person instead",
        "It tells of a death. (“stillborn”) Not read yet, or changed since.",
    ):
        assert part in said


def test_a_reviewer_lets_a_finding_stand_with_a_reason(client, page):
    user = enter(client, "Reviewer")

    response = client.post(screen(page), dismissal(page), follow=True)

    row = Dismissal.objects.get()
    assert (row.dismissed_by, row.reason) == (user, "The photographer wants to be named.")
    assert judge(page).open_risks == ()
    assert "The photographer wants to be named." in shown(response)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"reason": " "}, "This field is required"),
        ({"reason": "Because halima warsame agreed"}, "without the words themselves"),
        ({"fingerprints": []}, "Tick what you looked at"),
        ({"fingerprints": ["0" * 64]}, "The story has changed"),
    ],
)
def test_no_finding_goes_without_a_reason_or_unseen(client, page, changes, said):
    enter(client, "Editor")

    response = client.post(screen(page), dismissal(page, **changes))

    assert said in shown(response)
    assert not Dismissal.objects.exists()


def test_a_finding_can_be_opened_again(client, page):
    enter(client, "Editor")
    client.post(screen(page), sent := dismissal(page))

    client.post(screen(page), {"reopen": sent["fingerprints"][0]})

    assert not Dismissal.objects.exists()


def test_a_reviewer_records_who_read_the_story(client, page):
    user = enter(client, "Reviewer", first_name="Bea", last_name="Reader")
    assert 'value="Bea Reader"' in client.get(screen(page)).content.decode()

    client.post(screen(page), REVIEW)

    row = NamedReview.objects.get()
    assert (row.kind, row.reviewer, row.role, row.recorded_by) == (
        "death", "B. Reader", "Midwife", user,
    )  # fmt: skip
    assert judge(page).missing_reviews == ()


@pytest.mark.parametrize("field", ["kinds", "reviewer", "role"])
def test_a_named_review_has_a_name_a_role_and_a_reason(client, page, field):
    enter(client, "Reviewer")

    response = client.post(screen(page), {**REVIEW, field: []})

    assert response.status_code == 200
    assert not NamedReview.objects.exists()


@pytest.mark.parametrize("roles", [["Contributor"], ["Contributor", "Reviewer"]])
def test_whoever_wrote_the_story_decides_nothing_about_it(client, page, author, roles):
    author.groups.clear()
    author.groups.set(UserFactory(roles=roles).groups.all())
    client.force_login(author)

    assert client.get(screen(page)).status_code == 200
    assert refused(client.post(screen(page), dismissal(page)))
    assert refused(client.post(screen(page), REVIEW))
    assert not NamedReview.objects.exists()
    assert not Dismissal.objects.exists()


def test_whoever_changed_the_words_last_decides_nothing_about_them(client, page, author):
    page.what_mattered = "<p>Being believed.</p>"
    page.save_revision(user=enter(client, "Editor"))
    page.save_revision(user=author)

    assert "another reviewer has to look" in shown(client.get(screen(page)))
    assert refused(client.post(screen(page), dismissal(page)))


def test_whoever_saved_the_same_words_again_wrote_none_of_them(client, page):
    page.save_revision(user=enter(client, "Reviewer"))

    client.post(screen(page), dismissal(page))

    assert Dismissal.objects.exists()


@pytest.mark.parametrize(
    ("role", "sees", "decides"),
    [
        ("Contributor", False, False),
        ("Policy lead", False, False),
        ("Consent officer", True, False),
        ("Reviewer", True, True),
        ("Editor", True, True),
        ("Administrator", True, True),
    ],
)
def test_those_who_approve_stories_decide(client, page, role, sees, decides):
    enter(client, role)

    assert refused(client.get(screen(page))) is not sees
    client.post(screen(page), dismissal(page))
    assert Dismissal.objects.exists() is decides


def test_the_screen_is_for_voices_alone(client):
    enter(client, "Editor")
    assert client.get(reverse("voices_safety", args=[1])).status_code == 404
    assert client.get(screen(VoiceFactory())).status_code == 200
