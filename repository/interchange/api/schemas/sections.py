"""The sections of records, by kind: the form of `records.content.build_sections`."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from repository.interchange.api.schemas.outline import Account, Identifier, LanguageTerm, Term
from repository.interchange.api.schemas.texts import Address, Html


class _Section(BaseModel):
    key: str
    heading: str
    ours: bool = Field(description="Whether the words are this site's suggestion.")
    note: str


class HtmlSection(_Section):
    """Prose."""

    kind: Literal["html"]
    value: Html


class Aim(BaseModel):
    """What should change: from, to, by when, for whom."""

    what: str
    from_: str = Field(alias="from")
    to: str
    by_when: str
    for_whom: str


class AimSection(_Section):
    """The aim of an improvement."""

    kind: Literal["aim"]
    value: Aim


class OutcomeSection(_Section):
    """What happened, in one choice."""

    kind: Literal["outcome"]
    value: Term


class SecondaryDriver(BaseModel):
    """What a primary driver rests on, with ideas to change it."""

    title: str
    change_ideas: list[str]


class PrimaryDriver(BaseModel):
    """What moves the aim."""

    title: str
    secondary_drivers: list[SecondaryDriver]


class DriverDiagram(BaseModel):
    """Aim, primary drivers, secondary drivers, change ideas."""

    aim: str
    primary_drivers: list[PrimaryDriver]


class DriverDiagramSection(_Section):
    """A driver diagram."""

    kind: Literal["driver_diagram"]
    value: DriverDiagram


class Cycle(BaseModel):
    """A test of change: plan, do, study, act."""

    title: str
    scale: str
    start: str = Field(description="A day, or empty.")
    end: str = Field(description="A day, or empty.")
    plan: Html
    prediction: str
    do: Html
    study: Html
    act: str
    act_label: str
    act_notes: str


class CyclesSection(_Section):
    """Tests of change."""

    kind: Literal["pdsa_cycles"]
    value: list[Cycle]


class Result(BaseModel):
    """A result as it was reported."""

    group: str
    baseline: str
    result: str
    period: str
    source: str


class Row(BaseModel):
    """A period's figures, in the order of the groups. Small numbers are hidden."""

    period: str
    cells: list[str]


class Annotation(BaseModel):
    """What was changed in a period."""

    period: str
    text: str


class Table(BaseModel):
    """Figures by period and group, after disclosure control."""

    scheme_label: str
    groups: list[str]
    rows: list[Row]
    annotations: list[Annotation]
    disclosure_note: str


class Measure(BaseModel):
    """What was measured, with its definition."""

    name: str
    kind: str
    kind_label: str
    definition: str
    numerator: str
    denominator: str
    unit: str
    direction: str
    direction_label: str
    target: str
    source: str
    reported: list[Result]
    table: Table | None


class MeasuresSection(_Section):
    """Measures, with figures or reported results."""

    kind: Literal["measures"]
    value: list[Measure]


class Step(BaseModel):
    """A step, with who takes it and how long."""

    key: str = Field(description="Never changes.")
    title: str
    detail: Html
    role: str
    time: str
    materials: str
    prerequisites: str
    cost: str = Field(description="A band: free, low, medium, high; or empty.")
    cost_label: str
    part: str
    part_label: str


class StepsSection(_Section):
    """Steps in their order."""

    kind: Literal["steps"]
    value: list[Step]


class Part(BaseModel):
    """A part of a change, or what must be in place first."""

    key: str = Field(description="Never changes.")
    text: str


class Replication(BaseModel):
    """How to do it elsewhere: what to keep, what may be adapted, what is needed."""

    core_parts: list[Part]
    adaptable_parts: list[Part]
    prerequisites: list[Part]
    steps: list[Step]


class ReplicationSection(_Section):
    """How to replicate it."""

    kind: Literal["replication"]
    value: Replication


class Link(BaseModel):
    """Another record: named by identifier alone once it may no longer be read."""

    identifier: Identifier
    title: str
    url: Address
    summary: str


class LinksToRecordsSection(_Section):
    """Other records that this one refers to, or that refer to it."""

    kind: Literal["tools"]
    value: list[Link]


class Original(Link):
    """A record that this one was adapted from."""

    what_changed: str = Field(description="What is different from the original, in a sentence.")


class AdaptationsSection(_Section):
    """What a record was adapted from."""

    kind: Literal["adaptations"]
    value: list[Original]


class Statement(BaseModel):
    """A numbered statement of a recommendation. Its key never changes."""

    key: str
    text: Html
    wording: str
    wording_label: str
    strength: str
    strength_label: str
    audience: str
    owner: str
    evidence: Html
    evidence_records: list[Link]
    status: str
    status_label: str


class StatementsSection(_Section):
    """The statements of a recommendation."""

    kind: Literal["statements"]
    value: list[Statement]


class Download(BaseModel):
    """A file or page to get the tool from."""

    title: str
    url: Address
    format: str
    size: int | None = Field(description="Bytes, of a file kept here.")
    accessible_note: str


class DownloadsSection(_Section):
    """Where to get a tool."""

    kind: Literal["downloads"]
    value: list[Download]


class WebLink(BaseModel):
    """A page of another site."""

    title: str
    url: Address


class WebLinksSection(_Section):
    """Pages of other sites."""

    kind: Literal["links"]
    value: list[WebLink]


class Quotation(BaseModel):
    """Words of a voice, for as long as the person's consent allows."""

    identifier: Identifier
    key: str
    text: str
    name: str
    role: str
    content_notes: str
    title: str
    url: Address
    account: Account
    language: LanguageTerm


class Answer(BaseModel):
    """A voice and what was done because of it: each record names the other."""

    identifier: Identifier
    title: str
    url: Address
    type_label: str = Field(description="What the other is; of a voice, whose account.")
    what_changed: str
    language: LanguageTerm | None


class AnswersSection(_Section):
    """The voices that led to a record, or what changed because of a voice."""

    kind: Literal["answers"]
    value: list[Answer]


class QuotationsSection(_Section):
    """Words of voices."""

    kind: Literal["quotations"]
    value: list[Quotation]


class Media(BaseModel):
    """A recording, as far as consent goes."""

    kind: Literal["audio", "video"]
    url: Address
    captions_url: Address
    poster_url: Address
    transcript: str


class MediaSection(_Section):
    """A recording."""

    kind: Literal["media"]
    value: Media


Section = Annotated[
    HtmlSection
    | AimSection
    | OutcomeSection
    | DriverDiagramSection
    | CyclesSection
    | MeasuresSection
    | StepsSection
    | ReplicationSection
    | LinksToRecordsSection
    | AdaptationsSection
    | StatementsSection
    | DownloadsSection
    | WebLinksSection
    | QuotationsSection
    | AnswersSection
    | MediaSection,
    Field(discriminator="kind"),
]
