"""The way in: what opens a link, what does not, and what strangers and machines learn."""

import logging
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone
from wagtail.models import Site

from repository.publisher.models import PublisherSettings
from repository.voices.contact import RouteKind, set_route
from repository.voices.links import LinkState, find_state
from repository.voices.models import PersonEvent, PersonLink, Purpose
from repository.voices.person import codes
from repository.voices.withdrawal import Road, withdraw
from tests.reading import main_words, read, words

pytestmark = [pytest.mark.django_db]


def kinds():
    return list(PersonEvent.objects.order_by("pk").values_list("kind", flat=True))


def test_opening_a_link_changes_nothing_however_often_a_machine_does_it(meet):
    person = meet()
    before = PersonLink.objects.values().get(), kinds()

    for _ in range(3):
        answer = person.client.get(person.path)
        person.client.head(person.path)

    assert answer.status_code == 200
    assert (PersonLink.objects.values().get(), kinds()) == before
    assert mail.outbox == []


def test_the_first_page_says_how_long_a_link_works_and_nothing_of_the_story(meet):
    person = meet()

    said = words(read(person.client.get(person.path)))

    assert "You can open it once" in said
    assert f"{timezone.localtime(timezone.now() + timedelta(days=7)).day} " in said
    for secret in ("They did not listen", "Amara", "example.org", "nobody came"):
        assert secret not in said


def test_a_code_comes_by_email_and_opens_the_page_once(meet):
    person = meet()
    code = person.ask_for_code()

    answer = person.client.post(person.path, {"do": "open", "code": f" {code[:3]} {code[3:]} "})

    assert answer.url == "/my-story/read/"
    assert person.get("read/").status_code == 200
    assert mail.outbox[0].to == ["amara@example.org"]
    again = Client().post(person.path, {"do": "open", "code": code})
    assert again.status_code == 410
    assert kinds() == ["made", "code-sent", "opened"]


@pytest.mark.parametrize(
    ("purpose", "page"),
    [
        (Purpose.FINISHED, "/my-story/read/"),
        (Purpose.AGREED, "/my-story/choices/"),
        (Purpose.WITHDRAW, "/my-story/withdraw/"),
    ],
)
def test_a_link_leads_to_what_it_was_made_for(meet, purpose, page):
    person = meet(purpose=purpose).open()

    for address in (person.path, "/my-story/", "/my-story/done/"):
        assert person.client.get(address).url == page


def test_a_link_that_was_printed_can_be_typed_in(meet):
    person = meet()
    key = person.path.partition("key=")[2]

    answer = Client().post("/my-story/", {"key": key.upper().replace("-", " ")})

    assert answer.url == person.path
    empty = Client().post("/my-story/", {"key": ""})
    assert empty.status_code == 400
    assert "Enter the letters and numbers" in main_words(empty)


def gone_for(person):
    """Return the pages that say that a link opens nothing: opened, sent, and with a code."""
    stranger = Client()
    return [
        stranger.get(person.path),
        stranger.post(person.path, {"do": "send"}),
        stranger.post(person.path, {"do": "open", "code": "123456"}),
    ]


def test_whatever_cannot_be_opened_looks_the_same(meet, story, officer):
    """Wrong, used, expired, locked, cancelled, withdrawn: a stranger learns nothing."""
    used = meet().open()
    locked = meet()
    PersonLink.objects.filter(pk=PersonLink.objects.first().pk).update(wrong_codes=5)
    expired = meet()
    PersonLink.objects.filter(pk=PersonLink.objects.first().pk).update(expires_at=timezone.now())
    cancelled, _newer = meet(), meet()
    never = meet()
    never.path = f"/my-story/?key={'2' * 26}"
    short = meet()
    short.path = "/my-story/?key=abc"
    answers = [
        answer
        for person in (used, locked, expired, cancelled, never, short)
        for answer in gone_for(person)
    ]
    answers.append(Client().get("/my-story/read/"))
    answers.append(Client().post("/my-story/withdraw/"))
    answers.append(Client().get("/my-story/done/"))
    open_one = meet()
    withdraw(story.record.pk, road=Road.COMMAND, by=officer)
    answers += gone_for(open_one)

    assert {answer.status_code for answer in answers} == {410}
    assert len({main_words(answer) for answer in answers}) == 1
    assert "ask for a new link" in main_words(answers[0])


def test_who_to_ask_is_said_when_a_link_does_not_work(client):
    publisher = PublisherSettings.for_site(Site.objects.get())
    publisher.contact_email = "stories@example.nhs.uk"
    publisher.save()

    page = read(client.get("/my-story/read/"))

    assert page.main.find("a", href="mailto:stories@example.nhs.uk")


