"""The readiness check of a record, for the pack: answers stay with whoever gives them. Pure."""

from collections.abc import Mapping
from typing import Any, Final

from repository.records.choices import RecordType
from repository.records.csl import Edition, Repository, build_address
from repository.replication.readiness.questions import build_questions
from repository.replication.readiness.workbook import Origin, write_workbook

#: What is replicated, as on the page of the check.
_TYPES: Final = (RecordType.CASE_STUDY, RecordType.TOOL)


def build_readiness(
    content: Mapping[str, Any], edition: Edition | None, repository: Repository
) -> bytes:
    """Return the check as a workbook; nothing for a record that has nothing to be ready for."""
    groups = build_questions(content) if content["type"] in _TYPES else ()
    if not groups:
        return b""
    licence = content["licence"]
    origin = Origin(
        title=content["title"],
        identifier=content["identifier"],
        version=edition.number if edition else None,
        date=edition.date if edition else None,
        address=build_address(content, repository),
        licence=" ".join(filter(None, (licence["label"], licence["url"]))),
    )
    return write_workbook(groups, origin)
