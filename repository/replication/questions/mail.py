"""The e-mails about a question. Built here, sent elsewhere; no subject says what was asked."""

from typing import Any

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from repository.replication.models import Question
from repository.replication.questions.links import own_href, public_href
from search.subscriptions.mail import AUTOMATIC, build_url, load_sender


def build_request(question: Question) -> EmailMessage:
    """Return the e-mail that asks the owner of an address, without the words that came with it."""
    link = build_url(own_href(question))
    return _build(question, "Confirm that you want to hear of the answer", "confirm", link=link)


def build_answered(question: Question) -> EmailMessage:
    """Return the last e-mail to an asker: where the answer is."""
    link = build_url(public_href(question))
    return _build(question, "Your question was answered", "answered", link=link)


def build_declined(question: Question) -> EmailMessage:
    """Return the last e-mail to an asker: why the question is not shown."""
    subject = "Your question was not published"
    return _build(question, subject, "declined", reason=question.decline_reason)


def build_for_team(question: Question, mailbox: str) -> EmailMessage:
    """Return the e-mail that tells the team of an approved question, and where to answer."""
    sender = load_sender()
    context = {
        "question": question.text,
        "asker": question.asker,
        "link": build_url(public_href(question)),
        "answer_link": build_url(reverse("question:edit", args=[question.pk])),
        **sender,
    }
    message = EmailMessage(
        "A question about your record waits for an answer",
        render_to_string("replication/questions/mail/team.txt", context),
        to=[mailbox],
        headers=AUTOMATIC,
    )
    # Whoever has no account here answers by e-mail, and an editor publishes it.
    message.reply_to = [sender["contact"]] if sender["contact"] else []
    return message


def _build(question: Question, subject: str, template: str, **context: Any) -> EmailMessage:
    shown = {
        "record_link": build_url(question.record.get_absolute_url()),
        **context,
        **load_sender(),
    }
    body = render_to_string(f"replication/questions/mail/{template}.txt", shown)
    return EmailMessage(subject, body, to=[question.email], headers=AUTOMATIC)
