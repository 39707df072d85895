"""What the editor's form of an adoption asks for, beyond its fields."""

from typing import Any

from django import forms
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminModelForm

from repository.replication.adoptions.outcome_form import MEASURED
from repository.replication.adoptions.parts import core_parts
from repository.replication.adoptions.staging import note_stage
from repository.replication.choices import AdoptionStage, AdoptionStatus
from repository.replication.models import Adoption


class AdoptionEditForm(WagtailAdminModelForm):
    """The rules of the public form, for those who fill it in for somebody."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            # What waits for an adopter to confirm is in no list, and nobody would be asked to.
            self.initial["status"] = AdoptionStatus.PUBLIC
        parts = self.formsets.get("parts")
        if parts is not None:
            parts.form = _build_part_form(parts.form, self.instance)

    def clean(self) -> dict[str, Any]:
        """Ask why it stopped, under whose name it is public, and about equity."""
        given: dict[str, Any] = super().clean()
        if given.get("stage") == AdoptionStage.STOPPED and not given.get("stop_reason"):
            self.add_error("stop_reason", "Say why it stopped: others learn most from this.")
        if given.get("status") == AdoptionStatus.PUBLIC and not given.get("organisation"):
            self.add_error("organisation", "Choose the organisation under which it is shown.")
        effects = self.formsets.get("equity_effects")
        if effects is not None and given.get("result") in MEASURED:
            told = [form for form in effects.forms if form not in effects.deleted_forms]
            if not told and not given.get("no_equity_reason"):
                self.add_error(
                    "no_equity_reason",
                    "Add what happened for an ethnic group, or say why that cannot be told.",
                )
        return given

    def save(self, commit: bool = True) -> Adoption:  # noqa: FBT001, FBT002 - Django's signature
        """Keep each stage, and since when it has been public: prompts count from then."""
        adoption: Adoption = self.instance
        if adoption.status == AdoptionStatus.PUBLIC and adoption.decided_at is None:
            adoption.decided_at = timezone.now()
            adoption.decided_by = self.for_user
        super().save(commit=commit)
        if commit:
            note_stage(adoption)
        return adoption


def _build_part_form(base: type[forms.ModelForm], adoption: Adoption) -> type[forms.ModelForm]:
    """Return the form of one part, with the record's core parts to choose from."""
    known = {row.key: row.text for row in adoption.parts.all()} if adoption.pk else {}
    words = {**dict(core_parts(adoption.record)), **known} if adoption.pk else {}

    choices = [("", "Choose a part"), *words.items()]

    def keep_words(form: Any) -> str:
        """Keep the words that the adopter read beside the key."""
        key: str = form.cleaned_data["key"]
        form.instance.text = words[key]
        return key

    return type(
        "PartForm",
        (base,),
        {"key": forms.ChoiceField(choices=choices, label="Core part"), "clean_key": keep_words},
    )
