"""Who may see a file: it follows the pages that use it.

A file is public when a live page that anyone may read uses it. Rooms above add guards: a guard
may refuse a file that a page uses (a voice whose consent has ended).
"""

from collections.abc import Callable

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import Page, PageViewRestriction, ReferenceIndex, get_page_models

Guard = Callable[[Page, Model], bool]
_guards: list[Guard] = []


def register_guard(guard: Guard) -> None:
    """Add a rule that every use of a file by a page must also pass."""
    _guards.append(guard)


def may_view(user: AbstractBaseUser | AnonymousUser, media: Model) -> bool:
    """Return whether this person may fetch this file now."""
    if user.is_authenticated and user.has_perm("wagtailadmin.access_admin"):  # type: ignore[union-attr] - Wagtail's users carry permissions
        return True
    return any(_page_shows(page, media) for page in _pages_using(media))


def _pages_using(media: Model) -> list[Page]:
    references = ReferenceIndex.get_references_to(media).filter(
        base_content_type__in=_page_content_types()
    )
    ids = {int(object_id) for object_id in references.values_list("object_id", flat=True)}
    return list(Page.objects.live().filter(pk__in=ids).specific())


def _page_content_types() -> list[ContentType]:
    return list(ContentType.objects.get_for_models(*get_page_models()).values())


def _page_shows(page: Page, media: Model) -> bool:
    restricted = PageViewRestriction.objects.filter(
        page__in=page.get_ancestors(inclusive=True)
    ).exists()
    return not restricted and all(guard(page, media) for guard in _guards)
