"""From the queue in the admin to the team's mailbox and the asker's: each written to once."""

import datetime as dt
import smtplib
from io import StringIO

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from repository.replication.models import Question, QuestionStatus
from repository.replication.questions.post import tell
from tests.factories.case_study import CaseStudyFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.question import QuestionFactory
from tests.factories.user import UserFactory
from tests.reading import links, read, words

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True)]
MAILBOX, ADDRESS = "canaryteam@example.org", "reader@example.org"


@pytest.fixture
def record():
    team = OrganisationFactory(name="Example Trust", mailbox=MAILBOX)
    return CaseStudyFactory(title="Weighing swabs", organisations=[(team, "led-by")]).record


@pytest.fixture
def question(record):
    return QuestionFactory(
        record=record,
        text="How heavy were the swabs?",
        status=QuestionStatus.WAITING,
        email=ADDRESS,
        email_confirmed_at=timezone.now(),
    )


@pytest.fixture
def moderate(client, question):
    """Send the moderator's form."""
    client.force_login(UserFactory(roles=["Editor"]))

    def moderate(**changed):
        question.refresh_from_db()
        names = ("text", "asker", "status", "decline_reason", "answer", "answered_by")
        given = {name: getattr(question, name) for name in names}
        return client.post(reverse("question:edit", args=[question.pk]), {**given, **changed})

    return moderate


def test_the_menu_and_the_list_say_what_waits(client, moderate, question):  # noqa: ARG001
    assert b"Questions (1)" in client.get(reverse("wagtailadmin_home")).content
    listed = words(read(client.get(reverse("question:index"))).main)

    assert "How heavy were the swabs?" in listed
    assert "A decision" in listed
    assert "Weighing swabs" in listed


def test_the_form_leads_to_the_record_that_is_asked_about(client, moderate, question, record):  # noqa: ARG001
    form = read(client.get(reverse("question:edit", args=[question.pk]))).main

    assert links(form)["Weighing swabs"] == record.get_absolute_url()


def test_an_approved_question_is_public_and_its_team_is_told_once(client, moderate, record):
    assert moderate(status="public").status_code == 302
    moderate(asker="a midwife")

    assert "How heavy" in client.get(f"/id/{record.pk}/questions/").content.decode()
    (message,) = mail.outbox
    assert message.to == [MAILBOX]
    assert "How heavy were the swabs?" in message.body
    assert reverse("question:edit", args=[Question.objects.get().pk]) in message.body
    assert ADDRESS not in message.body


def test_an_answer_is_public_and_the_asker_is_told_and_forgotten(client, moderate, record):
    moderate(status="public", answer="About 40 grams.", answered_by="The ward team")
    moderate(answer="About 41 grams.")

    assert "About 41 grams." in client.get(f"/id/{record.pk}/questions/").content.decode()
    (message,) = mail.outbox
    assert message.to == [ADDRESS]
    assert f"/id/{record.pk}/questions/1/" in message.body
    assert Question.objects.get().email == ""


def test_a_question_is_declined_with_a_reason_that_the_asker_is_told(client, moderate, record):
    assert b"Say why" in moderate(status="declined").content
    moderate(status="declined", decline_reason="It named a colleague.")

    (message,) = mail.outbox
    assert "It named a colleague." in message.body
    assert Question.objects.get().email == ""
    assert "named a colleague" not in client.get(f"/id/{record.pk}/questions/").content.decode()


def test_an_answer_is_not_kept_unpublished(moderate):
    assert b"Choose \xe2\x80\x9cPublic\xe2\x80\x9d" in moderate(answer="About 40 grams.").content


def test_an_asker_who_has_not_confirmed_is_not_written_to(moderate, question):
    Question.objects.update(email_confirmed_at=None)

    moderate(status="public", answer="About 40 grams.")

    assert mail.outbox == []
    Question.objects.update(email_confirmed_at=timezone.now())
    assert tell(question) == 1


