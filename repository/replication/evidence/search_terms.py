"""What search knows of a record's evidence: a facet, and a line on its card."""

from collections.abc import Mapping
from typing import Any, Final

from repository.records.models import Record
from repository.replication.evidence import rubric
from repository.replication.evidence.rateable import is_rated
from repository.replication.evidence.standing import describe, find_standing
from search.contributors import Contribution
from search.documents import Term

#: The key of the facet and of the line.
EVIDENCE: Final = "evidence"


def contribute(record: Record, _content: Mapping[str, Any]) -> Contribution:
    """Return what a record's rating adds. That there is none is said as well."""
    if not is_rated(record):
        return Contribution()
    standing = find_standing(record.pk)
    term = (
        Term(standing.level.value, standing.level.label)
        if standing
        else Term(rubric.NOT_RATED, rubric.NOT_RATED_LABEL)
    )
    return Contribution(
        terms={EVIDENCE: (term,)}, facts={EVIDENCE: f"Evidence: {describe(standing)}"}
    )
