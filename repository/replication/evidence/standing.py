"""What readers are told of a record's evidence: the newest settled rating, from memory.

Of the raters nothing is here: not who they are, nor what each of them answered.
"""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from repository.publisher.snapshot import Snapshot
from repository.records.models import Record
from repository.replication.evidence import rubric
from repository.replication.evidence.rateable import is_rated
from repository.replication.evidence.rubric import Answer, Level, Question
from repository.replication.models import EvidenceAnswer, EvidenceRating, RatingState, Settlement


@dataclass(frozen=True)
class Judged:
    """One question as it was settled."""

    question: Question
    answer: Answer
    #: Those of both raters, where they gave the same answer for reasons of their own.
    reasons: tuple[str, ...]

    @property
    def lost(self) -> int:
        """Return the points that were lost."""
        return self.question.most - self.answer.points


@dataclass(frozen=True)
class Standing:
    """How a record's evidence was rated."""

    version: int
    day: dt.date
    settlement: Settlement
    judged: tuple[Judged, ...]
    #: How often it had been rated before, by this edition of the rubric.
    earlier: int

    @property
    def points(self) -> int:
        """Return the points that it has."""
        return sum(one.answer.points for one in self.judged)

    @property
    def level(self) -> Level:
        """Return the level that they come to."""
        return rubric.find_level({one.question.key: one.answer.points for one in self.judged})

    @property
    def lost(self) -> list[Judged]:
        """Return the questions on which it lost points."""
        return [one for one in self.judged if one.lost]

    @property
    def is_held_back(self) -> bool:
        """Return whether a question without a point keeps it from the level of its total."""
        by_total = next(level for level in rubric.LEVELS if self.points >= level.least)
        return by_total != self.level


def _load() -> dict[str, Standing]:
    """Return the newest settled rating of every record that has one."""
    settled = EvidenceRating.objects.filter(state=RatingState.SETTLED, edition=rubric.EDITION)
    ratings: dict[str, list[EvidenceRating]] = defaultdict(list)
    for rating in settled.order_by("-settled_at", "-pk"):
        ratings[rating.record_id].append(rating)
    newest = {of_one[0].pk for of_one in ratings.values()}
    judged = _load_judged(newest)
    return {
        identifier: Standing(
            first.version_number,
            timezone.localdate(first.settled_at),
            Settlement(first.settlement),
            judged[first.pk],
            earlier=len(others),
        )
        for identifier, (first, *others) in ratings.items()
    }


def _load_judged(ratings: set[int]) -> dict[int, tuple[Judged, ...]]:
    rows = EvidenceAnswer.objects.filter(
        judgement__is_settled=True,
        judgement__rating__state=RatingState.SETTLED,
        judgement__rating__edition=rubric.EDITION,
    ).values_list("judgement__rating_id", "question", "answer", "reason")
    found: dict[int, dict[str, tuple[str, str]]] = {rating: {} for rating in ratings}
    for rating, question, answer, reason in rows:
        if rating in found:
            found[rating][question] = answer, reason
    return {
        rating: tuple(_judge(question, *answers[question.key]) for question in rubric.QUESTIONS)
        for rating, answers in found.items()
    }


def _judge(question: Question, answer: str, reason: str) -> Judged:
    return Judged(question, question.find(answer), tuple(reason.splitlines()))


_standings: Final = Snapshot(_load)


def find_standing(identifier: str) -> Standing | None:
    """Return how a record was rated, or None; no query while nothing has changed."""
    return _standings.get().get(identifier)


def describe(standing: Standing | None) -> str:
    """Return a rating in a few words."""
    if standing is None:
        return rubric.NOT_RATED_LABEL
    return f"{standing.level.label} ({standing.points} of {rubric.MOST} points)"


@dataclass(frozen=True)
class Told:
    """What a record's page tells of its evidence."""

    text: str
    standing: Standing | None
    #: The newest version, where it is another than the one that was rated.
    newest: int | None = None


def tell(record: Record) -> Told | None:
    """Return what a record's page tells; nothing of a kind that is not rated."""
    if not is_rated(record):
        return None
    standing = find_standing(record.pk)
    version = record.newest_version
    is_older = bool(standing and version and standing.version != version.number)
    return Told(describe(standing), standing, version.number if version and is_older else None)
