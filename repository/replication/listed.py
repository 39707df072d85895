"""What lists in the admin say of the record that a row is about."""

from typing import Any

from repository.replication.models import Adoption, Question


def name_record(row: Adoption | Question) -> str:
    """Return the title of its record; the identifier, once that has no page."""
    page: Any = row.record.page
    return page.title if page else row.record_id
