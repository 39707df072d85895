"""The form of a consent: what model fields alone cannot ask."""

from pathlib import PurePath
from typing import Any, Final

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from wagtail.admin.forms import WagtailAdminModelForm

from repository.media.uploads import check_upload
from repository.records.choices import CreditChoice
from repository.records.consent import agreed_parts
from repository.records.models import Consent
from repository.voices.evidence import keep_evidence, remove_evidence
from repository.voices.person.events import find_last_change
from repository.voices.safety.gate import refuse_to_show_more

_CHANGED: Final = (
    "The person has changed what they agree to, on their own page, since you opened this form. "
    "Nothing was saved. Open the consent again."
)


class ConsentForm(WagtailAdminModelForm):
    """Takes the evidence into its private collection, and keeps the credit as it was chosen."""

    evidence_file = forms.FileField(
        label="Evidence",
        required=False,
        help_text=(
            "The signed form as a PDF or Word file, or a recording of what was said. Only Consent "
            "officers can open it. A new file replaces the old one."
        ),
    )
    evidence_removed = forms.BooleanField(label="Delete the evidence", required=False)
    #: The person's last change when the form was opened: saving must not undo a later one.
    last_change = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        consent: Consent = self.instance
        if consent.pk and not consent.show_name and consent.credit_choice:
            # The person may have closed it on their own page: saving must not open it again.
            self.initial["credit_choice"] = CreditChoice.NONE
        if consent.pk:
            self.initial["last_change"] = find_last_change(consent)
        if consent.evidence_id is None:
            del self.fields["evidence_removed"]

    def clean_evidence_file(self) -> UploadedFile | None:
        """Refuse a file whose content is not what its name says."""
        upload: UploadedFile | None = self.cleaned_data["evidence_file"]
        if upload is None:
            return None
        if PurePath(upload.name or "").suffix.lower()[1:] not in settings.WAGTAILDOCS_EXTENSIONS:
            kinds = ", ".join(settings.WAGTAILDOCS_EXTENSIONS)
            raise ValidationError(f"Choose a file of one of these kinds: {kinds}.")
        try:
            check_upload(upload)
        except ValidationError as error:
            raise ValidationError(error.messages) from error
        return upload

    def clean(self) -> dict[str, Any]:
        """Let the choice decide whether, and the words how, a person is credited."""
        data: dict[str, Any] = super().clean() or {}
        opened = data.get("last_change")
        if self.instance.pk and opened is not None and opened < find_last_change(self.instance):
            raise ValidationError(_CHANGED)
        if choice := data.get("credit_choice"):
            self.instance.show_name = choice != CreditChoice.NONE
            if not self.instance.show_name:
                data["credit"] = ""
        return data

    def _post_clean(self) -> None:
        """Refuse what would show more of a public story than its safety check has seen."""
        before = _read_shown(Consent.objects.filter(pk=self.instance.pk).first())
        super()._post_clean()
        if self.errors or _read_shown(self.instance) <= before:
            return
        if reason := refuse_to_show_more(self.instance):
            self.add_error(None, reason)

    def save(self, commit: bool = True) -> Consent:  # noqa: FBT001, FBT002 - Django's signature
        """Keep the evidence after the consent that it is for."""
        consent: Consent = super().save(commit=commit)
        if upload := self.cleaned_data["evidence_file"]:
            keep_evidence(consent, upload, by=self.for_user)
        elif self.cleaned_data.get("evidence_removed"):
            remove_evidence(consent)
        return consent


def _read_shown(consent: Consent | None) -> frozenset[str]:
    """Return the parts that a consent opens, the credit by its words."""
    if consent is None:
        return frozenset()
    parts = agreed_parts(consent)
    return parts | {f"credit {consent.credit}"} if "name" in parts else parts
