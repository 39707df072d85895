"""What each address of the API answers with."""

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, Field

from repository.interchange.api.schemas.outline import Identifier, Outline, ReadableState
from repository.interchange.api.schemas.sections import Section
from repository.interchange.api.schemas.texts import Address, KeptContent, KeptHtml
from repository.records.choices import RecordType

Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$", description="In hexadecimal.")]


class Replacement(BaseModel):
    """The record to read instead."""

    identifier: Identifier
    title: str
    url: Address


class ContextFigure(BaseModel):
    """A figure of a place, as its source states it."""

    kind: str
    label: str
    value: str
    year: int
    source: str
    source_url: Address


class Context(BaseModel):
    """What a place is like that led a case study: the newest figure of each kind today."""

    organisation: str
    figures: list[ContextFigure]


class Record(Outline):
    """A whole record, as its page shows it."""

    replacement: Replacement | None
    sections: list[Section] = Field(description="In reading order. None is empty.")
    context: list[Context] = Field(description="Empty while nothing is stated of its places.")


class RecordList(BaseModel):
    """Some records, in the order of their identifiers."""

    records: list[Outline]
    next: Address | None = Field(description="Where the list goes on; null at its end.")


class Change(BaseModel):
    """A record that has changed. Of one that has gone, nothing is said but that."""

    identifier: Identifier
    datestamp: dt.datetime
    deleted: bool
    record: Outline | None = Field(description="As it is now; null when it has gone.")


class Changes(BaseModel):
    """What has changed behind a cursor, the oldest first."""

    changes: list[Change]
    cursor: str = Field(description="Keep it, and go on from it next time.")
    next: Address | None = Field(description="Where the feed goes on; null when all is told.")


class VersionInList(BaseModel):
    """A version, without its words."""

    number: int = Field(ge=1)
    date: dt.date
    title: str
    change_note: str
    redacted: dt.date | None = Field(description="When words were last taken out of it.")
    sha256: Sha256
    url: Address
    api_url: Address


class VersionList(BaseModel):
    """The versions of a record, the newest first."""

    identifier: Identifier
    versions: list[VersionInList]


class Redaction(BaseModel):
    """Words were taken out of a version that is otherwise never changed."""

    date: dt.date
    old_sha256: Sha256
    new_sha256: Sha256


class Version(VersionInList):
    """The words that were public from one publication on."""

    identifier: Identifier
    type: RecordType
    state: ReadableState = Field(description="Where the record stands today.")
    is_newest: bool
    redactions: list[Redaction]
    content: KeptContent
    html: KeptHtml = Field(description="The body of the page as it was shown then.")
    canonical: str | None = Field(
        description=(
            "What was hashed, to the byte in UTF-8: JSON with sorted keys, no spaces, and without "
            "what is said of other voices. Null while consent leaves out a part of it."
        )
    )


class FieldProblem(BaseModel):
    """What is wrong with one parameter."""

    parameter: str
    detail: str


class Problem(BaseModel):
    """Why there is no answer: problem details (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    identifier: str | None = Field(None, description="Of a record that has gone.")
    errors: list[FieldProblem] | None = Field(None, description="Of parameters that are wrong.")