def wrong(code):
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_five_wrong_codes_lock_the_link_and_the_officer_is_told(meet, officer, story):
    person = meet()
    code = person.ask_for_code()
    answers = [
        person.client.post(person.path, {"do": "open", "code": wrong(code)}) for _ in range(5)
    ]

    assert [answer.status_code for answer in answers] == [400, 400, 400, 400, 410]
    assert "one more time" in main_words(answers[3])
    assert person.client.post(person.path, {"do": "open", "code": code}).status_code == 410
    told = mail.outbox[-1]
    assert told.bcc == [officer.email]
    assert "locked" in told.subject
    assert story.record.pk in told.body
    assert "They did not listen" not in told.subject + told.body
    assert kinds()[-2:] == ["code-wrong", "locked"]


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "１２３", "9" * 99])
def test_what_is_no_code_is_not_counted_as_a_wrong_one(meet, code):
    person = meet()
    person.ask_for_code()

    answer = person.client.post(person.path, {"do": "open", "code": code})

    assert answer.status_code == 400
    assert "Enter the 6 numbers" in main_words(answer)
    assert PersonLink.objects.get().wrong_codes == 0


def test_a_code_that_has_run_out_is_called_that(meet):
    person = meet()
    code = person.ask_for_code()

    with time_machine.travel(timezone.now() + codes.GOOD_FOR):
        answer = person.client.post(person.path, {"do": "open", "code": code})

    assert "does not work any more" in main_words(answer)
    assert PersonLink.objects.get().wrong_codes == 0


def test_a_second_code_within_a_minute_is_not_sent(meet):
    person = meet()
    person.ask_for_code()

    answer = person.client.post(person.path, {"do": "send"})

    assert answer.status_code == 429
    assert "Wait one minute" in main_words(answer)
    assert len(mail.outbox) == 1


def test_a_code_that_could_not_be_sent_is_said(meet, settings):
    settings.EMAIL_BACKEND = "tests.repository.voices.person.no_mail.Backend"
    person = meet()

    answer = person.client.post(person.path, {"do": "send"})

    assert answer.status_code == 503
    assert "could not send" in main_words(answer)
    assert kinds()[-1] == "code-not-sent"


def test_without_email_the_page_waits_for_the_code_that_an_officer_reads_out(meet, story, officer):
    set_route(story.consent, RouteKind.PHONE, "07700 900123", by=officer)
    person = meet()
    code = codes.make_code(PersonLink.objects.get(), by=officer)

    page = read(person.client.get(person.path))
    sent = person.client.post(person.path, {"do": "send"})
    opened = person.client.post(person.path, {"do": "open", "code": code})

    assert "by phone or face to face" in words(page)
    assert "Send me a code" not in words(page)
    assert (sent.status_code, mail.outbox) == (200, [])
    assert opened.url == "/my-story/read/"


def test_nothing_of_the_pages_is_kept_found_framed_or_told_to_others(person):
    for page in ("", "read/", "choices/", "limits/", "withdraw/"):
        answer = person.client.get(person.path) if not page else person.get(page)
        assert "no-store" in answer.headers["Cache-Control"], page
        assert "noindex" in answer.headers["X-Robots-Tag"], page
        # The site and no more. With `no-referrer`, browsers send forms that Django refuses.
        assert answer.headers["Referrer-Policy"] == "strict-origin", page
        assert "script-src 'none'" in answer.headers["Content-Security-Policy"], page
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"], page
        assert b"<script" not in answer.content, page


def test_the_session_is_a_cookie_for_these_pages_alone(meet, settings):
    settings.SESSION_COOKIE_SECURE = True
    person = meet()
    person.client.post(person.path, {"do": "open", "code": person.ask_for_code()})
    cookie = person.client.cookies["my_story"]

    assert cookie["path"] == "/my-story/"
    assert cookie["samesite"] == "Strict"
    assert cookie["httponly"]
    assert cookie["secure"]
    assert 0 < cookie["max-age"] <= 7200


def test_a_cookie_that_was_tampered_with_opens_nothing(person):
    person.client.cookies["my_story"] = person.client.cookies["my_story"].value[:-1] + "x"

    assert person.get("read/").status_code == 410


def test_a_session_that_was_not_used_for_half_an_hour_is_over(person):
    with time_machine.travel(timezone.now() + timedelta(minutes=29)):
        assert person.get("read/").status_code == 200
    with time_machine.travel(timezone.now() + timedelta(minutes=58)):
        assert person.get("read/").status_code == 200
    with time_machine.travel(timezone.now() + timedelta(minutes=89)):
        assert person.get("read/").status_code == 410


def test_forms_need_their_token(meet):
    person = meet()
    strict = Client(enforce_csrf_checks=True)

    assert strict.post(person.path, {"do": "send"}).status_code == 403
    assert mail.outbox == []


def test_a_key_is_in_no_log(meet, caplog):
    person = meet()
    key = person.path.partition("key=")[2]
    with caplog.at_level(logging.DEBUG):
        person.open()
        Client().get(person.path)
        Client(enforce_csrf_checks=True).post(person.path, {"do": "send"})

    assert "/my-story/" in caplog.text
    assert key not in caplog.text
    assert key.replace("-", "") not in caplog.text


def test_finishing_closes_the_page(person):
    answer = person.post("finish/")

    assert "Your page is closed" in main_words(answer)
    assert person.get("read/").url == "/my-story/done/"
    assert find_state(PersonLink.objects.get()) is LinkState.SPENT
    assert kinds()[-1] == "finished"
