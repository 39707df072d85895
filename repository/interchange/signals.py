"""Sets follow what is published, in the transaction of each change."""

from collections.abc import Iterable
from typing import Any

from django.db.models.signals import pre_save
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.signals import page_published, page_unpublished

from repository.interchange.packs import shelf
from repository.interchange.sets import records_of_site, remember_sets
from repository.interchange.skos.schemes import THEMES
from repository.network.models import SitePage
from repository.records.changes import announce, changed
from repository.taxonomy.models import Theme


def records_changed(identifiers: Iterable[str], **_kwargs: Any) -> None:
    """Follow a record into the public eye, and to other sets."""
    remember_sets(identifiers)


def site_changed(instance: SitePage, **_kwargs: Any) -> None:
    """Follow a site's team: what it had a part in is in the site's set."""
    announce(records_of_site(instance))


def theme_changed(instance: Theme, **_kwargs: Any) -> None:
    """Let the old address of a renamed theme in the vocabulary lead to the new one."""
    before = Theme.objects.filter(pk=instance.pk).values_list("slug", flat=True).first()
    if before is not None and before != instance.slug:
        old, new = (
            reverse("interchange:term", args=[THEMES, slug]) for slug in (before, instance.slug)
        )
        Redirect.objects.update_or_create(
            old_path=Redirect.normalise_path(old),
            site=None,
            defaults={"redirect_link": new, "is_permanent": True},
        )


def connect() -> None:
    """Connect every receiver, once."""
    pre_save.connect(theme_changed, sender=Theme, dispatch_uid="interchange.theme_changed")
    changed.connect(records_changed, dispatch_uid="interchange.records_changed")
    changed.connect(shelf.records_changed, dispatch_uid="interchange.packs.records_changed")
    for signal in (page_published, page_unpublished):
        signal.connect(
            site_changed, sender=SitePage, dispatch_uid=f"interchange.site_changed.{id(signal)}"
        )
