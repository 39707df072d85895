"""Which records a person may look after: those whose page they may edit."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from repository.editorial.stories import editable_pages
from repository.records.models import Record


def editable_records(user: Any) -> QuerySet[Record]:
    """Return the records whose page a person may edit.

    Records that outlived their page are for whoever may edit the site's home page.
    """
    if user.is_superuser:
        return Record.objects.all()
    pages = editable_pages(user)
    wanted = Q(page__in=pages.values("pk"))
    if pages.filter(sites_rooted_here__isnull=False).exists():
        wanted |= Q(page=None)
    return Record.objects.filter(wanted)


class OwnRecords:
    """A view of one record, closed to who may not edit its page."""

    def get_object(self, *args: Any) -> Record:
        """Refuse other people's records."""
        record: Record = super().get_object(*args)  # type: ignore[misc] - mixed into Wagtail's views
        user = self.request.user  # type: ignore[attr-defined] - as above
        if not editable_records(user).filter(pk=record.pk).exists():
            raise PermissionDenied
        return record
