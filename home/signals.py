"""A priority area's page follows its term: renaming the term renames and redirects the page."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from home.models import PriorityAreaPage
from repository.taxonomy.models import PriorityArea


@receiver(post_save, sender=PriorityArea, dispatch_uid="home.area_renamed")
def area_renamed(instance: PriorityArea, raw: bool = False, **_kwargs: Any) -> None:  # noqa: FBT001, FBT002 - Django's signal names it
    """Publish the new name and address; Wagtail leaves a redirect behind the old one."""
    page = PriorityAreaPage.objects.filter(area=instance).first()
    if raw or page is None or (page.title, page.slug) == (instance.name, instance.slug):
        return
    page.title, page.slug = instance.name, instance.slug
    revision = page.save_revision()
    if page.live:
        revision.publish()
