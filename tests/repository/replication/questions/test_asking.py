"""Asking the team: held until approved, safe from machines, and no address is ever shown."""

import datetime as dt
import re

import pytest
from django.core import mail

from repository.forms import sign_now
from repository.replication.models import Question, QuestionStatus
from repository.replication.questions import asking, views
from tests.factories.case_study import CaseStudyFactory
from tests.factories.question import QuestionFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.reading import links, main_words, read, words

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
WORDS = "How did you fit this into a night shift?"
ADDRESS = "reader@example.org"


@pytest.fixture
def page():
    return CaseStudyFactory(title="Weighing swabs")


@pytest.fixture
def send(client, clock, page):
    """Open the form, take ten seconds, and send it."""

    def send(**changed):
        opened = sign_now()
        clock.shift(10)
        given = {"text": WORDS, "asker": "", "email": "", "opened": opened, "website": ""}
        return client.post(f"/id/{page.record.pk}/questions/ask/", {**given, **changed})

    return send


def path_in(message):
    return re.search(r"http://127\.0\.0\.1:8000(/questions/\S+)", message.body)[1]


def test_a_records_page_leads_to_the_form_which_warns(client, page):
    found = links(read(client.get(page.get_url())).main)
    form = main_words(client.get(found["Ask the team a question"]))

    assert "Weighing swabs" in form
    assert "could tell who a patient, a colleague or you are" in form


def test_a_question_waits_for_a_moderator_and_is_nowhere_until_then(client, send, page):
    response = send(asker="a midwife in Wales")

    question = Question.objects.get()
    assert response.url == "/questions/sent/"
    assert "A moderator will read it" in main_words(client.get(response.url))
    assert (question.text, question.status, question.number) == (WORDS, "waiting", None)
    assert mail.outbox == []
    for path in (page.get_url(), f"/id/{page.record.pk}/questions/"):
        assert "night shift" not in main_words(client.get(path))


class TestTheAddress:
    def test_it_is_confirmed_by_a_link_without_words_that_a_stranger_typed(self, client, send):
        send(email="Reader@Example.org", text="Buy pills at pills.example today")
        path = path_in(mail.outbox[0])

        assert [message.to for message in mail.outbox] == [[ADDRESS]]
        assert "pills" not in mail.outbox[0].subject + mail.outbox[0].body
        client.get(path)
        assert Question.objects.get().email_confirmed_at is None
        done = client.post(path, {"do": "confirm"}, follow=True)
        assert "We will write once" in main_words(done)
        assert Question.objects.get().email_confirmed_at is not None

    def test_it_is_deleted_when_its_owner_says_so(self, client, send):
        send(email=ADDRESS)
        path = path_in(mail.outbox[0])

        done = client.post(path, {"do": "forget"}, follow=True)

        assert "We have deleted your address" in main_words(done)
        assert Question.objects.get().email == ""
        assert client.get(path).status_code == 404

    def test_it_is_forgotten_after_a_week_and_the_question_stays(self, client, send, clock):
        send(email=ADDRESS)
        clock.shift(asking.CONFIRM_WITHIN)

        assert client.get(path_in(mail.outbox[0])).status_code == 404
        assert asking.forget_addresses() == 1
        assert Question.objects.get().email == ""

    def test_it_is_forgotten_when_the_record_leaves_the_public(self, send, page):
        send(email=ADDRESS)
        asking.confirm(Question.objects.get())
        page.unpublish()

        assert asking.forget_addresses() == 1

    def test_it_is_written_to_a_few_times_a_day_and_nobody_can_tell(self, send):
        answers = {send(email=ADDRESS).url for _ in range(asking.MOST_ASKS + 2)}

        assert answers == {"/questions/sent/"}
        assert len(mail.outbox) == asking.MOST_ASKS

    def test_no_page_shows_it(self, client, page):
        QuestionFactory(record=page.record, email="canary@example.org", answer="Scales.")

        for path in ("", "/questions/", "/questions/ask/", "/versions"):
            response = client.get(f"/id/{page.record.pk}{path}", follow=True)
            assert response.status_code == 200
            assert b"canary@" not in response.content


