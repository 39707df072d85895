import factory
from factory.django import DjangoModelFactory

from repository.replication.models import Question, QuestionStatus


class QuestionFactory(DjangoModelFactory):
    """A public question about `record` that waits for its team."""

    class Meta:
        model = Question

    text = factory.Sequence(lambda number: f"How heavy were the swabs in week {number}?")
    status = QuestionStatus.PUBLIC
