"""Whether a record's page offers a pack: a global of the public templates. It asks no database."""

from typing import Any

from repository.records.consent import Surface, permitted_parts
from repository.records.models import Record


def offers_pack(record: Record | None, page: Any) -> bool:
    """Return whether a record may be taken away; a story only where its teller agreed to print.

    Args:
        record: it; none for a page that was never published.
        page: its page, specific.
    """
    return record is not None and bool(permitted_parts(page, Surface.PACK))
