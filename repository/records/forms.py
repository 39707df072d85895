"""The editing form of a record: a draft may be half empty; publishing says what is missing."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from repository.records.blocks.measures import with_figures
from repository.records.circles import refuse_draft
from repository.records.completeness import missing_for_publication, refusal


class RecordPageForm(WagtailAdminPageForm):
    """Adds the list of what is missing to a refused publication or submission."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.live and not self.instance.has_unpublished_changes:
            # What was said of the last change is not true of the next.
            self.initial |= {"change_note": "", "minor_correction": False}
        if "slug" in self.fields:
            # Filled in from the title by the browser, where the title has Latin letters.
            self.fields["slug"].required = False

    def is_valid(self) -> bool:
        """Check completeness beside Wagtail's own rules, unless a draft is being saved."""
        valid = super().is_valid() and self._descends_from_others()
        if self.is_deferred_validation or not self.is_bound or not hasattr(self, "cleaned_data"):
            return valid
        missing = missing_for_publication(self.instance.record_type, self._facts())
        if missing:
            self.add_error(None, refusal(missing))
        for item in missing:
            if item.field in self.fields:
                self.add_error(item.field, item.advice)
        refused = self._refusal()
        if refused:
            self.add_error(None, refused)
        return valid and not missing and not refused

    def _descends_from_others(self) -> bool:
        """Return whether the originals named are none that descend from this page: at any save."""
        if "adapted_from" not in self.formsets:
            return True
        rows = [
            (form, original)
            for form in self.formsets["adapted_from"].forms
            if form not in self.formsets["adapted_from"].deleted_forms
            if (original := getattr(form, "cleaned_data", {}).get("original"))
        ]
        for form, original in rows:
            if refused := refuse_draft(self.instance, [original.pk]):
                form.add_error("original", refused)
                self.add_error(None, refused)
                return False
        return True

    def _refusal(self) -> str:
        """Return why this person may not publish; who submits leaves that to who approves."""
        is_publication = "action-publish" in self.data
        return self.instance.refuse_publication(self.for_user) if is_publication else ""

    def _facts(self) -> dict[str, Any]:
        facts = {**self.instance.publication_facts(), **self.cleaned_data}
        if facts["change_note"] == self.instance.last_note():
            facts["change_note"] = ""
        if "measures" in self.cleaned_data:
            facts["measures"] = with_figures(self.cleaned_data["measures"])
        for name, formset in self.formsets.items():
            facts[name] = [
                form
                for form in formset.forms
                if form.has_changed() or form.instance.pk
                if form not in formset.deleted_forms
            ]
        return facts
