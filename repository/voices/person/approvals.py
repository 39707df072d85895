"""The Consent officer's screen for languages: who read the wording, and does that still hold."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import ModelForm
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from repository.voices.models import WordingApproval
from repository.voices.person.languages import find_untranslated, hash_wording


class WordingApprovalForm(WagtailAdminModelForm):
    """An approval is for the wording of the moment, and for one that is all there."""

    def clean_language(self) -> str:
        """Refuse a language in which a sentence is still English."""
        language = str(self.cleaned_data["language"])
        if missing := find_untranslated(language):
            raise ValidationError(
                f"This wording is not whole: {len(missing)} sentences have no translation yet."
            )
        return language

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        """Note which wording it was."""
        self.instance.wording_hash = hash_wording(self.instance.language)
        return super().save(commit)


def _tell_standing(approval: WordingApproval) -> str:
    holds = approval.wording_hash == hash_wording(approval.language)
    return "Yes" if holds else "No: the wording has changed since"


class WordingApprovalViewSet(ModelViewSet):
    """Approvals are made anew, never changed: each says what one person read on one day."""

    model = WordingApproval
    icon = "globe"
    menu_label = "Languages of consent"
    menu_order = 330
    add_to_admin_menu = True
    inspect_view_enabled = False
    copy_view_enabled = False
    list_display = [
        "language",
        "approved_by",
        "approved_on",
        Column("offered", label="Offered", accessor=_tell_standing),
    ]

    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:  # noqa: ARG002, FBT001, FBT002 - Wagtail's signature
        """Take an approval by the form above."""
        handler = ObjectList(WordingApproval.panels, base_form_class=WordingApprovalForm)
        form_class: type[ModelForm] = handler.bind_to_model(WordingApproval).get_form_class()
        return form_class
