"""The errors of OAI-PMH. They travel in the answer; its HTTP status is 200 all the same. Pure."""

import enum
from dataclasses import dataclass


class Code(enum.StrEnum):
    """The protocol's own codes.

    Two more it has never fit here: every record has Dublin Core, and there always are sets.
    """

    BAD_VERB = "badVerb"
    BAD_ARGUMENT = "badArgument"
    BAD_RESUMPTION_TOKEN = "badResumptionToken"  # noqa: S105 - a code, not a secret
    CANNOT_DISSEMINATE_FORMAT = "cannotDisseminateFormat"
    ID_DOES_NOT_EXIST = "idDoesNotExist"
    NO_RECORDS_MATCH = "noRecordsMatch"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with what was asked, said so that its sender can mend it."""

    code: Code
    text: str


class ProtocolError(Exception):
    """What was asked cannot be answered, for one reason or for several."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(f"{problem.code}: {problem.text}" for problem in problems))
        self.problems = problems
