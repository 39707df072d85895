"""Records like the one being read, for record pages: a global of the public templates."""

from typing import Any

from repository.records.models import Record
from search.blocked import load_sight
from search.execute import find_related
from search.presentation import build_card


def related_records(record: Record | None, limit: int = 4) -> list[dict[str, Any]]:
    """Return cards of the records most like one; `shared` says what they have in common."""
    if record is None:
        return []
    hits = find_related(record.pk, limit, load_sight())
    return [{**build_card(hit), "shared": list(hit.shared)} for hit in hits]
