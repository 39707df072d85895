"""The Consent officer's screens."""

from typing import Any

from django.forms import ModelForm
from django.urls import reverse
from wagtail.admin.panels import FieldPanel, ObjectList, Panel
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet

from repository.editorial.stories import name_of_page
from repository.records.models import Consent


class StoryPanel(FieldPanel):
    """Which story, as it is called in lists and logs."""

    def format_value_for_display(self, value: Any) -> str:
        """Leave the title out."""
        return str(value.get_admin_display_title())


class ConsentViewSet(ModelViewSet):
    """What each person agreed to. A consent is for one story and never becomes another's."""

    model = Consent
    icon = "lock"
    menu_label = "Consent"
    menu_order = 320
    add_to_admin_menu = True
    list_display = [
        TitleColumn(
            "voice",
            label="Story",
            accessor=name_of_page,
            get_url=lambda consent: reverse("consent:edit", args=[consent.pk]),
            sort_key="voice",
        ),
        "given_on",
        "expires_at",
        "review_on",
    ]
    copy_view_enabled = False

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Show the story, but not as a choice."""
        return super().get_edit_view_kwargs(
            panel=self._fixed(), form_class=self.get_form_class(for_update=True), **kwargs
        )

    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:  # noqa: FBT001, FBT002 - Wagtail's signature
        """Take the story on the first form only."""
        return self._fixed().get_form_class() if for_update else super().get_form_class()

    def _fixed(self) -> Panel:
        _voice, *others = Consent.panels
        return ObjectList([StoryPanel("voice", read_only=True), *others]).bind_to_model(Consent)
