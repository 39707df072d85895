"""Reads what a metadata document is about: a record that may be read, or one of its versions."""

from collections.abc import Mapping
from typing import Any

from repository.interchange.metadata.described import Described
from repository.interchange.models import RegisteredDoi
from repository.records.consent import Surface
from repository.records.content import build_content, build_standing
from repository.records.csl import Edition
from repository.records.frozen import readable_content
from repository.records.linked import resolve
from repository.records.models import Record, RecordVersion
from repository.records.readable import find_page, find_version


def read_described(record: Record, number: int | None) -> Described:
    """Return a readable record as it is now, or one of its versions.

    Raises:
        Http404: there is no such version.
    """
    page = find_page(record)
    newest = _edition_of(record.newest_version)
    doi = RegisteredDoi.objects.filter(record=record, number=number).first()
    named = doi.doi if doi else ""
    if number is None:
        return Described(resolve(build_content(page), Surface.PAGE), None, newest, named)
    version = find_version(record, number)
    content = resolve(readable_content(version, page), Surface.PAGE)
    return Described({**content, **build_standing(record)}, _edition_of(version), newest, named)


def describe_page(record: Record, content: Mapping[str, Any]) -> Described:
    """Return a record whose content has been read."""
    return Described(content, newest=_edition_of(record.newest_version))


def describe_version(record: Record, number: int, content: Mapping[str, Any]) -> Described:
    """Return a version whose content has been read.

    Its words are those of its day; where its record stands is told as of today.
    """
    newest = record.newest_version
    version = newest if newest and newest.number == number else record.versions.get(number=number)
    now = {**content, **build_standing(record)}
    return Described(now, _edition_of(version), _edition_of(newest))


def _edition_of(version: RecordVersion | None) -> Edition | None:
    return Edition(version.number, version.day) if version else None
