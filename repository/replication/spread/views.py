"""Where a change has gone: the page, and its figures as a file."""

from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from repository.records.choices import RecordType
from repository.records.readable import find_page, find_record, is_readable
from repository.records.tombstone import render_tombstone
from repository.replication.counting import tally
from repository.replication.spread.drawing import (
    draw_places,
    draw_regions,
    draw_timeline,
    find_drawn,
)
from repository.replication.spread.history import load_spans
from repository.replication.spread.places import load_dots, load_places, sum_by
from repository.replication.spread.tables import (
    build_quarter_table,
    build_region_table,
    build_system_table,
    write_places,
    write_quarters,
)
from repository.replication.spread.timeline import build_timeline
from search.responses import finish

#: What stands in the address of the file over time.
BY_QUARTER: Final = "quarter"


@require_safe
def spread(request: HttpRequest, identifier: str) -> HttpResponseBase:
    """Show where a record is replicated, and how that went on."""
    record = find_record(identifier)
    if not is_readable(request, record):
        return render_tombstone(request, record)
    page = find_page(record)
    found = tally(record.pk)
    context = {
        "record": record,
        "title": page.title,
        "language": {"value": page.language},
        "tally": found,
        "breadcrumbs": [
            {"text": "Home", "href": "/"},
            {"text": page.title, "href": page.get_url(request)},
        ],
    }
    if found.total:
        places, dots = load_places(record.pk), load_dots(record.pk)
        quarters = build_timeline(load_spans(record.pk), timezone.localdate())
        context |= {
            "region_map": draw_regions(sum_by(places, lambda place: place.region)),
            "place_map": draw_places(dots),
            "drawn": find_drawn(dots),
            "timeline": draw_timeline(quarters),
            "place_tables": [build_region_table(places), build_system_table(places)],
            "quarter_table": build_quarter_table(quarters),
        }
    response = render(request, "replication/spread.html", context)
    return finish(request, response, personal=record.type == RecordType.VOICE)


@require_safe
def spread_table(request: HttpRequest, identifier: str) -> HttpResponseBase:
    """Send the figures: by region and system, or by quarter."""
    record = find_record(identifier)
    if not is_readable(request, record):
        return render_tombstone(request, record)
    if request.GET.get("by") == BY_QUARTER:
        name = f"{record.pk}-spread-by-quarter.csv"
        lines = write_quarters(build_timeline(load_spans(record.pk), timezone.localdate()))
    else:
        name, lines = f"{record.pk}-spread.csv", write_places(load_places(record.pk))
    response = HttpResponse("".join(lines), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return finish(request, response, personal=record.type == RecordType.VOICE)
