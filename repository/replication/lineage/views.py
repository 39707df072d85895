"""The family of a record: what it was adapted from and what was adapted from it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from repository.publisher.privacy import known_restricted_paths
from repository.records.lineage import load_lineage, read_kin
from repository.records.models import Adaptation
from repository.records.readable import find_page, find_record, is_readable
from repository.records.tombstone import render_tombstone
from repository.replication.lineage.drawing import is_drawn, render_family
from repository.replication.lineage.members import load_members
from repository.replication.lineage.tree import build_family


def family(request: HttpRequest, identifier: str) -> HttpResponse:
    """Show the family of a record as a list, and as a drawing where it is small enough."""
    record = find_record(identifier)
    if record.type not in Adaptation.TYPES:
        raise Http404
    if not is_readable(request, record):
        return render_tombstone(request, record)
    page = find_page(record)
    found = build_family(load_lineage(), read_kin(page), known_restricted_paths())
    members = load_members(kin.identifier for kin in found.members.values())
    titles = {
        key: members[kin.identifier].title if kin.identifier in members else kin.identifier
        for key, kin in found.members.items()
    }
    context = {
        "record": record,
        "title": page.title,
        "family": found,
        "members": members,
        "breadcrumbs": [
            {"text": "Home", "href": "/"},
            {"text": page.title, "href": record.get_absolute_url()},
        ],
        "drawing": render_family(found, titles, page.pk) if is_drawn(found) else "",
    }
    return TemplateResponse(request, "replication/lineage.html", context)
