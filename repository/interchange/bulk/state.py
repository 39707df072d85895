"""In which state the records are, without reading them: whether a file would be another now."""

import datetime as dt
import hashlib

from django.db.models import Count, Max
from django.utils import timezone
from django.utils.http import quote_etag

from repository.interchange.models import SetMembership
from repository.records.models import Consent, Record


def build_etag(*told: str) -> str:
    """Return what changes whenever anything that is sent of any record does.

    Datestamps move with all that is shown, in the order of commits. What time alone closes has
    none; a row that was deleted leaves none. The day is in it, so that a new release of the site,
    which may write the same records in another way, is noticed on the next.

    Args:
        told: what else the file depends on, such as its name and the site's address.
    """
    records = Record.objects.aggregate(newest=Max("datestamp"), count=Count("pk"))
    ended = Consent.objects.filter(expires_at__lte=timezone.now()).count()
    state = (records["newest"], records["count"], ended, timezone.localdate(), *told)
    digest = hashlib.sha256("\n".join(map(str, state)).encode()).hexdigest()
    # Weak: the same records may be packed in other pieces.
    return f"W/{quote_etag(digest[:32])}"


def find_last_change() -> dt.datetime | None:
    """Return when anything changed last of the records that are or were public."""
    known = SetMembership.objects.aggregate(newest=Max("record__datestamp"))
    newest: dt.datetime | None = known["newest"]
    return newest
