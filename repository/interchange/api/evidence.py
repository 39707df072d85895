"""How evidence is rated, for programs: the rubric, and the levels of published scales beside it."""

from dataclasses import asdict
from typing import Any, Final

from django.http import HttpRequest
from ninja import Router

from repository.interchange.api.parameters import Nothing, check_names
from repository.interchange.api.responses import READ
from repository.interchange.api.schemas.answers import Problem
from repository.interchange.api.schemas.evidence import EvidenceScale
from repository.replication.evidence import crosswalk, rubric

router: Final = Router(tags=["Evidence"])


@router.api_operation(
    READ,
    "/evidence/",
    response={200: EvidenceScale, 400: Problem, 429: Problem},
    url_name="evidence",
    operation_id="get_evidence_scale",
    summary="Read how evidence is rated",
)
def get_evidence_scale(request: HttpRequest) -> dict[str, Any]:
    """The questions, points and levels of a rating, and the nearest levels of published scales.

    A rating says how well it is known what happened, not whether the result was good.
    """
    check_names(request, Nothing)
    return {
        "edition": rubric.EDITION,
        "out_of": rubric.MOST,
        "questions": [asdict(question) for question in rubric.QUESTIONS],
        "levels": [asdict(level) for level in rubric.LEVELS],
        "crosswalk": [
            {
                "source": scale.source.key,
                "differs": scale.differs,
                "nearest": [
                    {"level": level.value, "theirs": scale.nearest[level.value]}
                    for level in rubric.LEVELS
                ],
            }
            for scale in crosswalk.SCALES
        ],
        "sources": [asdict(source) for source in crosswalk.SOURCES],
    }
