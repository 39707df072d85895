"""The officer's screen: links and codes are shown once, and only where no e-mail can carry them."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from repository.voices.contact import RouteKind, set_route
from repository.voices.links import find_link
from repository.voices.models import ContactAccess, PersonEvent, PersonLink
from tests.factories.user import UserFactory
from tests.factories.voice import PersonalVoiceFactory
from tests.reading import read, words

pytestmark = [pytest.mark.django_db]
KEY = re.compile(r"key=([0-9a-z-]{32})")


@pytest.fixture
def screen(client, officer, story):
    client.force_login(officer)
    address = reverse("consent:person", args=[story.consent.pk])

    def ask(**fields):
        answer = client.post(address, fields) if fields else client.get(address)
        assert answer.status_code == 200
        assert "no-store" in answer.headers["Cache-Control"]
        return read(answer)

    return ask


@pytest.fixture
def by_phone(story, officer):
    set_route(story.consent, RouteKind.PHONE, "07700 900123", by=officer)


def kinds():
    return list(PersonEvent.objects.order_by("pk").values_list("kind", flat=True))


def test_a_link_goes_by_email_and_no_officer_sees_it(screen, story):
    page = screen(do="make", purpose="withdraw")

    (letter,) = mail.outbox
    key = KEY.search(letter.body)[1]
    assert letter.to == ["amara@example.org"]
    assert key not in str(page)
    assert "amara@example.org" not in str(page)
    assert find_link(key).purpose == "withdraw"
    assert "They did not listen" not in letter.subject + letter.body
    assert "story" not in letter.subject
    assert kinds() == ["made", "sent"]
    assert ContactAccess.objects.filter(kind="used", identifier=story.record.pk).exists()


def test_a_link_that_could_not_be_sent_is_shown_instead(screen, settings):
    settings.EMAIL_BACKEND = "tests.repository.voices.person.no_mail.Backend"

    page = screen(do="make", purpose="finished")

    assert "could not be sent" in words(page)
    assert find_link(KEY.search(str(page))[1])
    assert kinds() == ["made", "shown"]


@pytest.mark.usefixtures("by_phone")
def test_without_email_link_and_code_are_shown_once_to_be_read_out(screen, client):
    key = KEY.search(str(screen(do="make", purpose="finished")))[1]
    again = screen()
    link = PersonLink.objects.get()
    assert key not in str(again)
    assert "Not opened yet" in words(again)

    code = re.search(r"\b[0-9]{3} [0-9]{3}\b", words(screen(do="code", link=link.reference)))[0]

    assert code not in words(screen())
    opened = client.post(f"/my-story/?key={key}", {"do": "open", "code": code})
    assert opened.url == "/my-story/read/"
    seen = words(screen())
    assert "Open now" in seen
    assert "Code shown to the officer, to read to the person" in seen
    assert "Opened with the right code" in seen
    assert kinds() == ["made", "shown", "code-read", "opened"]
    assert set(
        PersonEvent.objects.exclude(kind="opened").values_list("by__username", flat=True)
    ) == {"olu"}


def test_nobody_reads_a_code_of_somebody_who_has_email(screen):
    screen(do="make", purpose="finished")
    link = PersonLink.objects.get()

    page = screen(do="code", link=link.reference)

    assert "one-time code for" not in words(page).lower()
    assert not page.find("button", {"value": "code"})
    assert PersonLink.objects.get().code_hash == ""


def test_a_link_can_be_cancelled(screen):
    screen(do="make", purpose="finished")
    key = KEY.search(mail.outbox[0].body)[1]

    page = screen(do="cancel", link=find_link(key).reference)

    assert "opens nothing any more" in words(page)
    assert "Cancelled" in words(page)
    assert kinds()[-1] == "cancelled"


@pytest.mark.usefixtures("screen")
def test_links_of_another_consent_are_not_to_be_had_here(client, story, meet):
    other = PersonalVoiceFactory(published=False).consent
    meet(other.voice)
    reference = other.person_links.get().reference

    answer = client.post(
        reverse("consent:person", args=[story.consent.pk]), {"do": "cancel", "link": reference}
    )

    assert answer.status_code == 404
    assert other.person_links.get().cancelled_at is None


def test_the_consent_shows_its_links_and_the_way_to_more(screen, client, story):
    screen(do="make", purpose="agreed")

    page = read(client.get(reverse("consent:edit", args=[story.consent.pk])))

    assert page.find("a", href=reverse("consent:person", args=[story.consent.pk]))
    assert "Not opened yet : Look at what they agreed to" in words(page)


@pytest.mark.parametrize("role", ["Editor", "Reviewer", "Contributor", "Administrator"])
def test_nobody_else_makes_links(client, story, role):
    client.force_login(UserFactory(roles=[role]))
    address = reverse("consent:person", args=[story.consent.pk])

    assert client.get(address).status_code == 403
    assert client.post(address, {"do": "make", "purpose": "finished"}).status_code == 403
    assert not PersonLink.objects.exists()


def test_a_superuser_does_not_either(client, story):
    client.force_login(UserFactory(is_superuser=True))

    answer = client.get(reverse("consent:person", args=[story.consent.pk]))

    assert answer.status_code == 403
    assert ContactAccess.objects.filter(kind="refused").exists()


def test_an_officers_form_that_was_open_meanwhile_does_not_undo_what_the_person_said(
    officer, client, story, meet
):
    client.force_login(officer)
    address = reverse("consent:edit", args=[story.consent.pk])
    form = read(client.get(address))
    sent = {box["name"]: box.get("value", "") for box in form.select("input[name]")}
    sent |= {"given_on": "12/01/2026", "others_mentioned": "", "credit_choice": "name"}
    meet().open().post("limits/", keep=["site"])

    answer = client.post(address, sent)

    assert "has changed what they agree to" in words(read(answer))
    story.consent.refresh_from_db()
    assert not story.consent.reuse
