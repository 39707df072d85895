"""Rating a record: two people on their own, then what they settle on. Every step is kept.

What one of them answered is given out by nothing here before both have answered.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from repository.records.changes import announce
from repository.records.models import Record
from repository.replication.evidence import rubric
from repository.replication.evidence.rateable import can_be_rated, find_interest
from repository.replication.models import (
    UNFINISHED,
    EvidenceAnswer,
    EvidenceJudgement,
    EvidenceRating,
    RatingState,
    Settlement,
)

#: In the log of the record's page. It says that somebody rated, and nothing of what.
RATED: Final = "replication.evidence_rated"
SETTLED: Final = "replication.evidence_settled"


class RatingError(Exception):
    """A rating cannot be taken; the message says why, to whoever gave it."""


@dataclass(frozen=True)
class Given:
    """An answer to one question, and why."""

    answer: str
    reason: str = ""


#: An answer to every question, by the question's key.
Answers = Mapping[str, Given]


def find_unfinished(record: Record) -> EvidenceRating | None:
    """Return the rating of a record that has begun and is not settled."""
    return EvidenceRating.objects.filter(record=record, state__in=UNFINISHED).first()


def list_own(rating: EvidenceRating) -> list[EvidenceJudgement]:
    """Return what the raters answered, each on their own; nothing before both have."""
    if rating.state == RatingState.OPEN:
        return []
    own = rating.judgements.filter(is_settled=False).order_by("pk")
    return list(own.select_related("judged_by").prefetch_related("answers"))


def read_answers(judgement: EvidenceJudgement) -> dict[str, Given]:
    """Return a set of answers by question."""
    return {row.question: Given(row.answer, row.reason) for row in judgement.answers.all()}


def list_differing(first: Answers, second: Answers) -> list[str]:
    """Return the keys of the questions to which two sets have other answers."""
    return [key for key in rubric.BY_KEY if first[key].answer != second[key].answer]


@transaction.atomic
def rate(record: Record, user: Any, answers: Answers) -> EvidenceRating:
    """Keep what a rater answered about the newest version; settle it when both answer alike.

    Raises:
        RatingError: they may not rate it, have done so, or two others have.
    """
    record = _hold(record, user)
    version: Any = record.newest_version
    rating = find_unfinished(record)
    if rating and (rating.version_number != version.number or rating.edition != rubric.EDITION):
        rating.state = RatingState.SET_ASIDE
        rating.save()
        rating = None
    rating = rating or EvidenceRating.objects.create(record=record, version_number=version.number)
    if rating.judgements.filter(judged_by=user).exists():
        raise RatingError("You have rated this version already. Another person has to, as well.")
    if rating.state == RatingState.DIFFERS:
        raise RatingError("Two people have rated it. It is waiting to be settled.")
    _keep(rating, user, answers)
    log(instance=record.page, action=RATED, user=user)
    if rating.judgements.count() > 1:
        _compare(rating)
    return rating


@transaction.atomic
def settle(rating: EvidenceRating, user: Any, answers: Answers, reason: str) -> EvidenceRating:
    """Settle what two raters differ about: by one of them for both, or by a third person.

    Args:
        rating: of a record, with answers that differ.
        user: who settles it.
        answers: the ones that stand from now on.
        reason: why so.

    Raises:
        RatingError: it does not wait for this, or they may not.
    """
    record = _hold(rating.record, user)
    rating = EvidenceRating.objects.get(pk=rating.pk)
    if rating.state != RatingState.DIFFERS:
        raise RatingError("This rating is not waiting to be settled.")
    is_rater = rating.judgements.filter(judged_by=user).exists()
    _finish(rating, Settlement.TALKED if is_rater else Settlement.THIRD, reason)
    _keep(rating, user, answers, is_settled=True)
    log(instance=record.page, action=SETTLED, user=user)
    announce([record.pk])
    return rating


def _hold(record: Record, user: Any) -> Record:
    """Return a record that this person may rate; others who rate it wait until this has ended."""
    held = Record.objects.select_for_update(of=("self",)).select_related("page").get(pk=record.pk)
    if not can_be_rated(held):
        raise RatingError("Only public case studies and tools are rated.")
    if interest := find_interest(user, held):
        raise RatingError(interest)
    return held


def _compare(rating: EvidenceRating) -> None:
    """Settle a rating when its raters agree on every question; otherwise say that they differ."""
    rating.state = RatingState.DIFFERS
    first, second = (read_answers(judgement) for judgement in list_own(rating))
    if list_differing(first, second):
        rating.save()
        return
    _finish(rating, Settlement.SAME)
    _keep(rating, None, join_reasons(first, second), is_settled=True)
    announce([rating.record_id])


def join_reasons(first: Answers, second: Answers) -> dict[str, Given]:
    """Return answers on which two raters agree, with the reasons of both, each once."""
    return {
        key: Given(
            given.answer,
            "\n".join(dict.fromkeys(filter(None, (given.reason, second[key].reason)))),
        )
        for key, given in first.items()
    }


def _finish(rating: EvidenceRating, settlement: Settlement, reason: str = "") -> None:
    rating.state = RatingState.SETTLED
    rating.settled_at = timezone.now()
    rating.settlement = settlement
    rating.settlement_reason = reason
    rating.save()


def _keep(rating: EvidenceRating, user: Any, answers: Answers, *, is_settled: bool = False) -> None:
    judgement = EvidenceJudgement.objects.create(
        rating=rating, judged_by=user, is_settled=is_settled
    )
    EvidenceAnswer.objects.bulk_create(
        EvidenceAnswer(
            judgement=judgement,
            question=key,
            answer=answers[key].answer,
            reason=answers[key].reason,
        )
        for key in rubric.BY_KEY
    )
