"""Which mailbox reaches the team behind a record: a role's, so it outlives whoever reads it."""

from typing import Any

from repository.records.models import Record
from repository.records.models.record import RESPONSIBLE


def find_mailbox(record: Record) -> str:
    """Return the mailbox of who answers for a record, the likeliest first; empty without one.

    Where a body has merged, its successor's is as good.
    """
    page: Any = record.page
    if page is None:
        return ""
    rows = list(page.organisations.select_related("organisation__successor"))
    for role in RESPONSIBLE:
        for organisation in (row.organisation for row in rows if row.role == role):
            successor = organisation.successor
            if mailbox := organisation.mailbox or (successor.mailbox if successor else ""):
                return str(mailbox)
    return ""
