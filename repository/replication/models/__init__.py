"""What is kept of replications: one concept a module."""

from repository.replication.models.adoption import Adoption, AdoptionQuerySet
from repository.replication.models.adoption_details import (
    AdoptedPart,
    AdoptionFactor,
    EquityEffect,
    StageChange,
)
from repository.replication.models.follow_up import FollowUp, WaitingWords
from repository.replication.models.principle import AntiRacismPrinciple

__all__ = [
    "AdoptedPart",
    "Adoption",
    "AdoptionFactor",
    "AdoptionQuerySet",
    "AntiRacismPrinciple",
    "EquityEffect",
    "FollowUp",
    "StageChange",
    "WaitingWords",
]
