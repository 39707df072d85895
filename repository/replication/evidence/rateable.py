"""Which records are rated, and by whom not: nobody marks their own work.

A rater's account says little of who they are. What it says is asked here; the rest they declare.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from repository.publisher.privacy import known_restricted_paths
from repository.records.choices import RecordType
from repository.records.consent import Surface
from repository.records.models import Record
from repository.records.released import find_parts

#: Recommendations state their own strength, and nobody's story is ever rated.
RATED: Final = frozenset({RecordType.CASE_STUDY, RecordType.TOOL})


def is_rated(record: Record) -> bool:
    """Return whether records of this kind are rated."""
    return record.type in RATED


def can_be_rated(record: Record) -> bool:
    """Return whether a record may be rated now: readers can see it, and it has a version."""
    return (
        is_rated(record)
        and bool(find_parts(record, Surface.PAGE, known_restricted_paths()))
        and record.newest_version is not None
    )


def find_interest(user: Any, record: Record) -> str:
    """Return why a person may not rate a record, as far as the data says; empty when they may.

    Args:
        user: whoever would rate.
        record: with its page.
    """
    page: Any = record.page
    if page is None:
        return ""
    if user.pk in {page.owner_id, _find_first_writer(page)}:
        return "You wrote this record, so two other people rate it."
    name = user.get_full_name().casefold()
    if name and name in _list_names(page.contributors.values("given_name", "family_name")):
        return "You are named as a contributor, so two other people rate it."
    bodies = [row.organisation for row in page.organisations.select_related("organisation")]
    if own := next((body for body in bodies if _writes_from(user.email, body.website)), None):
        return f"{own.name} had a part in this record, and your account is there."
    return ""


def _find_first_writer(page: Any) -> int | None:
    """Return who began the page: later drafts are saved by whoever opens the editing screen."""
    writers = page.revisions.order_by("created_at", "pk").values_list("user_id", flat=True)
    return writers.first()


def _list_names(people: Iterable[Mapping[str, str]]) -> set[str]:
    return {f"{one['given_name']} {one['family_name']}".strip().casefold() for one in people}


def _writes_from(email: str, website: str) -> bool:
    """Return whether an e-mail address is under the host name of a website."""
    host = (urlsplit(website).hostname or "").removeprefix("www.")
    domain = email.rpartition("@")[2].casefold()
    return bool(host) and (domain == host or domain.endswith(f".{host}"))
