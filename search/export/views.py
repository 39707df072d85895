"""Sends the results of a search as a file, while they are being read."""

from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus
from typing import Final

from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from repository.records.consent import Surface
from search.blocked import load_sight
from search.engines.base import EngineUnavailableError, Reach
from search.export.export import Export
from search.export.formats import BY_EXTENSION, LIMIT
from search.export.references import write_bibtex, write_csl_json, write_ris
from search.export.results import write_json
from search.export.spreadsheet import write_csv
from search.listing import list_hits
from search.reading import read_search
from search.repository import describe_repository
from search.responses import finish_export

#: Records held in memory at once: some megabytes, for which a database is asked some forty times.
BATCH: Final = 250
_RETRY_SECONDS: Final = 300
_WRITERS: Final[Mapping[str, Callable[[Export], Iterator[str]]]] = {
    "csv": write_csv,
    "ris": write_ris,
    "bib": write_bibtex,
    "csl.json": write_csl_json,
    "json": write_json,
}


@require_safe
def export(request: HttpRequest, extension: str) -> HttpResponseBase:
    """Send what a search finds, up to a limit, as a file."""
    if extension not in BY_EXTENSION:
        raise Http404
    sight = load_sight(Surface.BULK)
    reading = read_search(dict(request.GET.lists()), sight)
    try:
        listing = list_hits(reading.query, sight, reading.lexicon, Reach(LIMIT, BATCH))
    except EngineUnavailableError:
        return refuse(request)
    found = Export(reading, listing, describe_repository(request), timezone.localtime())
    rows: Iterator[str] = _WRITERS[extension](found)
    if request.method == "HEAD":
        # A server would read all of it, to send none.
        listing.close()
        rows = iter(())
    response = StreamingHttpResponse(rows, content_type=BY_EXTENSION[extension].content_type)
    response["Content-Disposition"] = f'attachment; filename="{_build_name(found)}.{extension}"'
    response["X-Total-Count"] = str(listing.total)
    return finish_export(response)


def _build_name(found: Export) -> str:
    """Return the file's name, which says what every format can not."""
    name = f"records-{found.now.date().isoformat()}"
    return f"{name}-first-{LIMIT}-of-{found.listing.total}" if found.is_truncated else name


def refuse(request: HttpRequest) -> HttpResponseBase:
    """Say that there is no file now: one without the older records would pass for the whole."""
    response = render(request, "search/no_export.html", status=HTTPStatus.SERVICE_UNAVAILABLE.value)
    response["Retry-After"] = str(_RETRY_SECONDS)
    return finish_export(response)
