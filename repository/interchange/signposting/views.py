"""Sends the set of links of a record, or of a version of it."""

import orjson
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from repository.interchange.cite.cited import read_cited
from repository.interchange.responses import gone
from repository.interchange.signposting.links import LINKSET_TYPE
from repository.interchange.signposting.linkset import build_linkset
from repository.interchange.signposting.subject import build_subject
from repository.records.choices import RecordType
from repository.records.readable import find_page, find_record, is_readable
from search.repository import describe_repository
from search.responses import finish


@require_safe
def linkset(request: HttpRequest, identifier: str, number: int | None = None) -> HttpResponseBase:
    """Send every link that a page, its files and its metadata carry."""
    record = find_record(identifier)
    if not is_readable(request, record):
        return gone(record)
    content = read_cited(record, number, whole=True).content
    repository = describe_repository(request)
    subject = build_subject(record, find_page(record), content, repository, number)
    response = HttpResponse(orjson.dumps(build_linkset(subject)), content_type=LINKSET_TYPE)
    return finish(request, response, personal=record.type == RecordType.VOICE)
