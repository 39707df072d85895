"""The screens on which one person rates a record, and on which two ratings become one."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from repository.records.models import Record
from repository.replication.evidence.forms import AnswersForm, SettlingForm, build_initial
from repository.replication.evidence.queue import PERMISSION, QueueView
from repository.replication.evidence.rateable import can_be_rated, find_interest
from repository.replication.evidence.rating import (
    RatingError,
    join_reasons,
    list_differing,
    list_own,
    rate,
    read_answers,
    settle,
)
from repository.replication.evidence.standing import describe, find_standing
from repository.replication.models import EvidenceRating, RatingState


class EvidenceScreen(PermissionRequiredMixin, WagtailAdminTemplateMixin, FormView):
    """What both screens share: the record, and why this person may do nothing here."""

    template_name = "replication/admin/evidence_rating.html"
    permission_required = PERMISSION
    header_icon = "check"
    record: Record

    @cached_property
    def why_not(self) -> str:
        """Why this person may not rate this record; empty when they may."""
        if not can_be_rated(self.record):
            return "Only public case studies and tools are rated."
        return find_interest(self.request.user, self.record)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Ask about this record."""
        return {**super().get_form_kwargs(), "record": self.record}

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep the answers, or say why they cannot be kept."""
        try:
            rating = self.keep(form)
        except RatingError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        messages.success(self.request, _tell_next(rating))
        return redirect("evidence_queue")

    def keep(self, form: Any) -> EvidenceRating:
        """Keep what the form says."""
        raise NotImplementedError

    def get_page_subtitle(self) -> str:
        """Name the record."""
        page: Any = self.record.page
        return str(page.title) if page else self.record.pk

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Lead back to the list."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("evidence_queue"), "label": QueueView.page_title},
            {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the record, the version to read, and why not."""
        return {
            **super().get_context_data(**kwargs),
            "record": self.record,
            "version": self.version_number,
            "why_not": self.why_not,
        }

    @property
    def version_number(self) -> int | None:
        """Which version is read."""
        version = self.record.newest_version
        return version.number if version else None


class RateView(EvidenceScreen):
    """Rate a record's newest version, without seeing what anybody else answered."""

    form_class = AnswersForm
    page_title = "Rate the evidence"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the record."""
        self.record = get_object_or_404(Record, pk=kwargs["identifier"])
        return super().dispatch(request, *args, **kwargs)

    def keep(self, form: Any) -> EvidenceRating:
        """Keep one rater's answers."""
        return rate(self.record, self.request.user, form.read())


class SettleView(EvidenceScreen):
    """See both sets of answers, and say which stands."""

    form_class = SettlingForm
    page_title = "Settle the rating"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find a rating whose raters differ: of any other, nothing is shown."""
        self.rating = get_object_or_404(EvidenceRating, pk=kwargs["pk"], state=RatingState.DIFFERS)
        self.record = self.rating.record
        return super().dispatch(request, *args, **kwargs)

    @property
    def version_number(self) -> int:
        """Which version was read."""
        return self.rating.version_number

    def get_form_kwargs(self) -> dict[str, Any]:
        """Fill in what both raters agree on."""
        own = list_own(self.rating)
        first, second = (read_answers(judgement) for judgement in own)
        differing = list_differing(first, second)
        agreed = {
            key: given for key, given in join_reasons(first, second).items() if key not in differing
        }
        return {
            **super().get_form_kwargs(),
            "raters": (first, second),
            "is_rater": any(one.judged_by_id == self.request.user.pk for one in own),
            "initial": build_initial(agreed),
        }

    def keep(self, form: Any) -> EvidenceRating:
        """Keep what is to stand."""
        reason = form.cleaned_data["settlement_reason"]
        return settle(self.rating, self.request.user, form.read(), reason)


def _tell_next(rating: EvidenceRating) -> str:
    """Return what comes next, to whoever has just rated."""
    if rating.state == RatingState.OPEN:
        return "Your rating is kept. It waits for a second person, who does not see it."
    if rating.state == RatingState.DIFFERS:
        return "Your rating is kept. You and the other rater differ: it has to be settled."
    return f"Settled. Readers see: Evidence: {describe(find_standing(rating.record_id))}."
