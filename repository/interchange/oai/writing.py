"""The XML of answers: envelope, headers, records, tokens. Pure."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final

from lxml import etree

from repository.interchange.oai.dates import format_moment
from repository.interchange.oai.errors import Problem

OAI: Final = "http://www.openarchives.org/OAI/2.0/"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"


def build_element(name: str, text: str = "", **attributes: str) -> etree._Element:
    """Return an element of the protocol."""
    element = etree.Element(etree.QName(OAI, name), attributes, nsmap={None: OAI})
    element.text = text or None
    return element


def build_parent(name: str, children: Iterable[etree._Element]) -> etree._Element:
    """Return an element of the protocol with others in it."""
    element = build_element(name)
    element.extend(children)
    return element


def build_texts(name: str, texts: Iterable[tuple[str, str]]) -> etree._Element:
    """Return an element of the protocol with texts in it, each with the name of its element."""
    return build_parent(name, (build_element(key, text) for key, text in texts))


def build_header(
    identifier: str, moved: dt.datetime, specs: Iterable[str], *, is_deleted: bool
) -> etree._Element:
    """Return what is always told of a record."""
    header = build_texts(
        "header",
        (
            ("identifier", identifier),
            ("datestamp", format_moment(moved)),
            *(("setSpec", spec) for spec in specs),
        ),
    )
    if is_deleted:
        header.set("status", "deleted")
    return header


def build_record(header: etree._Element, metadata: etree._Element | None) -> etree._Element:
    """Return a record; of one that has gone, its header alone."""
    record = build_parent("record", [header])
    if metadata is not None:
        record.append(build_parent("metadata", [metadata]))
    return record


def build_token(token: str, *, cursor: int, size: int) -> etree._Element:
    """Return where a list goes on; an empty token ends it."""
    return build_element("resumptionToken", token, completeListSize=str(size), cursor=str(cursor))


def build_errors(problems: Iterable[Problem]) -> list[etree._Element]:
    """Return an element for each problem."""
    return [build_element("error", problem.text, code=problem.code) for problem in problems]


def render(
    base_url: str,
    moment: dt.datetime,
    asked: Mapping[str, str],
    answer: Iterable[etree._Element],
) -> bytes:
    """Return an answer as a document.

    Args:
        base_url: where it was asked for.
        moment: when.
        asked: the verb and the arguments; none where they were not understood.
        answer: what there is to say.
    """
    root = etree.Element(etree.QName(OAI, "OAI-PMH"), nsmap={None: OAI, "xsi": _XSI})
    root.set(etree.QName(_XSI, "schemaLocation"), f"{OAI} {OAI}OAI-PMH.xsd")
    root.append(build_element("responseDate", format_moment(moment)))
    root.append(build_element("request", base_url, **asked))
    root.extend(answer)
    document: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return document
