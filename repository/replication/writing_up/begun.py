"""Beginning a case study from an adoption, and knowing later which adoption it came from."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet
from wagtail.log_actions import log
from wagtail.models import Page

from repository.publisher import snapshot
from repository.publisher.privacy import is_private, known_restricted_paths
from repository.records.choices import READABLE, RecordType
from repository.records.models import CaseStudyPage, Record
from repository.replication.choices import AdoptionStatus
from repository.replication.models import Adoption, WriteUp
from repository.replication.writing_up.draft import build_draft

#: Those whose adopter has confirmed.
CONFIRMED: Final = (AdoptionStatus.PUBLIC, AdoptionStatus.WAITING)
#: More changed records than this are not looked up one by one.
_FEW: Final = 100


@dataclass(frozen=True)
class CaseStudyLink:
    """The case study that tells an adoption whole."""

    title: str
    url: str


def find_list() -> Page | None:
    """Return the page under which case studies stand."""
    return Page.objects.filter(recordindexpage__record_type=RecordType.CASE_STUDY).first()


def may_begin(user: Any) -> bool:
    """Return whether somebody may add a case study."""
    parent = find_list()
    return parent is not None and parent.permissions_for_user(user).can_add_subpage()


def list_adoptions() -> QuerySet[Adoption]:
    """Return those that can be written up, the newest first."""
    found = Adoption.objects.filter(status__in=CONFIRMED)
    return found.select_related("organisation", "record__page", "write_up__page").order_by(
        "-changed_at", "-pk"
    )


@transaction.atomic
def begin(adoption: Adoption, user: Any) -> CaseStudyPage:
    """Return the draft of an adoption's case study: a new one, or the one that was begun before.

    It is never published from here.
    """
    # Two who press the button at once get one draft.
    Adoption.objects.select_for_update().get(pk=adoption.pk)
    begun = WriteUp.objects.filter(adoption=adoption).select_related("page").first()
    if begun is not None:
        return begun.page
    parent = find_list()
    if parent is None:
        raise LookupError("There is no list of case studies to add one to.")
    page = build_draft(adoption)
    page.owner = user
    parent.add_child(instance=page)
    page.save_revision(user=user)
    log(instance=page, action="wagtail.create", user=user, content_changed=True)
    WriteUp.objects.create(adoption=adoption, page=page)
    return page


def _load() -> dict[int, tuple[str, CaseStudyLink]]:
    rows = WriteUp.objects.filter(page__live=True, page__record__state__in=READABLE)
    return {
        row.adoption_id: (
            row.page.path,
            CaseStudyLink(row.page.title, Record(identifier=row.page.record.pk).get_absolute_url()),
        )
        for row in rows.select_related("page__record")
    }


def follow(identifiers: Iterable[str], **_kwargs: Any) -> None:
    """Forget what is kept when a case study is published, renamed or taken down."""
    names = list(identifiers)
    if len(names) > _FEW or WriteUp.objects.filter(page__record__in=names).exists():
        snapshot.bump()


_written: Final = snapshot.Snapshot(_load)


def find_write_up(adoption: int) -> CaseStudyLink | None:
    """Return the case study of an adoption once anyone may read it, from memory.

    Args:
        adoption: its key.
    """
    path, link = _written.get().get(adoption, ("", None))
    return None if link is None or is_private(path, known_restricted_paths()) else link
