"""Personal stories in the admin: who learns of them, and by which name."""

from typing import Any, Final

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Q, QuerySet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from repository.records.choices import VoiceFormat
from repository.records.models import VoicePage

#: One person's story, also where its translation is not labelled as one (`VoicePage.is_personal`).
_PERSONAL: Final = ~Q(voice_format=VoiceFormat.RESEARCH) | (
    Q(translation_of__isnull=False) & ~Q(translation_of__voice_format=VoiceFormat.RESEARCH)
)


def editable_pages(user: AbstractBaseUser | AnonymousUser) -> QuerySet[Page]:
    """Return the pages that a person may edit, own drafts included."""
    policy = policy_registry.get_by_type(Page)
    return policy.instances_user_has_permission_for(user, "change")


def hide_stories(pages: QuerySet[Page], user: AbstractBaseUser | AnonymousUser) -> QuerySet[Page]:
    """Return the pages without the personal stories that this person may not edit."""
    hidden = (
        VoicePage.objects.filter(_PERSONAL)
        .exclude(pk__in=editable_pages(user).values("pk"))
        .values_list("pk", flat=True)
    )
    return pages.exclude(pk__in=list(hidden))


def name_of_page(holder: Any) -> str:
    """Return what lists call the page of a record or of a consent: a story has no title there."""
    page = getattr(holder, "page", None) or getattr(holder, "voice", None)
    return "" if page is None else str(page.specific.get_admin_display_title())
