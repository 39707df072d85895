"""The versions of a record: the words that were public from each publication on."""

from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from ninja import P, PathEx, Router

from repository.interchange.api.parameters import Nothing, check_names
from repository.interchange.api.readable import find_released
from repository.interchange.api.representation import find_address, shows_story
from repository.interchange.api.responses import READ, forbid_keeping
from repository.interchange.api.schemas.answers import Problem, Version, VersionList
from repository.records.consent import Surface
from repository.records.frozen import readable_content, readable_html
from repository.records.history import list_redactions, list_versions
from repository.records.lifecycle import canonicalise
from repository.records.linked import resolve, shows_voices
from repository.records.models import RecordVersion

router: Final = Router(tags=["Versions"])
Number = PathEx[int, P(ge=1, le=2**31 - 1)]


@router.api_operation(
    READ,
    "/records/{slug:identifier}/versions/",
    response={200: VersionList, 400: Problem, 404: Problem, 410: Problem, 429: Problem},
    url_name="versions",
    operation_id="list_versions",
    summary="List the versions of a record",
)
def list_all(request: HttpRequest, response: HttpResponse, identifier: str) -> dict[str, Any]:
    """Every version, the newest first. Corrections of spelling or layout make none."""
    check_names(request, Nothing)
    released = find_released(identifier)
    if shows_story(released):
        forbid_keeping(response)
    name = released.record.pk
    return {
        "identifier": name,
        "versions": [
            {
                **item,
                "redacted": item["redacted"] or None,
                "api_url": find_address("version", name, item["number"]),
            }
            for item in list_versions(released.record)
        ],
    }


@router.api_operation(
    READ,
    "/records/{slug:identifier}/versions/{int:number}/",
    response={200: Version, 400: Problem, 404: Problem, 410: Problem, 429: Problem},
    url_name="version",
    operation_id="get_version",
    summary="Read a version",
)
def get_version(
    request: HttpRequest, response: HttpResponse, identifier: str, number: Number
) -> dict[str, Any]:
    """The words of one version, with their hash.

    They never change, save that a redaction takes words out and says so, and that the person who
    told a story may narrow what is shown of it.
    """
    check_names(request, Nothing)
    released = find_released(identifier)
    record, page = released.record, released.page
    version = get_object_or_404(RecordVersion, record=record, number=number)
    kept = readable_content(version, page)
    content = resolve(kept, Surface.API, lambda: released.restricted)
    if shows_story(released) or shows_voices(content):
        forbid_keeping(response)
    redactions = list_redactions(version)
    return {
        "identifier": record.pk,
        "type": record.type,
        "state": record.state,
        "number": version.number,
        "date": version.day,
        "title": version.title,
        "change_note": version.change_note,
        "redacted": redactions[0]["date"] if redactions else None,
        "redactions": redactions,
        "sha256": version.sha256,
        "is_newest": released.edition is not None and released.edition.number == version.number,
        "url": reverse("records:version", args=[record.pk, version.number]),
        "api_url": find_address("version", record.pk, version.number),
        "content": content,
        "html": readable_html(version, kept, content),
        "canonical": canonicalise(version.content) if _is_whole(version, kept, content) else None,
    }


def _is_whole(version: RecordVersion, kept: Mapping[str, Any], content: Mapping[str, Any]) -> bool:
    """Return whether today's consent leaves all that was hashed in sight.

    A voice that may no longer be read is not named as evidence either.
    """
    return kept == version.content and _list_evidence(kept) == _list_evidence(content)


def _list_evidence(content: Mapping[str, Any]) -> list[str]:
    return [
        item["identifier"]
        for section in content["sections"]
        if section["kind"] == "statements"
        for statement in section["value"]
        for item in statement.get("evidence_records", ())
    ]
