"""Addresses of questions: the public one of each never changes, the private one has its secret."""

from urllib.parse import urlencode

from django.urls import reverse

from repository.replication.models import Question


def public_href(question: Question) -> str:
    """Return the address that leads to a public question, on whatever page it stands."""
    return reverse("question", args=[question.record_id, question.number])


def own_href(question: Question, *, done: str = "") -> str:
    """Return the address of the asker's page; the secret is in the query, which no log keeps."""
    parameters = {"key": question.key, **({"done": done} if done else {})}
    return f"{reverse('question_own')}?{urlencode(parameters)}"
