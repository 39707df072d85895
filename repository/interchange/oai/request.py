"""What a harvester asks: verbs, the arguments that each takes, and how these are written. Pure."""

import enum
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from repository.interchange.oai.dates import GRANULARITY, is_day, parse_moment
from repository.interchange.oai.errors import Code, Problem, ProtocolError

_VERB: Final = "verb"
_TOKEN: Final = "resumptionToken"  # noqa: S105 - an argument's name
_DATES: Final = ("from", "until")
#: A part of what RFC 3986 allows: the answer repeats an identifier, as a URI. Ours are in it.
_CHARACTER: Final = r"(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})"
_PATH: Final = rf"{_CHARACTER}+(?:/{_CHARACTER}+)*"
_SCHEME: Final = r"[A-Za-z][A-Za-z0-9+.-]*:"
_UNRESERVED: Final = r"[A-Za-z0-9_.!~*'()-]+"
_SYNTAX: Final = {
    "identifier": re.compile(
        rf"(?:{_SCHEME}//)?{_PATH}|{_SCHEME}{_CHARACTER}+(?:[:/]{_CHARACTER}+)*"
    ),
    "metadataPrefix": re.compile(_UNRESERVED),
    "set": re.compile(rf"{_UNRESERVED}(?::{_UNRESERVED})*"),
    # Whatever can be repeated; which of them are ours, their signature says.
    _TOKEN: re.compile("[ -~]+"),
}


class Verb(enum.StrEnum):
    """What can be asked for."""

    IDENTIFY = "Identify"
    LIST_METADATA_FORMATS = "ListMetadataFormats"
    LIST_SETS = "ListSets"
    LIST_IDENTIFIERS = "ListIdentifiers"
    LIST_RECORDS = "ListRecords"
    GET_RECORD = "GetRecord"


@dataclass(frozen=True)
class _Takes:
    """The arguments of a verb."""

    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    #: Whether a token may stand in place of all of them.
    resumes: bool = False

    @property
    def known(self) -> frozenset[str]:
        return self.required | self.optional | ({_TOKEN} if self.resumes else set())


_LIST: Final = _Takes(frozenset({"metadataPrefix"}), frozenset({*_DATES, "set"}), resumes=True)
_TAKES: Final = {
    Verb.IDENTIFY: _Takes(),
    Verb.LIST_METADATA_FORMATS: _Takes(optional=frozenset({"identifier"})),
    Verb.LIST_SETS: _Takes(resumes=True),
    Verb.LIST_IDENTIFIERS: _LIST,
    Verb.LIST_RECORDS: _LIST,
    Verb.GET_RECORD: _Takes(required=frozenset({"identifier", "metadataPrefix"})),
}


@dataclass(frozen=True)
class Request:
    """A verb with its arguments, each known, given once and well written."""

    verb: Verb
    arguments: Mapping[str, str]

    def get(self, name: str) -> str:
        """Return an argument; an empty text where it was not given."""
        return self.arguments.get(name, "")

    @property
    def token(self) -> str:
        """Return the token of a list that goes on."""
        return self.get(_TOKEN)


def parse_request(given: Mapping[str, Sequence[str]]) -> Request:
    """Return what is asked.

    Args:
        given: every value of every argument, as a form or an address has them.

    Raises:
        ProtocolError: it cannot be understood; says everything that is wrong.
    """
    verb = _find_verb(given.get(_VERB, ()))
    others = {name: values for name, values in given.items() if name != _VERB}
    if problems := [
        Problem(Code.BAD_ARGUMENT, text) for text in _find_faults(_TAKES[verb], verb, others)
    ]:
        raise ProtocolError(*problems)
    return Request(verb, {name: values[0] for name, values in others.items()})


def _find_verb(values: Sequence[str]) -> Verb:
    if len(values) != 1:
        text = "The verb is given more than once." if values else "There is no verb."
        raise ProtocolError(Problem(Code.BAD_VERB, text))
    try:
        return Verb(values[0])
    except ValueError:
        text = f"There is no such verb. The verbs are: {', '.join(Verb)}."
        raise ProtocolError(Problem(Code.BAD_VERB, text)) from None


def _find_faults(takes: _Takes, verb: Verb, given: Mapping[str, Sequence[str]]) -> Iterator[str]:
    if unknown := given.keys() - takes.known:
        known = ", ".join(sorted(takes.known)) or "no arguments"
        yield f"{verb} takes {known}; not known: {len(unknown)} of those given."
    for name in sorted(given.keys() & takes.known):
        if len(given[name]) > 1:
            yield f"{name} is given more than once."
        elif fault := _find_fault(name, given[name][0]):
            yield f"{name}: {fault}"
    if _TOKEN in given:
        if takes.resumes and given.keys() & (takes.required | takes.optional):
            yield f"{_TOKEN} stands alone: it holds the other arguments."
        return
    for name in sorted(takes.required - given.keys()):
        yield f"{name} is missing."
    yield from _compare_dates(*(given.get(name, ()) for name in _DATES))


def _find_fault(name: str, value: str) -> str:
    if not value:
        return "there is no value."
    if name in _DATES:
        try:
            parse_moment(value)
        except ValueError:
            return f"not a day or second that there is, as YYYY-MM-DD or {GRANULARITY}."
    elif name in _SYNTAX and not _SYNTAX[name].fullmatch(value):
        return "has characters, or an order of them, that are not allowed there."
    return ""


def _compare_dates(since: Sequence[str], until: Sequence[str]) -> Iterator[str]:
    if len(since) != 1 or len(until) != 1 or any(map(_find_fault, _DATES, (since[0], until[0]))):
        return
    if is_day(since[0]) != is_day(until[0]):
        yield "from and until are not given to the same granularity."
    elif since[0] > until[0]:
        yield "from is later than until."
