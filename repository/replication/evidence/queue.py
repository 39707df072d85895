"""The records that wait for raters, those that need a decision first."""

from typing import Any, Final

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.db.models import Case, Exists, IntegerField, OuterRef, QuerySet, Subquery, Value, When
from django.urls import reverse
from django.views.generic import ListView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from repository.records.models import Record, RecordVersion
from repository.records.readable import find_public
from repository.replication.evidence.rateable import RATED
from repository.replication.models import (
    UNFINISHED,
    EvidenceJudgement,
    EvidenceRating,
    RatingState,
)

#: Who may rate may settle as well: whether they may do so for a record is asked there.
PERMISSION: Final = "replication.add_evidencejudgement"
_PER_PAGE: Final = 50


def find_queue(user: Any) -> QuerySet[Record]:
    """Return the records that can be rated, each with where its rating stands for this person."""
    found = find_public().filter(type__in=RATED)
    ratings = EvidenceRating.objects.filter(record=OuterRef("pk")).order_by("-pk")
    unfinished = ratings.filter(state__in=UNFINISHED)
    versions = RecordVersion.objects.filter(record=OuterRef("pk")).order_by("-number")
    settled = ratings.filter(state=RatingState.SETTLED).order_by("-settled_at", "-pk")
    own = EvidenceJudgement.objects.filter(
        rating__record=OuterRef("pk"), rating__state__in=UNFINISHED, judged_by=user.pk
    )
    place = Case(
        When(unfinished_state=RatingState.DIFFERS, then=Value(0)),
        When(unfinished_state=RatingState.OPEN, then=Value(1)),
        When(rated_version=None, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    return (
        found.annotate(
            unfinished=Subquery(unfinished.values("pk")[:1]),
            unfinished_state=Subquery(unfinished.values("state")[:1]),
            unfinished_version=Subquery(unfinished.values("version_number")[:1]),
            rated_version=Subquery(settled.values("version_number")[:1]),
            newest_number=Subquery(versions.values("number")[:1]),
            is_own=Exists(own),
        )
        .select_related("page")
        .order_by(place, "pk")
    )


class QueueView(PermissionRequiredMixin, WagtailAdminTemplateMixin, ListView):
    """Where the rating of each record stands, and the way to the next step."""

    template_name = "replication/admin/evidence_queue.html"
    permission_required = PERMISSION
    page_title = "Evidence ratings"
    header_icon = "check"
    paginate_by = _PER_PAGE

    def get_queryset(self) -> QuerySet[Record]:
        """Return the records that can be rated."""
        return find_queue(self.request.user)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Say where this is."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the states, for the template to tell them apart."""
        return {**super().get_context_data(**kwargs), "states": RatingState}


class QueueMenuItem(MenuItem):
    """Shown to those who may rate."""

    def is_shown(self, request: Any) -> bool:
        """Return whether the reader of the menu may."""
        return bool(request.user.has_perm(PERMISSION))


def build_menu_item() -> QueueMenuItem:
    """Return the way to the list."""
    return QueueMenuItem(
        QueueView.page_title,
        reverse("evidence_queue"),
        name="evidence-ratings",
        icon_name="check",
        order=335,
    )
