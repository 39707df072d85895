"""The moderator's screen: the whole report beside the original, and one of two buttons."""

import logging
from functools import cached_property
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from repository.network.models import Organisation
from repository.replication.adoptions import deciding
from repository.replication.adoptions.following_up import note_failure
from repository.replication.adoptions.mail import build_approval, build_refusal
from repository.replication.adoptions.mailbox import looks_personal
from repository.replication.adoptions.parts import core_parts
from repository.replication.adoptions.shown import describe
from repository.replication.choices import AdoptionStatus
from repository.replication.models import Adoption, WaitingWords

logger = logging.getLogger(__name__)


class DecisionForm(forms.Form):
    """Under which organisation it becomes public, or why it does not."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.all(),
        required=False,
        help_text="Under whose name readers see it.",
    )
    add_organisation = forms.BooleanField(
        required=False,
        label="Add the organisation to the list, as the adopter named it",
        help_text="Look for it in the list first. You can add its codes and region afterwards.",
    )
    reason = forms.CharField(
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="Why you decline it",
        help_text="Needed to decline. The adopter gets these words by email.",
    )

    def __init__(self, *args: Any, approves: bool, named: str, words: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._approves, self._named, self._words = approves, named, words
        if words or not named:
            del self.fields["add_organisation"]
        if words:
            del self.fields["organisation"]

    def clean(self) -> dict[str, Any]:
        """Ask for what the pressed button needs."""
        given = self.cleaned_data
        if not self._approves and not given.get("reason"):
            self.add_error("reason", "Say why: the adopter gets these words by email.")
        needs_name = self._approves and not self._words
        if needs_name and not given.get("organisation") and not given.get("add_organisation"):
            self.add_error("organisation", "Choose the organisation under which it is shown.")
        return given

    def find_organisation(self) -> Organisation:
        """Return the chosen organisation; a new one is added unless its name is there by now."""
        chosen: Organisation | None = self.cleaned_data["organisation"]
        if chosen is not None:
            return chosen
        known = Organisation.objects.filter(name__iexact=self._named).first()
        return known or Organisation.objects.create(name=self._named)


class DecisionView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Decide on a new report, or on new words of a public one."""

    page_title = "Decide"
    header_icon = "tasks"
    permission_required = "change"
    permission_policy = ModelPermissionPolicy(Adoption)
    form_class = DecisionForm
    template_name = "replication/admin/decide.html"

    @cached_property
    def adoption(self) -> Adoption:
        """The report."""
        rows = Adoption.objects.select_related("organisation", "record__page")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    @cached_property
    def words(self) -> WaitingWords | None:
        """What the adopter of a public report wrote since, if anything."""
        if self.adoption.status != AdoptionStatus.PUBLIC:
            return None
        return WaitingWords.objects.filter(adoption=self.adoption).first()

    @property
    def waits(self) -> bool:
        """Whether there is something to decide."""
        return self.adoption.status == AdoptionStatus.WAITING or self.words is not None

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Lead back to the list."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("adoption:index"), "label": "Adoptions"},
            {"url": "", "label": str(self.adoption)},
        ]

    def get_initial(self) -> dict[str, Any]:
        """Propose the organisation that was recognised."""
        return {"organisation": self.adoption.organisation_id}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form which button was pressed."""
        may_add = self.request.user.has_perm("network.add_organisation")
        return {
            **super().get_form_kwargs(),
            "approves": self.request.POST.get("do") == "approve",
            "named": self.adoption.organisation_name if may_add else "",
            "words": self.words is not None,
        }

    def form_valid(self, form: DecisionForm) -> HttpResponse:
        """Decide, and write to the mailbox."""
        try:
            message = self._decide(form)
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        if message is None:
            messages.warning(self.request, "Somebody else has decided in the meantime.")
        else:
            self._write(message)
            messages.success(self.request, f"{self.adoption}: decided.")
        return redirect("adoption:index")

    def _decide(self, form: DecisionForm) -> EmailMessage | None:
        """Return the letter about a decision that this call made; None when it came too late."""
        adoption, user = self.adoption, self.request.user
        reason = form.cleaned_data["reason"]
        approves = self.request.POST.get("do") == "approve"
        if self.words is not None:
            if approves:
                done = deciding.approve_words(adoption, by=user)
            else:
                done = deciding.decline_words(adoption, reason, by=user)
        elif approves:
            done = deciding.approve(adoption, form.find_organisation(), by=user)
        else:
            done = deciding.decline(adoption, reason, by=user)
        if not done:
            return None
        adoption.refresh_from_db()
        return build_approval(adoption) if approves else build_refusal(adoption, reason)

    def _write(self, message: EmailMessage) -> None:
        if not self.adoption.mailbox:
            return
        try:
            message.send()
        except OSError as error:
            # smtplib's errors repeat the address: only their kind is logged.
            logger.warning("An adopter could not be told: %s", type(error).__name__)
            note_failure(self.adoption)
            messages.warning(
                self.request, "The decision stands, but the email to the mailbox did not go."
            )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Put the report beside the original."""
        adoption = self.adoption
        page: Any = adoption.record.page
        return {
            **super().get_context_data(**kwargs),
            "adoption": adoption,
            "told": describe(adoption),
            "words": self._list_words(),
            "waits": self.waits,
            "mailbox_looks_personal": looks_personal(adoption.mailbox),
            "original": page.specific if page else None,
            "core_parts": core_parts(adoption.record),
            "others": Adoption.objects.public()
            .filter(record=adoption.record, organisation=adoption.organisation)
            .exclude(pk=adoption.pk)
            if adoption.organisation_id
            else (),
            "edit_url": reverse("adoption:edit", args=[adoption.pk]),
        }

    def _list_words(self) -> list[tuple[str, str, str]]:
        """Return what each text is called, what it says now, and what it would say."""
        words = self.words
        if words is None:
            return []
        return [
            (str(Adoption._meta.get_field(name).verbose_name), getattr(self.adoption, name), new)
            for name in deciding.FREE_TEXT
            if (new := getattr(words, name))
        ]
