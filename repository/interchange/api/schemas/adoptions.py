"""What the API tells of adoptions: how many there are of a record, and each one."""

import datetime as dt

from pydantic import BaseModel, Field

from repository.interchange.api.schemas.outline import Identifier, Term
from repository.interchange.api.schemas.texts import Address
from repository.replication.choices import (
    AdoptionResult,
    AdoptionStage,
    EquityChange,
    FactorKind,
    NoEquityReason,
    PartFate,
)


class Adopter(Term):
    """Who replicates it: `value` is the slug, as search knows it."""

    ods_code: str = Field(description="Its code in the Organisation Data Service, or empty.")
    region: str
    region_label: str


class StageTerm(Term):
    """How far an adopter has come."""

    value: AdoptionStage


class StageReached(BaseModel):
    """A stage, and since when."""

    stage: StageTerm
    since: dt.date


class ResultTerm(Term):
    """What happened where it was tried."""

    value: AdoptionResult


class FateTerm(Term):
    """What an adopter did with a core part."""

    value: PartFate


class Part(BaseModel):
    """A core part of the original, in the words the adopter read."""

    key: str
    text: str
    fate: FateTerm
    how: str = Field(description="How it was changed, or empty.")


class ChangeTerm(Term):
    """What happened to the inequality that a group meets."""

    value: EquityChange


class Effect(BaseModel):
    """What the adoption did for one ethnic group."""

    group: Term
    change: ChangeTerm


class NoEffectTerm(Term):
    """Why an adopter cannot say what happened for each group."""

    value: NoEquityReason


class FactorTerm(Term):
    """Whether something got in the way or helped."""

    value: FactorKind


class Factor(BaseModel):
    """Something coded that got in the way or helped."""

    kind: FactorTerm
    code: str
    label: str = Field(description="In plain English; the code where it is no longer in the list.")


class Adoption(BaseModel):
    """One organisation that replicates what a record describes, in its own words."""

    number: int = Field(description="Of this report; no other has it here.")
    record: Identifier
    organisation: Adopter
    unit: str = Field(description="A ward, unit or team, or empty.")
    started: dt.date | None
    stage: StageTerm
    stage_since: dt.date
    stages: list[StageReached] = Field(description="The stages it went through, as told.")
    stop_reason: str = Field(description="Why it stopped, or empty.")
    adaptations: str = Field(description="What was changed to fit, or empty.")
    parts: list[Part]
    result: ResultTerm
    measure: str
    period: str
    equity_effects: list[Effect]
    no_equity_reason: NoEffectTerm | None
    factors: list[Factor]
    heard_on: dt.date | None = Field(
        description="When the adopter last told us how it stands; null where nobody noted it."
    )
    changed: dt.datetime


class AdoptionList(BaseModel):
    """Some adoptions of a record, in the order in which they were reported."""

    identifier: Identifier
    adoptions: list[Adoption]
    next: Address | None = Field(description="Where the list goes on; null at its end.")
