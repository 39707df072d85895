"""Who may see a file: it follows the pages that use it.

A file is public when a live page that anyone may read uses it. Rooms above add guards: a guard
may refuse a file that a page uses (a voice whose consent has ended), and a private collection
keeps its files to those it admits, whatever page uses them. In the admin, a file is seen by whoever
looks after it, or after a page that uses it.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.http import HttpRequest
from wagtail.models import (
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    ReferenceIndex,
    Revision,
    get_page_models,
)
from wagtail.permissions import policy_registry

from repository.media.models import RepositoryDocument, RepositoryImage

Guard = Callable[[Page, Model], bool]
_guards: list[Guard] = []
_confidential: list[Callable[[Page], bool]] = []


def register_guard(guard: Guard) -> None:
    """Add a rule that every use of a file by a page must also pass."""
    _guards.append(guard)


def register_confidential(rule: Callable[[Page], bool]) -> None:
    """Add a rule that says whose files nobody sees who may not edit that very page."""
    _confidential.append(rule)


def may_view(request: HttpRequest, media: RepositoryImage | RepositoryDocument) -> bool:
    """Return whether this person may fetch this file now."""
    user = request.user
    pages = _pages_using(media)
    restrictions = media.collection.get_view_restrictions()
    admitted = all(restriction.accept_request(request) for restriction in restrictions)
    if admitted and any(_page_shows(page, media) for page in pages if page.live):
        return True
    if not (user.is_authenticated and user.has_perm("wagtailadmin.access_admin")):  # type: ignore[union-attr] - Wagtail's users carry permissions
        return False
    # Whoever looks after a file could take it out of its collection.
    policy = policy_registry.get_by_type(type(media))
    if policy.user_has_permission_for_instance(user, "change", media):  # uploaders too
        return True
    return admitted and _may_work_with(user, media, pages)


def private_collections() -> tuple[str, ...]:
    """Return the tree paths at or below which files are not for everybody."""
    paths = CollectionViewRestriction.objects.values_list("collection__path", flat=True)
    return tuple(paths.distinct())


def documents_used_by(page: Page) -> list[int]:
    """Return the keys of the documents that a page uses, as it was saved last."""
    references = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id=str(page.pk),
        to_content_type=ContentType.objects.get_for_model(RepositoryDocument),
    )
    return [int(key) for key in references.values_list("to_object_id", flat=True).distinct()]


def files_of(page: Page) -> list[RepositoryImage | RepositoryDocument]:
    """Return the files that a page uses as it is in memory, saved or not."""
    wanted = {found[:2] for found in _references_of(page)}
    return [
        media
        for model in (RepositoryImage, RepositoryDocument)
        for media in model.objects.filter(
            pk__in=[
                int(key)
                for content_type, key in wanted
                if content_type == ContentType.objects.get_for_model(model).pk
            ]
        ).order_by("pk")
    ]


def _references_of(page: Page) -> Iterable[tuple[Any, ...]]:
    return ReferenceIndex._extract_references_from_object(page)  # noqa: SLF001 - the public calls read and write the saved page only


def _may_work_with(user: AbstractBaseUser | AnonymousUser, media: Model, pages: list[Page]) -> bool:
    policy = policy_registry.get_by_type(type(media))
    pages = [*pages, *_drafts_using(media)]
    confidential = [page for page in pages if any(rule(page) for rule in _confidential)]
    if confidential:
        # All, not any: whoever puts a story's recording on a page of their own gains nothing.
        return all(page.permissions_for_user(user).can_edit() for page in confidential)
    if any(page.permissions_for_user(user).can_edit() for page in pages):
        return True
    return isinstance(media, RepositoryImage) and policy.user_has_permission_for_instance(
        user, "choose", media
    )


def _pages_using(media: Model) -> list[Page]:
    references = ReferenceIndex.get_references_to(media).filter(
        base_content_type__in=_page_content_types()
    )
    ids = {int(object_id) for object_id in references.values_list("object_id", flat=True)}
    return list(Page.objects.filter(pk__in=ids).specific())


def _drafts_using(media: Model) -> list[Page]:
    """Return pages as their newest drafts are, which Wagtail's index of uses does not read."""
    wanted = (ContentType.objects.get_for_model(media).pk, str(media.pk))
    newest = Revision.objects.filter(
        pk__in=Page.objects.filter(has_unpublished_changes=True).values("latest_revision"),
        content__icontains=str(media.pk),  # a sieve that lets through too many, never too few
    )
    drafts = (revision.as_object() for revision in newest)
    return [
        draft for draft in drafts if any(found[:2] == wanted for found in _references_of(draft))
    ]


def _page_content_types() -> list[ContentType]:
    return list(ContentType.objects.get_for_models(*get_page_models()).values())


def _page_shows(page: Page, media: Model) -> bool:
    restricted = PageViewRestriction.objects.filter(
        page__in=page.get_ancestors(inclusive=True)
    ).exists()
    return not restricted and all(guard(page, media) for guard in _guards)
