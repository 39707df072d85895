"""Settled ratings of evidence, as two raters and nobody else make them."""

from repository.replication.evidence import rubric
from repository.replication.evidence.rating import Given, rate
from tests.factories.user import UserFactory

RATER = "Reviewer"


def build_answers(**answers):
    """Full marks on every question but those named; a lost point has its reason."""
    named = {key.replace("_", "-"): value for key, value in answers.items()}
    found = {}
    for key in rubric.BY_KEY:
        answer = named.get(key, "full")
        reason = "" if answer == "full" else f"The reason about {key}."
        found[key] = Given(answer, reason)
    return found


def make_rater():
    return UserFactory(roles=[RATER])


def make_rating(record, **answers):
    """Rate a record by two people who answer alike; return the settled rating."""
    given = build_answers(**answers)
    rate(record, make_rater(), given)
    return rate(record, make_rater(), given)
