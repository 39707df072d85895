"""The Consent officer's screens."""

from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.forms import ModelForm
from django.urls import URLPattern, path, reverse
from wagtail.admin.panels import Panel
from wagtail.admin.ui.tables import DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic import history, usage
from wagtail.admin.viewsets.model import ModelViewSet

from repository.records.models import Consent
from repository.voices.consent_panels import FIRST, LATER
from repository.voices.contact_views import ContactView
from repository.voices.person.links_screen import PersonLinksView
from repository.voices.refusals import Refusing
from repository.voices.step_views import StepsView
from repository.voices.withdrawal.views import WithdrawView


class ConsentIndexView(Refusing, generic.IndexView):
    """Every consent that is kept."""

    def get_base_queryset(self) -> QuerySet[Consent]:
        """Ask for the stories' names together with them."""
        return super().get_base_queryset().select_related("voice__record", "voice__translation_of")


class ConsentCreateView(Refusing, generic.CreateView):
    """A new consent leads on to how the person is reached and what they say next."""

    def get_success_url(self) -> str:
        """Stay with this consent."""
        return str(self.get_edit_url())


class ConsentEditView(Refusing, generic.EditView):
    """One consent."""


class ConsentDeleteView(Refusing, generic.DeleteView):
    """Delete a consent that was recorded by mistake."""


class ConsentHistoryView(Refusing, history.HistoryView):
    """Who changed it."""


class ConsentUsageView(Refusing, usage.UsageView):
    """Where it is used."""


def name_story(consent: Consent) -> str:
    """Return what lists and logs call a story: it has no title there."""
    return str(consent.voice.get_admin_display_title())


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
            accessor=name_story,
            get_url=lambda consent: reverse("consent:edit", args=[consent.pk]),
            sort_key="voice",
        ),
        DateColumn("given_on"),
        DateColumn("expires_at"),
        DateColumn("review_on"),
    ]
    copy_view_enabled = False
    edit_handler = FIRST
    index_view_class = ConsentIndexView
    add_view_class = ConsentCreateView
    edit_view_class = ConsentEditView
    delete_view_class = ConsentDeleteView
    history_view_class = ConsentHistoryView
    usage_view_class = ConsentUsageView

    @cached_property
    def _later(self) -> Panel:
        return LATER.bind_to_model(Consent)

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Show the story, but not as a choice."""
        return super().get_edit_view_kwargs(
            panel=self._later, form_class=self.get_form_class(for_update=True), **kwargs
        )

    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:  # noqa: FBT001, FBT002 - Wagtail's signature
        """Take the story on the first form only."""
        return self._later.get_form_class() if for_update else super().get_form_class()

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the screens for stages, the contact route, the person’s own page and withdrawal."""
        patterns: list[URLPattern] = super().get_urlpatterns()
        return [
            *patterns,
            path("steps/<int:pk>/", StepsView.as_view(), name="steps"),
            path("contact/<int:pk>/", ContactView.as_view(), name="contact"),
            path("person/<int:pk>/", PersonLinksView.as_view(), name="person"),
            path("withdraw/<int:pk>/", WithdrawView.as_view(), name="withdraw"),
        ]
