"""What is kept of replications: one concept a module."""

from repository.replication.models.adoption import Adoption, AdoptionQuerySet
from repository.replication.models.adoption_details import (
    AdoptedPart,
    AdoptionFactor,
    EquityEffect,
    StageChange,
)
<<<<<<< HEAD
<<<<<<< HEAD
from repository.replication.models.follow import Follow, NewsKind, RecordNews
=======
from repository.replication.models.follow_up import FollowUp, WaitingWords
from repository.replication.models.principle import AntiRacismPrinciple
>>>>>>> adopt-form
=======
from repository.replication.models.evidence_rating import (
    UNFINISHED,
    EvidenceAnswer,
    EvidenceJudgement,
    EvidenceRating,
    RatingState,
    Settlement,
)
>>>>>>> evidence

__all__ = [
    "UNFINISHED",
    "AdoptedPart",
    "Adoption",
    "AdoptionFactor",
    "AdoptionQuerySet",
    "AntiRacismPrinciple",
    "EquityEffect",
<<<<<<< HEAD
<<<<<<< HEAD
    "Follow",
    "NewsKind",
    "RecordNews",
=======
    "FollowUp",
>>>>>>> adopt-form
=======
    "EvidenceAnswer",
    "EvidenceJudgement",
    "EvidenceRating",
    "RatingState",
    "Settlement",
>>>>>>> evidence
    "StageChange",
    "WaitingWords",
]
