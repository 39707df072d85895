"""What each verb is answered with."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from repository.interchange.harvest import Moved, find_earliest
from repository.interchange.metadata.characters import clean
from repository.interchange.oai.dates import GRANULARITY, format_moment
from repository.interchange.oai.errors import Code, Problem, ProtocolError
from repository.interchange.oai.formats import BY_PREFIX, FORMATS, Format
from repository.interchange.oai.identity import Identity, build_description
from repository.interchange.oai.listing import Item, find_item, list_formats, present, read_page
from repository.interchange.oai.request import Request, Verb
from repository.interchange.oai.sets import list_sets
from repository.interchange.oai.tokens import Progress, read_token, write_token
from repository.interchange.oai.writing import (
    build_header,
    build_parent,
    build_record,
    build_texts,
    build_token,
)
from repository.records.csl import Repository


@dataclass(frozen=True)
class Asked:
    """A request, who is asked, and when."""

    request: Request
    repository: Repository
    identity: Identity
    base_url: str
    now: dt.datetime


def answer(asked: Asked) -> etree._Element:
    """Return the answer to a request.

    Raises:
        ProtocolError: there is none.
    """
    return _ANSWERS[asked.request.verb](asked)


def _identify(asked: Asked) -> etree._Element:
    earliest = find_earliest()
    sample = asked.identity.build_identifier(earliest.identifier if earliest else "cs-example")
    texts = (
        ("repositoryName", clean(asked.repository.name)),
        ("baseURL", asked.base_url),
        ("protocolVersion", "2.0"),
        ("adminEmail", asked.identity.email),
        # While there is nothing, whatever comes will come after this moment.
        ("earliestDatestamp", format_moment(earliest.moved if earliest else asked.now)),
        ("deletedRecord", "persistent"),
        ("granularity", GRANULARITY),
        ("compression", "gzip"),
    )
    element = build_texts(Verb.IDENTIFY, texts)
    element.append(build_parent("description", [build_description(asked.identity, sample)]))
    return element


def _list_metadata_formats(asked: Asked) -> etree._Element:
    formats = list(FORMATS)
    if "identifier" in asked.request.arguments:
        formats = list_formats(_find(asked).record.pk)
    elements = (
        build_texts(
            "metadataFormat",
            (
                ("metadataPrefix", kind.prefix),
                ("schema", kind.schema),
                ("metadataNamespace", kind.namespace),
            ),
        )
        for kind in formats
    )
    return build_parent(Verb.LIST_METADATA_FORMATS, elements)


def _list_sets(asked: Asked) -> etree._Element:
    if asked.request.token:
        text = "The list of sets is sent whole."
        raise ProtocolError(Problem(Code.BAD_RESUMPTION_TOKEN, text))
    elements = (
        build_texts("set", (("setSpec", spec), ("setName", clean(name))))
        for spec, name in list_sets()
    )
    return build_parent(Verb.LIST_SETS, elements)


def _get_record(asked: Asked) -> etree._Element:
    prefix = asked.request.get("metadataPrefix")
    moved, problems = None, list[Problem]()
    try:
        moved = _find(asked)
    except ProtocolError as error:
        problems += error.problems
    kinds = FORMATS if moved is None else list_formats(moved.record.pk)
    kind = next((kind for kind in kinds if kind.prefix == prefix), None)
    if kind is None:
        problems.append(_refuse_format(prefix, is_known=prefix in BY_PREFIX))
    if moved is None or kind is None:
        raise ProtocolError(*problems)
    return build_parent(Verb.GET_RECORD, [_build_record(present(moved, kind), kind, asked)])


def _list_identifiers(asked: Asked) -> etree._Element:
    return _list(asked, lambda item, _kind: _build_header(item, asked))


def _list_records(asked: Asked) -> etree._Element:
    return _list(asked, lambda item, kind: _build_record(item, kind, asked))


def _list(asked: Asked, build: Callable[[Item, Format], etree._Element]) -> etree._Element:
    verb = asked.request.verb
    page = read_page(_find_progress(asked.request))
    if not page.items:
        raise ProtocolError(Problem(Code.NO_RECORDS_MATCH, "There are no records like that."))
    kind = BY_PREFIX[page.progress.prefix]
    element = build_parent(verb, (build(item, kind) for item in page.items))
    if page.following or page.progress.cursor:
        token = write_token(verb, page.following) if page.following else ""
        progress = page.progress
        element.append(build_token(token, cursor=progress.cursor, size=progress.size))
    return element


def _find_progress(request: Request) -> Progress:
    if request.token:
        return read_token(request.verb, request.token)
    prefix = request.get("metadataPrefix")
    if prefix not in BY_PREFIX:
        raise ProtocolError(_refuse_format(prefix, is_known=False))
    return Progress(prefix, request.get("from"), request.get("until"), request.get("set"))


def _find(asked: Asked) -> Moved:
    """Return the record that a request names."""
    name = asked.identity.read_identifier(asked.request.get("identifier"))
    moved = find_item(name) if name else None
    if moved is None:
        raise ProtocolError(Problem(Code.ID_DOES_NOT_EXIST, "No record has this identifier."))
    return moved


def _refuse_format(prefix: str, *, is_known: bool) -> Problem:
    if is_known:
        text = f"This record cannot be had as {prefix}."
    else:
        text = f"There is no format {prefix}. The formats are: {', '.join(BY_PREFIX)}."
    return Problem(Code.CANNOT_DISSEMINATE_FORMAT, text)


def _build_header(item: Item, asked: Asked) -> etree._Element:
    identifier = asked.identity.build_identifier(item.identifier)
    return build_header(identifier, item.moved, item.specs, is_deleted=item.released is None)


def _build_record(item: Item, kind: Format, asked: Asked) -> etree._Element:
    released = item.released
    metadata = None if released is None else kind.render(released, asked.repository)
    return build_record(_build_header(item, asked), metadata)


_ANSWERS: Final[Mapping[Verb, Callable[[Asked], etree._Element]]] = {
    Verb.IDENTIFY: _identify,
    Verb.LIST_METADATA_FORMATS: _list_metadata_formats,
    Verb.LIST_SETS: _list_sets,
    Verb.GET_RECORD: _get_record,
    Verb.LIST_IDENTIFIERS: _list_identifiers,
    Verb.LIST_RECORDS: _list_records,
}
