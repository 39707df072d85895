"""What is kept of replications: one concept a module."""

from repository.replication.models.adoption import Adoption, AdoptionQuerySet
from repository.replication.models.adoption_details import (
    AdoptedPart,
    AdoptionFactor,
    EquityEffect,
    StageChange,
)
<<<<<<< HEAD
from repository.replication.models.follow import Follow, NewsKind, RecordNews
=======
from repository.replication.models.follow_up import FollowUp, WaitingWords
from repository.replication.models.principle import AntiRacismPrinciple
>>>>>>> adopt-form

__all__ = [
    "AdoptedPart",
    "Adoption",
    "AdoptionFactor",
    "AdoptionQuerySet",
    "AntiRacismPrinciple",
    "EquityEffect",
<<<<<<< HEAD
    "Follow",
    "NewsKind",
    "RecordNews",
=======
    "FollowUp",
>>>>>>> adopt-form
    "StageChange",
    "WaitingWords",
]
