"""What happens to a file's words when the file comes, changes or goes, and who uses a file."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Page, ReferenceIndex

from repository.media.models import DocumentText, RepositoryDocument
from repository.media.reading import kind_of, read_document, unread


@receiver(post_save, sender=RepositoryDocument, dispatch_uid="media.document_saved")
def document_saved(instance: RepositoryDocument, raw: bool = False, **_kwargs: Any) -> None:  # noqa: FBT001, FBT002 - Django's signal names it
    """Forget the words of a file that was replaced, and have the new one read."""
    DocumentText.objects.filter(document=instance).exclude(file=instance.file.name).delete()
    if not raw and kind_of(instance) and unread().filter(pk=instance.pk).exists():
        # After the commit: reading takes seconds, in which SQLite could write nothing else.
        transaction.on_commit(partial(read_document.enqueue, instance.pk), robust=True)


@receiver(post_save, dispatch_uid="media.page_saved")
def page_saved(
    instance: Model,
    raw: bool = False,  # noqa: FBT001, FBT002 - Django's signal names it
    update_fields: frozenset[str] | None = None,
    **_kwargs: Any,
) -> None:
    """Note which files a page uses together with the page.

    Wagtail does so by task. Who may see a file, and where its words are searched, depends on it
    and must wait for no worker.
    """
    if raw or update_fields is not None:
        return
    if isinstance(instance, Page) and type(instance) is not Page:
        ReferenceIndex.create_or_update_for_object(instance)
