"""Questions by the API: what was asked and answered in public, and never who may be written to."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from repository.replication.models import QuestionStatus
from tests.factories.case_study import CaseStudyFactory
from tests.factories.question import QuestionFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.repository.interchange.api.asking import ask, list_all

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def record(home_page):  # noqa: ARG001 - pages hang below it
    return CaseStudyFactory().record


def listed(record):
    return list_all(f"records/{record.pk}/questions/", "questions")


def test_a_question_tells_what_was_asked_and_what_the_team_answered(record):
    QuestionFactory(
        record=record,
        text="Who weighed <at night>?",
        asker="a midwife",
        answer="Whoever was nearest.",
        answered_by="The ward team",
        asked_at=dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC),
        answered_at=dt.datetime(2026, 3, 9, 12, tzinfo=dt.UTC),
    )

    assert listed(record) == [
        {
            "number": 1,
            "text": "Who weighed <at night>?",
            "asker": "a midwife",
            "asked": "2026-03-01",
            "answer": "Whoever was nearest.",
            "answered_by": "The ward team",
            "answered": "2026-03-09",
            "url": f"http://testserver/id/{record.pk}/questions/1/",
        }
    ]


def test_a_question_whose_team_is_still_asked_is_there_without_an_answer(record):
    QuestionFactory(record=record)

    (told,) = listed(record)

    assert (told["answer"], told["answered_by"], told["answered"]) == ("", "", None)


def test_the_address_of_a_question_leads_to_it(client, record):
    QuestionFactory(record=record, text="What did it cost?")
    (told,) = listed(record)

    page = client.get(told["url"].removeprefix("http://testserver"), follow=True)

    assert "What did it cost?" in page.content.decode()


def test_the_list_is_read_on_by_its_links_and_each_question_comes_once(record):
    QuestionFactory.create_batch(5, record=record)
    QuestionFactory(record=CaseStudyFactory().record)

    found = list_all(f"records/{record.pk}/questions/", "questions", page_size=2)

    assert [question["number"] for question in found] == [1, 2, 3, 4, 5]


def test_neither_the_asker_s_address_nor_the_key_is_told(record):
    question = QuestionFactory(record=record, email="asker@example.org")

    text = ask(f"records/{record.pk}/questions/").content.decode()

    assert "asker@example.org" not in text
    assert question.key not in text


@pytest.mark.parametrize("status", sorted(set(QuestionStatus) - {QuestionStatus.PUBLIC}))
def test_what_is_not_public_or_no_longer_so_is_not_listed(record, status):
    taken_back = QuestionFactory(record=record)
    taken_back.status = status
    taken_back.save()
    QuestionFactory(record=record, status=status)

    assert listed(record) == []


def test_of_a_story_nobody_is_asked_and_of_research_somebody_is(client):
    story = PersonalVoiceFactory(consent={"reuse": True}).record
    research = VoiceFactory().record
    QuestionFactory(record=research)

    ask(f"records/{story.pk}/questions/", status=404)
    assert client.get(f"/id/{story.pk}/questions/").status_code == 404
    assert len(listed(research)) == 1


def test_the_questions_of_a_record_that_has_gone_or_is_private_have_gone_with_it(record):
    private = CaseStudyFactory()
    for each in (record, private.record):
        QuestionFactory(record=each)
    record.page.unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type="login")

    ask(f"records/{record.pk}/questions/", status=410)
    ask(f"records/{private.record.pk}/questions/", status=404)


def test_a_cursor_of_another_list_and_an_unknown_parameter_are_refused(record):
    ask(f"records/{record.pk}/questions/", status=400, cursor="WyJjcy0xIl0")
    ask(f"records/{record.pk}/questions/", status=400, answered="yes")


def test_a_mirror_is_told_that_the_list_stands_until_the_team_answers(record):
    question = QuestionFactory(record=record)
    path = f"records/{record.pk}/questions/"
    held = {"If-None-Match": ask(path)["ETag"]}
    ask(path, status=304, headers=held)

    question.answer = "Two pounds."
    question.save()

    ask(path, headers=held)


def test_queries_do_not_grow_with_questions(record):
    def count():
        ask(f"records/{record.pk}/questions/")
        with CaptureQueriesContext(connection) as asked:
            ask(f"records/{record.pk}/questions/")
        return len(asked)

    QuestionFactory(record=record)
    one = count()
    QuestionFactory.create_batch(20, record=record)

    assert count() == one <= 12
