"""What is kept of replications: one concept a module."""

from repository.replication.models.adoption import Adoption, AdoptionQuerySet
from repository.replication.models.adoption_details import (
    AdoptedPart,
    AdoptionFactor,
    EquityEffect,
    StageChange,
)
from repository.replication.models.evidence_rating import (
    UNFINISHED,
    EvidenceAnswer,
    EvidenceJudgement,
    EvidenceRating,
    RatingState,
    Settlement,
)
from repository.replication.models.follow import Follow, NewsKind, RecordNews
from repository.replication.models.follow_up import FollowUp, WaitingWords
from repository.replication.models.principle import AntiRacismPrinciple
from repository.replication.models.question import Question, QuestionQuerySet, QuestionStatus
from repository.replication.models.write_up import WriteUp

__all__ = [
    "UNFINISHED",
    "AdoptedPart",
    "Adoption",
    "AdoptionFactor",
    "AdoptionQuerySet",
    "AntiRacismPrinciple",
    "EquityEffect",
    "EvidenceAnswer",
    "EvidenceJudgement",
    "EvidenceRating",
    "Follow",
    "FollowUp",
    "NewsKind",
    "Question",
    "QuestionQuerySet",
    "QuestionStatus",
    "RatingState",
    "RecordNews",
    "Settlement",
    "StageChange",
    "WaitingWords",
    "WriteUp",
]
