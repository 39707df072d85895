"""What is cited: a record as it is now, or one of its versions as it stood."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from repository.records.consent import Surface, permitted_parts
from repository.records.content import build_content, build_outline, build_standing
from repository.records.csl import Edition
from repository.records.frozen import readable_content
from repository.records.models import Record, RecordVersion
from repository.records.readable import find_page, find_version


@dataclass(frozen=True)
class Cited:
    """The content that a citation is made from, and which version it is."""

    content: Mapping[str, Any]
    #: Nothing for whatever is newest.
    edition: Edition | None


def read_cited(record: Record, number: int | None, *, whole: bool) -> Cited:
    """Return a readable record as it is now, or one of its versions.

    Args:
        record: which one.
        number: the version; without it, whatever is newest.
        whole: whether its sections are needed. A version has them in any case.

    Raises:
        Http404: there is no such version.
    """
    page = find_page(record)
    if number is None:
        return read_newest(page, whole=whole)
    return read_version(find_version(record, number), record, page)


def read_newest(page: Any, *, whole: bool) -> Cited:
    """Return a record as its page shows it.

    Args:
        page: its page, specific.
        whole: whether its sections are needed, with its statements.
    """
    if whole:
        return Cited(build_content(page), None)
    return Cited(build_outline(page, permitted_parts(page, Surface.PAGE)), None)


def read_version(version: RecordVersion, record: Record, page: Any) -> Cited:
    """Return a version: title, authors and date as then, consent and state as they are now.

    Args:
        version: which one.
        record: its record.
        page: the record's page today, specific, which knows what consent covers.
    """
    content = {**readable_content(version, page), **build_standing(record)}
    return Cited(content, Edition(version.number, version.day))
