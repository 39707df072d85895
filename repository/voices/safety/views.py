"""The screen on which a reviewer looks at what was found in a story."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from repository.records.models import VoicePage
from repository.voices.models import Dismissal
from repository.voices.safety.authors import authors_of
from repository.voices.safety.forms import DismissalForm, NamedReviewForm
from repository.voices.safety.notice import URL_NAME
from repository.voices.safety.risks import Safety, judge

PERMISSIONS = ("voices.add_dismissal", "voices.add_namedreview")


class SafetyView(WagtailAdminTemplateMixin, TemplateView):
    """Show each finding of the newest draft; take decisions from who may and did not write it."""

    template_name = "voices/admin/safety.html"
    page_title = "Safety of the story"
    header_icon = "warning"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Open to whoever may edit the story."""
        self.page = get_object_or_404(VoicePage, pk=kwargs["pk"])
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def draft(self) -> VoicePage:
        """The story as it was saved last."""
        draft: VoicePage = self.page.get_latest_revision_as_object()
        return draft

    @cached_property
    def safety(self) -> Safety:
        """What was found in it."""
        return judge(self.draft)

    @cached_property
    def why_not(self) -> str:
        """Why this person may decide nothing here; empty when they may."""
        user = self.request.user
        if not user.has_perms(PERMISSIONS):
            return "Editors and reviewers decide about this."
        if user.pk in authors_of(self.page):
            return (
                "You wrote this story or changed its words last, so another reviewer has to look "
                "at it. Who reviews decides first, and changes words afterwards."
            )
        return ""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ARG002 - Django's signature
        """Keep a decision."""
        if self.why_not:
            raise PermissionDenied
        if "reopen" in request.POST:
            found = Dismissal.objects.filter(
                voice_id=self.page.pk, fingerprint=request.POST["reopen"]
            )
            found.delete()
            return self._again("It has to be looked at again.")
        name = "review" if "review" in request.POST else "dismissal"
        form = self._forms(**{name: request.POST})[name]
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(**{name: form}))
        form.keep(self.page, request.user)
        return self._again("Your decision is kept.")

    def _again(self, said: str) -> HttpResponse:
        messages.success(self.request, said)
        return redirect(URL_NAME, self.page.pk)

    def _forms(self, dismissal: Any = None, review: Any = None) -> dict[str, Any]:
        name = self.request.user.get_full_name()  # type: ignore[union-attr]  # whoever may edit is known
        return {
            "dismissal": DismissalForm(dismissal, safety=self.safety),
            "review": NamedReviewForm(review, safety=self.safety, initial={"reviewer": name}),
        }

    def get_page_subtitle(self) -> str:
        """Name the story as lists do."""
        return str(self.draft.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Lead back to the story."""
        return [
            *self.breadcrumbs_items,
            {
                "url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
                "label": self.get_page_subtitle(),
            },
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what was found and the two forms."""
        return {
            **super().get_context_data(**kwargs),
            **self._forms(),
            **kwargs,
            "safety": self.safety,
            "why_not": self.why_not,
            "edit_url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
        }
