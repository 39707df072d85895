"""How evidence is rated: the form of `replication.evidence`."""

import datetime as dt
from typing import Literal

from pydantic import BaseModel, Field

from repository.interchange.api.schemas.texts import Address

LevelValue = Literal["strong", "moderate", "early", "idea"]


class EvidenceAnswer(BaseModel):
    """What may be true of a record, and what it earns."""

    key: str
    points: int
    text: str


class EvidenceQuestion(BaseModel):
    """What is asked of a record."""

    key: str
    label: str
    text: str
    answers: list[EvidenceAnswer] = Field(description="The one with most points first.")
    sources: list[str] = Field(description="Keys of the sources whose thought it follows.")


class EvidenceLevel(BaseModel):
    """What a total comes to."""

    value: LevelValue
    label: str
    least: int = Field(description="The fewest points.")
    text: str
    needs_each: bool = Field(description="Whether it takes a point on every question.")


class NearestLevel(BaseModel):
    """A level of ours, and the nearest of another scale. They are not equal."""

    level: LevelValue
    theirs: str


class PublishedScale(BaseModel):
    """A published scale beside ours."""

    source: str
    differs: str = Field(description="What it rates, or how, that we do not.")
    nearest: list[NearestLevel]


class EvidenceSource(BaseModel):
    """A published scale or guideline."""

    key: str
    short: str
    name: str
    publisher: str
    url: Address
    read: str = Field(description="What we read of it, and what we could not.")


class EvidenceScale(BaseModel):
    """How evidence is rated here."""

    edition: int = Field(description="Moves when questions, points or levels change.")
    out_of: int = Field(description="The most points.")
    questions: list[EvidenceQuestion]
    levels: list[EvidenceLevel] = Field(description="The highest first.")
    crosswalk: list[PublishedScale] = Field(description="Nearest, not equal.")
    sources: list[EvidenceSource]


class RecordAnswer(BaseModel):
    """How one question was answered for a record."""

    question: str
    answer: str
    points: int
    out_of: int
    reasons: list[str] = Field(description="Why points were lost.")


class RecordEvidence(BaseModel):
    """How two raters settled on the evidence of a record."""

    level: LevelValue | Literal["not-rated"]
    text: str = Field(description="In words, such as “Moderate (8 of 14 points)”.")
    points: int | None
    out_of: int
    edition: int = Field(description="Of the rubric: see `/api/evidence/`.")
    version: int | None = Field(description="The version that was rated; a newer one may stand.")
    date: dt.date | None
    settlement: Literal["same", "talked", "third"] | None = Field(
        description="Both answered alike; they differed and agreed; a third person decided."
    )
    answers: list[RecordAnswer]
