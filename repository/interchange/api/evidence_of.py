"""How the evidence of one record was rated, as the API tells it. No version has it in its hash."""

from typing import Any

from repository.records.released import Released
from repository.replication.evidence import rubric
from repository.replication.evidence.rateable import is_rated
from repository.replication.evidence.standing import describe, find_standing


def build_rating(released: Released) -> dict[str, Any] | None:
    """Return a record's rating, or that it has none yet; nothing of a kind that is not rated."""
    if not is_rated(released.record):
        return None
    standing = find_standing(released.record.pk)
    return {
        "level": standing.level.value if standing else rubric.NOT_RATED,
        "text": describe(standing),
        "points": standing and standing.points,
        "out_of": rubric.MOST,
        "edition": rubric.EDITION,
        "version": standing and standing.version,
        "date": standing and standing.day,
        "settlement": standing and standing.settlement.value,
        "answers": [
            {
                "question": one.question.key,
                "answer": one.answer.key,
                "points": one.answer.points,
                "out_of": one.question.most,
                "reasons": list(one.reasons),
            }
            for one in (standing.judged if standing else ())
        ],
    }
