"""The index follows what is shown in it: each change enqueues the records it touches.

The rows are written in the transaction of the change, and delivered when it is committed.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models.signals import post_save
from wagtail.signals import page_published, page_unpublished, post_page_move

from repository.media.models import DocumentText
from repository.records import affected
from repository.records.changes import changed
from search.outbox import enqueue
from search.picks import follow_page


def records_changed(identifiers: Iterable[str], *, hide: bool, **_kwargs: Any) -> None:
    """Follow a change to what is shown of records."""
    enqueue(identifiers, hide=hide)


def document_read(instance: DocumentText, **_kwargs: Any) -> None:
    """Follow the words of a file: nothing but search shows them."""
    enqueue(affected.of_documents([instance.document]))


def connect() -> None:
    """Connect every receiver, once."""
    changed.connect(records_changed, dispatch_uid="search.records_changed")
    post_save.connect(document_read, sender=DocumentText, dispatch_uid="search.document_read")
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(follow_page, dispatch_uid=f"search.picks.{id(signal)}")
