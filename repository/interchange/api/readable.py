"""A record by its identifier, as far as the API may tell of it."""

from django.http import Http404

from repository.interchange.api.problems import GoneError
from repository.publisher.privacy import is_private, known_restricted_paths
from repository.records.choices import READABLE
from repository.records.consent import Surface
from repository.records.models import Record
from repository.records.released import Released, load_released


def find_released(identifier: str) -> Released:
    """Return a record that may leave now.

    Raises:
        Http404: it never could, or is for others alone, who are not told that it exists.
        GoneError: it could, and may not any more.
    """
    name = identifier.lower()
    if released := load_released([name], Surface.API).get(name):
        return released
    left = Record.objects.filter(pk=name, memberships__isnull=False).select_related("page")
    record = left.first()
    if record is None or _is_hidden(record):
        raise Http404
    raise GoneError(name)


def _is_hidden(record: Record) -> bool:
    """Return whether a record is public but for a restriction."""
    page = record.page
    if page is None or not page.live or record.state not in READABLE:
        return False
    return is_private(page.path, known_restricted_paths())
