"""Adoptions in the admin: what waits first; added and edited by hand like anything else."""

from functools import cached_property
from typing import Any

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.forms import ModelForm
from django.urls import URLPattern, path, reverse
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from repository.replication.adoptions.decision_view import DecisionView
from repository.replication.adoptions.panels import FIRST, LATER
from repository.replication.choices import AdoptionStatus
from repository.replication.listed import name_record
from repository.replication.models import Adoption, AntiRacismPrinciple, WaitingWords


def name_need(adoption: Any) -> str:
    """Return what a list says that an adoption needs."""
    if adoption.status == AdoptionStatus.WAITING:
        return "A decision"
    if adoption.has_words:
        return "A decision on new words"
    return "A new mailbox" if adoption.mailbox_failed_on else ""


def _find_url(adoption: Any) -> str:
    waits = adoption.status == AdoptionStatus.WAITING or adoption.has_words
    return reverse(f"adoption:{'decide' if waits else 'edit'}", args=[adoption.pk])


class AdoptionIndexView(generic.IndexView):
    """Every report that somebody confirmed or an editor added."""

    def get_base_queryset(self) -> QuerySet[Adoption]:
        """Put what waits first; leave out what nobody has confirmed."""
        words = WaitingWords.objects.filter(adoption=OuterRef("pk"))
        waits = Q(status=AdoptionStatus.WAITING) | Q(status=AdoptionStatus.PUBLIC, has_words=True)
        return (
            super()
            .get_base_queryset()
            .exclude(status=AdoptionStatus.UNCONFIRMED)
            .select_related("organisation", "record__page")
            .annotate(has_words=Exists(words))
            .annotate(
                waits=Case(
                    When(waits, then=Value(True)), default=False, output_field=BooleanField()
                )
            )
        )


class AdoptionViewSet(ModelViewSet):
    """Who replicates which record."""

    model = Adoption
    icon = "rotate"
    menu_label = "Adoptions"
    list_display = [
        TitleColumn("who", label="Who", accessor="who", get_url=_find_url),
        Column(
            "record", label="Of which record", accessor=name_record, sort_key="record__page__title"
        ),
        "stage",
        "status",
        Column("need", label="Needs", accessor=name_need),
        DateColumn("changed_at", label="Changed"),
    ]
    list_filter = ["status", "stage", "mailbox_failed_on"]
    search_fields = [
        "organisation__name",
        "organisation_name",
        "unit",
        "record__identifier",
        "record__page__title",
    ]
    ordering = ["-waits", "-changed_at"]
    copy_view_enabled = False
    edit_handler = FIRST
    index_view_class = AdoptionIndexView

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the moderator's screen."""
        patterns: list[URLPattern] = super().get_urlpatterns()
        return [*patterns, path("decide/<int:pk>/", DecisionView.as_view(), name="decide")]

    @cached_property
    def _later(self) -> Panel:
        return LATER.bind_to_model(Adoption)

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Ask for parts, effects and factors once there is a record to take them from."""
        return super().get_edit_view_kwargs(
            panel=self._later, form_class=self.get_form_class(for_update=True), **kwargs
        )

    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:  # noqa: FBT001, FBT002 - Wagtail's signature
        """Take the record on the first form only."""
        return self._later.get_form_class() if for_update else super().get_form_class()


class PrincipleViewSet(ModelViewSet):
    """Anti-racism principles that adopters may name. None comes with the site."""

    model = AntiRacismPrinciple
    icon = "list-ul"
    menu_label = "Anti-racism principles"
    add_to_settings_menu = True
    list_display = ["name", "source"]
    panels = [FieldPanel("name"), FieldPanel("source"), FieldPanel("source_url")]
    copy_view_enabled = False
