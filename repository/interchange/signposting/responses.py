"""Adds the links to answers."""

from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse

from repository.interchange.signposting.files import find_record_of
from repository.interchange.signposting.header import render_header
from repository.interchange.signposting.links import (
    list_document_links,
    list_file_links,
    list_page_links,
)
from repository.interchange.signposting.subject import build_subject, locate
from repository.records.models import Record
from repository.records.readable import find_page
from search.repository import describe_repository


def point_from_page(request: HttpRequest, response: TemplateResponse) -> None:
    """Add the links of a record's page, or of a version's: in the header and for the template."""
    context = response.context_data or {}
    record, content = context.get("record"), context.get("content")
    # Only these two kinds of page have both.
    if not isinstance(record, Record) or content is None or getattr(request, "is_preview", False):
        return
    subject = build_subject(
        record,
        context.get("page") or find_page(record),
        content,
        describe_repository(request),
        context["version"]["number"] if "version" in context else None,
    )
    links = list_page_links(subject)
    response["Link"] = render_header(links)
    response.context_data = {**context, "signposts": links}


def point_from_document(
    request: HttpRequest, response: HttpResponseBase, identifier: str, version: int | None
) -> None:
    """Add the links of a document that describes a record, or a version of it."""
    record = Record.objects.select_related("page").get(pk=identifier)
    subject = locate(record, record.page, describe_repository(request), version)
    response["Link"] = render_header(list_document_links(subject))


def point_from_file(request: HttpRequest, response: HttpResponseBase, name: str) -> None:
    """Add the links of a file that belongs to a record.

    Args:
        request: what is answered.
        response: the file, sent to someone who may see it.
        name: the file's, with its folder.
    """
    record = find_record_of(name)
    if record is not None:
        subject = locate(record, record.page, describe_repository(request), None)
        response["Link"] = render_header(list_file_links(subject))
