"""What every record has, whatever its type: the form of `records.content.build_outline`."""

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, model_validator

from repository.interchange.api.schemas.adoption_counts import AdoptionCounts
from repository.interchange.api.schemas.evidence import RecordEvidence
from repository.interchange.api.schemas.texts import Address, Html
from repository.records.choices import Account as AccountValue
from repository.records.choices import (
    CareSetting,
    Language,
    OrganisationRole,
    Provenance,
    RecordType,
)

Identifier = Annotated[
    str, Field(description="Permanent and never re-used.", examples=["cs-3k7x9m2pq"])
]
ReadableState = Annotated[
    Literal["current", "superseded", "retracted"],
    Field(description="Where it stands in its life. What has gone is not here."),
]


class Term(BaseModel):
    """A value of a list, with the word that people read."""

    value: str
    label: str


class Area(Term):
    """A priority area."""

    url: Address


class Setting(Term):
    """Where in care it happens."""

    value: CareSetting


class LanguageTerm(Term):
    """A language."""

    value: Language


class EthnicGroup(Term):
    """An ethnic group: a category of a named scheme, or the source's words."""

    words: str = Field(description="The source's words, where it has its own.")
    scheme: str
    scheme_label: str


class Organisation(Term):
    """A body that had a part in the work, under the name that it had."""

    role: OrganisationRole
    role_label: str
    ods_code: str = Field(description="Its code in the Organisation Data Service, or empty.")
    ror: str = Field(description="Its identifier in the Research Organization Registry, or empty.")
    region: str
    region_label: str


class Contributor(BaseModel):
    """A person who is credited; of a personal story, as its teller chose."""

    name: str
    given: str = ""
    family: str = ""
    role: str
    orcid: str


class Author(BaseModel):
    """An author of a reference."""

    family: str
    given: str


class Reference(BaseModel):
    """A work that the record rests on. Of a summary the first one is the original."""

    authors: str
    author_list: list[Author]
    others: bool = Field(description="Whether there are more authors than are named.")
    title: str
    container: str
    volume: str
    issue: str
    pages: str
    publisher: str
    year: int | None
    doi: str
    url: Address
    note: str
    verified: bool = Field(description="Whether somebody compared it with the original.")


class Licence(BaseModel):
    """Under which licence the words may be re-used."""

    label: str
    url: Address


class Fact(BaseModel):
    """A short fact that belongs to the type, such as the stage of a case study."""

    key: str
    label: str
    value: str | list[str]
    code: str = Field(description="The value as lists of choices know it; empty for several.")

    @model_validator(mode="before")
    @classmethod
    def _code_one_value(cls, fact: Any) -> Any:
        return {**fact, "code": ""} if isinstance(fact["value"], list) else fact


class Translation(BaseModel):
    """What a translation was made from, and by whom."""

    identifier: Identifier
    version: int | None
    language: LanguageTerm
    translator: str
    checked_by: str


class Account(BaseModel):
    """Whose account a voice is. Research is never a person's own story."""

    value: AccountValue
    label: str


class OtherFormat(BaseModel):
    """The same in another format, as far as consent goes."""

    key: str
    label: str
    kind: Literal["document", "video", "audio"]
    language: str = Field(description="BCP 47, where it is another than the record's, or empty.")
    url: Address
    format: str
    size: int | None = Field(description="Bytes.")
    running_time: str = Field(description="In words, or empty.")
    accessible_note: str


class Edition(BaseModel):
    """The newest version: the words that stand until the next one."""

    number: int = Field(ge=1)
    date: dt.date
    url: Address
    api_url: Address


class Outline(BaseModel):
    """A record without its sections."""

    identifier: Identifier
    type: RecordType
    type_label: str
    account: Account | None = Field(description="Of a voice; of other records null.")
    state: ReadableState
    state_label: str
    state_reason: str
    title: str
    summary: str
    plain_summary: Html
    url: Address = Field(description="The page. It may move; `permanent_url` leads to it.")
    permanent_url: Address
    api_url: Address
    easy_read_url: Address
    formats: list[OtherFormat]
    version: Edition | None
    datestamp: dt.datetime = Field(description="Moves with any change that can be seen here.")
    adoptions: AdoptionCounts
    published: dt.date | None
    edited: dt.date | None
    last_reviewed: dt.date | None
    review_due: dt.date | None
    provenance: Provenance
    provenance_label: str
    source_note: str
    priority_areas: list[Area]
    cross_cutting: bool = Field(description="Whether it applies to every priority area.")
    themes: list[Term]
    tags: list[Term]
    ethnic_groups: list[EthnicGroup]
    inequality: Html
    care_settings: list[Setting]
    audience: list[str]
    language: LanguageTerm
    organisations: list[Organisation]
    contributors: list[Contributor]
    place: str
    year: int | None
    years_text: str
    references: list[Reference]
    sources_read: list[str]
    licence: Licence
    source_licence: str
    limits: Html
    facts: list[Fact]
    translation: Translation | None
    evidence: RecordEvidence | None = Field(
        description="How sure a reader can be of the result; null for kinds that are not rated."
    )
