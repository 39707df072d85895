"""What the API tells of questions that readers asked the team behind a record."""

import datetime as dt

from pydantic import BaseModel, Field

from repository.interchange.api.schemas.outline import Identifier
from repository.interchange.api.schemas.texts import Address


class Question(BaseModel):
    """A question and the team's answer. All of it is plain text."""

    number: int = Field(description="Among those of its record. It is never given again.")
    text: str
    asker: str = Field(description="A role or an organisation, as the asker put it, or empty.")
    asked: dt.date
    answer: str = Field(description="Empty while the team is asked.")
    answered_by: str
    answered: dt.date | None
    url: Address = Field(description="Leads to the question on whatever page it stands.")


class QuestionList(BaseModel):
    """Some questions about a record, in the order of their numbers."""

    identifier: Identifier
    questions: list[Question]
    next: Address | None = Field(description="Where the list goes on; null at its end.")
