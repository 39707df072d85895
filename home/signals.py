"""A priority area's page follows its term: made, renamed (with a redirect) and deleted with it."""

from typing import Any

from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver
from wagtail.signals import post_page_move

from home.models import PriorityAreaIndexPage, PriorityAreaPage
from repository.publisher import snapshot
from repository.taxonomy.models import PriorityArea


@receiver(post_save, sender=PriorityArea, dispatch_uid="home.area_saved")
def area_saved(instance: PriorityArea, raw: bool = False, **_kwargs: Any) -> None:  # noqa: FBT001, FBT002 - Django's signal names it
    """Publish the area's page, or its new name; Wagtail leaves a redirect behind an old address."""
    if raw:
        return
    page = PriorityAreaPage.objects.filter(area=instance).first()
    if page is None:
        _make_page(instance)
        return
    if (page.title, page.slug) == (instance.name, instance.slug):
        return
    page.title, page.slug = instance.name, instance.slug
    revision = page.save_revision()
    if page.live:
        revision.publish()


@receiver(pre_delete, sender=PriorityArea, dispatch_uid="home.area_deleted")
def area_deleted(instance: PriorityArea, **_kwargs: Any) -> None:
    """Delete the area's page as Wagtail does it, so that the page tree stays whole."""
    for page in PriorityAreaPage.objects.filter(area=instance):
        page.delete()


@receiver(post_page_move, dispatch_uid="home.page_moved")
def page_moved(**_kwargs: Any) -> None:
    """Reload the frame: lists and private pages are known by their place in the tree."""
    snapshot.bump()


def _make_page(area: PriorityArea) -> None:
    index = PriorityAreaIndexPage.objects.first()
    if index is None:
        return
    page = index.add_child(
        instance=PriorityAreaPage(title=area.name, slug=area.slug, area=area, live=False)
    )
    page.save_revision().publish()
