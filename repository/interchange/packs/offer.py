"""What pages offer as a pack: globals of the public templates. They ask no database."""

from typing import Any

from django.urls import reverse

from repository.interchange.packs.choosing import MOST
from repository.records.consent import Surface, permitted_parts
from repository.records.models import Record


def offers_pack(record: Record | None, page: Any) -> bool:
    """Return whether a record may be taken away; a story only where its teller agreed to print.

    Args:
        record: it; none for a page that was never published.
        page: its page, specific.
    """
    return record is not None and bool(permitted_parts(page, Surface.PACK))


def offer_results(query_string: str, total: int) -> dict[str, Any]:
    """Return what leads from a search to a pack of what it finds.

    Args:
        query_string: the search.
        total: how many records it finds.
    """
    return {
        "href": f"{reverse('interchange:pack_results')}?{query_string}",
        # Said only where it matters.
        "most": MOST if total > MOST else 0,
    }
