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

__all__ = [
    "UNFINISHED",
    "AdoptedPart",
    "Adoption",
    "AdoptionFactor",
    "AdoptionQuerySet",
    "EquityEffect",
    "EvidenceAnswer",
    "EvidenceJudgement",
    "EvidenceRating",
    "RatingState",
    "Settlement",
    "StageChange",
]