def test_what_could_not_be_sent_is_flagged_and_tried_again_by_the_daily_run(
    client, moderate, monkeypatch, caplog
):
    def refuse(*_args, **_options):
        raise smtplib.SMTPServerDisconnected(MAILBOX)

    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", refuse)
        moderate(status="public")
    listed = words(read(client.get(reverse("question:index"))).main)
    assert "could not be sent (SMTPServerDisconnected)" in listed
    assert MAILBOX not in caplog.text + listed

    for _ in range(2):
        call_command("send_alerts", stdout=StringIO())

    assert [message.to for message in mail.outbox] == [[MAILBOX]]
    assert Question.objects.get().trouble == ""


def test_the_list_says_when_no_mailbox_is_known(client, moderate, record):
    organisation = record.page.organisations.get().organisation
    organisation.mailbox = ""
    organisation.save()
    moderate(status="public")

    listed = words(read(client.get(reverse("question:index"))).main)
    assert "no mailbox of the team is known" in listed


def test_a_merged_bodys_successor_is_written_to(moderate, record):
    organisation = record.page.organisations.get().organisation
    organisation.mailbox = ""
    organisation.successor = OrganisationFactory(name="New Trust", mailbox="new@example.org")
    organisation.save()

    moderate(status="public")

    assert mail.outbox[0].to == ["new@example.org"]


def test_nothing_of_a_record_that_left_the_public_is_told(question, record):
    question.status = QuestionStatus.PUBLIC
    question.save()
    record.page.specific.unpublish()

    assert tell(question) == 0
    assert mail.outbox == []


def test_the_list_asks_as_much_of_the_database_for_many_as_for_one(client, record):
    client.force_login(UserFactory(roles=["Editor"]))

    def count():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse("question:index")).status_code == 200
        return len(asked)

    QuestionFactory(record=record)
    count()
    few = count()
    for _ in range(3):
        team = OrganisationFactory(mailbox=MAILBOX)
        QuestionFactory(record=CaseStudyFactory(organisations=[(team, "led-by")]).record)

    assert count() == few


def test_an_answer_that_is_taken_back_and_written_anew_has_the_date_of_the_new_one(moderate):
    with time_machine.travel(dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC), tick=False):
        moderate(status="public", answer="About 40 grams.")
        moderate(answer="")
        assert Question.objects.get().answered_at is None
    with time_machine.travel(dt.datetime(2026, 3, 9, 12, tzinfo=dt.UTC), tick=False):
        moderate(answer="About 41 grams.")
        moderate(answer="About 42 grams.")

    assert Question.objects.get().answered_at.day == 9


def test_not_even_a_superuser_adds_or_deletes_a_question(client, question):
    client.force_login(UserFactory(is_superuser=True))
    edited = client.get(reverse("question:edit", args=[question.pk]))

    assert edited.status_code == 200
    assert reverse("question:delete", args=[question.pk]) not in edited.content.decode()
    assert reverse("question:add") not in client.get(reverse("question:index")).content.decode()
    for refused in (reverse("question:add"), reverse("question:delete", args=[question.pk])):
        assert client.post(refused).status_code == 302
    assert Question.objects.get() == question


def test_nobody_adds_or_deletes_a_question():
    names = Permission.objects.filter(content_type__model="question").values_list("codename")

    assert {name for (name,) in names} == {"change_question", "view_question"}


def test_contributors_do_not_moderate(client, question):
    client.force_login(UserFactory(roles=["Contributor"]))

    answer = client.get(reverse("question:edit", args=[question.pk]))
    assert answer.status_code == 302
    assert b"Questions (" not in client.get(reverse("wagtailadmin_home")).content


@pytest.mark.parametrize(
    "path",
    [
        "/id/{0}",
        "/id/{0}/questions/",
        "/api/records/{0}/",
        "/organisations/example-trust/",
    ],
)
def test_the_teams_mailbox_is_on_no_public_surface(client, record, path):
    QuestionFactory(record=record)

    response = client.get(path.format(record.pk), follow=True)

    assert response.status_code == 200
    assert b"canaryteam" not in response.content
