"""Sets follow what is published, in the transaction of each change."""

from collections.abc import Iterable
from typing import Any

from wagtail.signals import page_published, page_unpublished

from repository.interchange.sets import records_of_site, remember_sets
from repository.network.models import SitePage
from repository.records.changes import announce, changed


def records_changed(identifiers: Iterable[str], **_kwargs: Any) -> None:
    """Follow a record into the public eye, and to other sets."""
    remember_sets(identifiers)


def site_changed(instance: SitePage, **_kwargs: Any) -> None:
    """Follow a site's team: what it had a part in is in the site's set."""
    announce(records_of_site(instance))


def connect() -> None:
    """Connect every receiver, once."""
    changed.connect(records_changed, dispatch_uid="interchange.records_changed")
    for signal in (page_published, page_unpublished):
        signal.connect(
            site_changed, sender=SitePage, dispatch_uid=f"interchange.site_changed.{id(signal)}"
        )
