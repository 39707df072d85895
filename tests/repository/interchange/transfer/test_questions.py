"""Public questions leave with their record and come back under their numbers."""

import datetime as dt

import pytest
from django.db import transaction

from repository.records.models import Record
from repository.replication.models import Question, QuestionStatus
from tests.factories.case_study import CaseStudyFactory
from tests.factories.question import QuestionFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.repository.interchange.transfer.archives import export, load, passing_site, rows

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def ask(record):
    """One answered question, one taken back, one open, and one that nobody approved."""
    asked = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
    address = {"email": "canary@example.org", "email_confirmed_at": asked, "team_told_at": asked}
    QuestionFactory(
        record=record,
        text="Who weighed at night?",
        asker="a midwife",
        answer="Whoever was nearest.",
        answered_by="The ward team",
        asked_at=asked,
    )
    taken_back = QuestionFactory(record=record, text="A canary was public once", **address)
    taken_back.status, taken_back.decline_reason = QuestionStatus.DECLINED, "Names a canary"
    taken_back.save()
    QuestionFactory(record=record, text="What did it cost?", **address)
    QuestionFactory(record=record, text="A canary waits", status=QuestionStatus.WAITING)


def tell():
    shown = ("number", "text", "asker", "answer", "answered_by", "asked_at", "answered_at")
    return list(Question.objects.public().order_by("number").values(*shown))


def test_public_questions_come_back_under_their_numbers(tmp_path, home_page):  # noqa: ARG001 - pages hang below it
    with passing_site(tmp_path):
        ask(CaseStudyFactory().record)
        before = tell()
        export(tmp_path / "site.zip")

    with transaction.atomic():
        load(tmp_path / "site.zip")

    assert [each["number"] for each in before] == [1, 3]
    assert tell() == before
    assert not Question.objects.exclude(email="").exists()


def test_a_number_that_was_public_once_is_not_given_again(tmp_path, home_page):  # noqa: ARG001 - as above
    with passing_site(tmp_path):
        record = CaseStudyFactory().record
        ask(record)
        Question.objects.filter(number=3).update(status=QuestionStatus.DECLINED)
        export(tmp_path / "site.zip")

    with transaction.atomic():
        load(tmp_path / "site.zip")

    assert QuestionFactory(record=Record.objects.get()).number == 4


def test_nothing_private_leaves(tmp_path, home_page):  # noqa: ARG001 - as above
    with passing_site(tmp_path):
        ask(CaseStudyFactory().record)
        parts = export(tmp_path / "site.zip")

    assert "canary" not in b"".join(parts.values()).decode(errors="replace").lower()
    assert [len(row["questions"]) for row in rows(parts, "records")] == [3]


def test_questions_beside_a_personal_story_stay(tmp_path, home_page):  # noqa: ARG001 - as above
    """No page takes or shows any: of a story nobody is asked. Rows may stand there all the same."""
    with passing_site(tmp_path):
        story = PersonalVoiceFactory(consent={"reuse": True}).record
        research = VoiceFactory().record
        ask(story)
        ask(research)
        parts = export(tmp_path / "site.zip")

    left = {row["identifier"]: len(row["questions"]) for row in rows(parts, "records")}
    assert left == {story.pk: 0, research.pk: 3}
