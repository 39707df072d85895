"""What is kept of replications: one concept a module."""

from repository.replication.models.adoption import Adoption, AdoptionQuerySet
from repository.replication.models.adoption_details import (
    AdoptedPart,
    AdoptionFactor,
    EquityEffect,
    StageChange,
)
from repository.replication.models.write_up import WriteUp

__all__ = [
    "AdoptedPart",
    "Adoption",
    "AdoptionFactor",
    "AdoptionQuerySet",
    "EquityEffect",
    "StageChange",
    "WriteUp",
]