class TestMachines:
    def test_a_thousand_forms_of_machines_keep_nothing_and_send_nothing(self, send):
        for number in range(50):
            refused = send(website="https://spam.example", email=f"bot{number}@example.org")
            assert refused.status_code == 400

        assert not Question.objects.exists()
        assert mail.outbox == []

    def test_one_visitor_sends_so_many_an_hour(self, send, monkeypatch):
        monkeypatch.setattr(views, "MOST_OF_VISITOR", 2)

        answers = [send() for _ in range(3)]
        assert [answer.status_code for answer in answers] == [302, 302, 429]
        assert "Try again in an hour" in main_words(answers[2])
        assert Question.objects.count() == 2

    def test_one_record_gets_so_many_a_day(self, send, monkeypatch, page):
        monkeypatch.setattr(asking, "MOST_OF_RECORD", 2)
        QuestionFactory.create_batch(2, record=page.record)

        refused = send()

        assert refused.status_code == 429
        assert "Try again tomorrow" in main_words(refused)

    def test_all_records_together_get_so_many_a_day(self, send, monkeypatch):
        monkeypatch.setattr(asking, "MOST_OF_ALL", 2)
        QuestionFactory.create_batch(2, record=CaseStudyFactory().record)

        assert send().status_code == 429


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"text": ""}, "Enter your question"),
        ({"text": "Why?"}, "Ask a little more"),
        ({"text": "x" * 1_001}, "1,000 characters or less"),
        ({"email": "reader at example"}, "Enter an email address in the right format"),
        ({"asker": "x" * 121}, "120 characters or less"),
        ({"opened": ""}, "open for too long"),
    ],
)
def test_bad_input_gets_a_clear_message_and_loses_nothing_typed(send, changed, said):
    page = read(send(**changed))

    assert said in words(page.find(class_="nhsuk-error-summary"))
    assert page.find("textarea").get_text().strip() == changed.get("text", WORDS)
    assert not Question.objects.exists()


def test_nobody_is_asked_about_a_persons_story(client):
    story = PersonalVoiceFactory(consent={"reuse": True}).record
    research = VoiceFactory().record

    assert client.get(f"/id/{story.pk}/questions/").status_code == 404
    assert client.get(f"/id/{story.pk}/questions/ask/").status_code == 404
    assert "Ask the team" not in main_words(client.get(story.page.get_url()))
    assert client.get(f"/id/{research.pk}/questions/ask/").status_code == 200


class TestReading:
    def test_answered_and_waiting_questions_are_listed_with_anchors(self, client, page):
        QuestionFactory(
            record=page.record,
            text="Which scales?",
            asker="a midwife",
            answer="Kitchen scales.\n\nThen better ones.",
            answered_by="The ward team",
        )
        QuestionFactory(record=page.record, text="What did it cost?")
        QuestionFactory(record=page.record, text="Hidden?", status=QuestionStatus.WAITING)

        response = client.get(f"/id/{page.record.pk}/questions/")
        shown = read(response)

        assert "Which scales?" in words(shown.find(id="q1"))
        assert "Answered by The ward team" in words(shown.find(id="q1"))
        assert "waiting for the team" in words(shown.find(id="q2"))
        assert "Hidden?" not in main_words(response)

    def test_days_are_those_of_the_readers_clock(self, client, page):
        # Half past midnight in British Summer Time.
        asked = dt.datetime(2026, 6, 30, 23, 30, tzinfo=dt.UTC)
        QuestionFactory(record=page.record, asked_at=asked, answered_at=asked, answer="Scales.")

        shown = words(read(client.get(f"/id/{page.record.pk}/questions/")).find(id="q1"))

        assert "Asked on 1 July 2026" in shown
        assert "Answered on 1 July 2026" in shown

    def test_numbers_stay_when_another_question_is_taken_back(self, client, page):
        first, second = QuestionFactory.create_batch(2, record=page.record)
        second.status, second.decline_reason = QuestionStatus.DECLINED, "It named somebody."
        second.save()
        third = QuestionFactory(record=page.record)

        assert [first.number, third.number] == [1, 3]
        assert read(client.get(f"/id/{page.record.pk}/questions/")).find(id="q2") is None

    def test_each_has_an_address_that_leads_to_its_page(self, client, page, monkeypatch):
        monkeypatch.setattr(views, "PAGE_SIZE", 2)
        QuestionFactory.create_batch(5, record=page.record)
        path = f"/id/{page.record.pk}/questions/"

        assert client.get(f"{path}5/").url == f"{path}#q5"
        assert client.get(f"{path}1/").url == f"{path}?page=3#q1"
        assert read(client.get(f"{path}?page=3")).find(id="q1")
        for unknown in (9, 10**30):
            assert client.get(f"{path}{unknown}/").status_code == 404

    def test_the_records_page_counts_them(self, client, page):
        QuestionFactory(record=page.record)
        QuestionFactory(record=page.record, answer="Yes.")

        assert "1 answered, 1 waiting for the team" in main_words(client.get(page.get_url()))

    def test_they_leave_the_public_with_the_record(self, client, page):
        QuestionFactory(record=page.record, text="Which scales?")
        page.unpublish()

        for path in ("questions/", "questions/1/", "questions/ask/"):
            response = client.get(f"/id/{page.record.pk}/{path}")
            assert response.status_code == 410
            assert b"Which scales?" not in response.content
