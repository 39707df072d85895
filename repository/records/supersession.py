"""Which recommendation has taken another's place: the older record follows the newer page."""

from typing import Final

from django.db import transaction
from django.db.models import Q
from wagtail.log_actions import log

from repository.publisher import snapshot
from repository.records.choices import READABLE, State
from repository.records.models import PolicyRecommendationPage, Record

#: The log's words for what happened to the older page.
SUPERSEDED: Final = "repository.superseded"
RESTORED: Final = "repository.restored"


@transaction.atomic
def settle(page: PolicyRecommendationPage, *, going: bool = False) -> None:
    """Bring the states of the records that a page touches into line with what is public.

    Args:
        page: a recommendation that was published or taken down.
        going: whether it is about to be deleted.
    """
    # Before any row, as everyone does who changes a record.
    snapshot.hold()
    touched = Record.objects.filter(
        Q(superseded_by__page=page.pk)
        | Q(page=page.pk)
        | Q(page__isnull=False, page=page.supersedes_id)
    )
    keys = list(touched.values_list("pk", flat=True))
    for record in Record.objects.select_for_update().filter(pk__in=keys, page__isnull=False):
        _settle(record, without=page.pk if going else None)


def _settle(record: Record, without: int | None) -> None:
    newer = Record.objects.filter(
        page__live=True,
        state__in=READABLE,
        page__policyrecommendationpage__supersedes=record.page_id,
    ).exclude(page=without)
    is_ours = (
        record.state == State.SUPERSEDED
        and record.superseded_by_id is not None
        and record.superseded_by_id == record.replacement_id
    )
    if is_ours and newer.filter(pk=record.superseded_by_id).exists():
        return
    first = newer.order_by("first_published", "pk").first()
    if first is not None and (is_ours or record.state == State.CURRENT):
        _change(record, State.SUPERSEDED, first)
    elif is_ours:
        # The page itself may have been taken down in the meantime.
        is_public = record.page is not None and record.page.live
        _change(record, State.CURRENT if is_public else State.DRAFT, None)


def _change(record: Record, state: State, newer: Record | None) -> None:
    record.state = state
    record.replacement = record.superseded_by = newer
    record.save()
    log(
        instance=record.page,
        action=RESTORED if newer is None else SUPERSEDED,
        data={"identifier": record.pk, "replacement": newer.pk if newer else ""},
    )
