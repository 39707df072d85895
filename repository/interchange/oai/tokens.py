"""Resumption tokens: where a harvester stands in a list, signed, so that nothing need be kept here.

A token names the last record sent and when it had moved, not a place in a list. Whatever is edited
meanwhile moves ahead of that, so that nothing is skipped; and tokens stay good for as long as the
secret key does.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.core import signing

from repository.interchange.harvest import Position
from repository.interchange.oai.errors import Code, Problem, ProtocolError
from repository.interchange.oai.request import Verb

#: Another number makes the tokens of an earlier form unreadable.
_SALT: Final = "repository.interchange.oai.1"


@dataclass(frozen=True)
class Progress:
    """A list asked for, and how far it has been sent."""

    prefix: str
    #: As the harvester wrote them; empty without a limit.
    since: str = ""
    until: str = ""
    spec: str = ""
    after: Position | None = None
    #: How many records were sent.
    cursor: int = 0
    #: How many there were in all when the list began.
    size: int = 0


def write_token(verb: Verb, progress: Progress) -> str:
    """Return a token that leads on from what has been sent.

    Raises:
        ValueError: nothing has been sent.
    """
    if progress.after is None:
        raise ValueError("A list that has not begun needs no token.")
    moved, identifier = progress.after
    asked = [progress.prefix, progress.since, progress.until, progress.spec]
    place = [moved.astimezone(dt.UTC).isoformat(), identifier, progress.cursor, progress.size]
    return signing.dumps([str(verb), *asked, *place], salt=_SALT)


def read_token(verb: Verb, token: str) -> Progress:
    """Return where a list goes on.

    Raises:
        ProtocolError: the token is not one of ours, or is of another verb.
    """
    try:
        of, prefix, since, until, spec, moved, identifier, cursor, size = signing.loads(
            token, salt=_SALT
        )
    except signing.BadSignature:
        raise _refuse("This is no token that was given out here.") from None
    if of != verb:
        raise _refuse(f"This token was given out by {of}.")
    after = Position(dt.datetime.fromisoformat(moved), identifier)
    return Progress(prefix, since, until, spec, after, cursor, size)


def _refuse(text: str) -> ProtocolError:
    return ProtocolError(Problem(Code.BAD_RESUMPTION_TOKEN, text))
