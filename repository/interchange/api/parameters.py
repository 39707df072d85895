"""What can be asked for in an address, and how it is checked."""

import datetime as dt
import re
from typing import Annotated, Any, Final, Literal

from django.http import HttpRequest
from pydantic import BaseModel, BeforeValidator, Field, WithJsonSchema, model_validator

from repository.interchange.api.problems import ParameterError
from repository.records.choices import Language, Provenance, RecordType

_MOST: Final = 50
_MOMENT: Final = re.compile(
    r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d))?", re.ASCII | re.IGNORECASE
)
#: Years that every time zone and both databases can hold.
_YEARS: Final = range(1900, 9999)


def _read_moment(value: Any) -> dt.datetime:
    text = str(value)
    if _MOMENT.fullmatch(text):
        moment = dt.datetime.fromisoformat(text.upper())
        if moment.year in _YEARS:
            return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    raise ValueError(
        "It must be a day such as 2026-04-03, or a moment with its time zone such as "
        "2026-04-03T12:00:00Z (in an address, + is written %2B)."
    )


Moment = Annotated[
    dt.datetime,
    BeforeValidator(_read_moment),
    WithJsonSchema({"type": "string", "anyOf": [{"format": "date-time"}, {"format": "date"}]}),
]
Slug = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,250}$")]
Year = Annotated[int, Field(ge=1, le=9999)]
Cursor = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,400}$")]
_CURSOR: Final = "Where an earlier answer left off. Take it from there as it is."


class Nothing(BaseModel):
    """What an address takes that says by itself what is asked for."""


class Paging(BaseModel):
    """How much of a list, and from where on."""

    page_size: int = Field(50, ge=1, le=100, description="How many at most.")
    cursor: Cursor | None = Field(None, description=_CURSOR)


class RecordFilters(Paging):
    """Which records. One parameter given several times means any of its values."""

    type: list[RecordType] = Field([], max_length=_MOST)
    priority_area: list[Slug] = Field(
        [], max_length=_MOST, description="Such as `haemorrhage`; `cross-cutting` for all areas."
    )
    theme: list[Slug] = Field([], max_length=_MOST, description="Such as `listening`.")
    tag: list[Slug] = Field(
        [], max_length=_MOST, description="A free tag. Personal stories are not found by it."
    )
    organisation: list[Slug] = Field(
        [],
        max_length=_MOST,
        description=("A body, or any that merged into it. Personal stories are not found by it."),
    )
    state: list[Literal["current", "superseded", "retracted"]] = Field([], max_length=_MOST)
    provenance: list[Provenance] = Field([], max_length=_MOST)
    language: list[Language] = Field([], max_length=_MOST)
    year_from: Year | None = Field(
        None, description="The year of the work. Personal stories are not found by it."
    )
    year_to: Year | None = Field(None, description="The last year, itself included.")
    changed_since: Moment | None = Field(
        None, description="A day, which begins at midnight UTC, or a moment, itself included."
    )
    changed_before: Moment | None = Field(None, description="The moment itself is left out.")

    @model_validator(mode="after")
    def _check_spans(self) -> "RecordFilters":
        if self.year_from and self.year_to and self.year_from > self.year_to:
            raise ValueError("year_from must not be after year_to.")
        since, before = self.changed_since, self.changed_before
        if since and before and since >= before:
            raise ValueError("changed_since must be before changed_before.")
        return self


class ChangeFilters(Paging):
    """Which changes."""

    type: RecordType | None = Field(None, description="Of records of one type alone.")


def check_names(request: HttpRequest, known: type[BaseModel]) -> None:
    """Refuse parameters that there are not: a slip would otherwise ask for everything.

    Raises:
        ParameterError: there are some.
    """
    if unknown := [name for name in request.GET if name not in known.model_fields]:
        names = ", ".join(known.model_fields) or "none here"
        raise ParameterError(unknown[0][:60], f"There is no such parameter. There are: {names}.")
