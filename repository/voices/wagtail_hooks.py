from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.model import ModelViewSet

from repository.voices.consents import ConsentViewSet
from repository.voices.home_panel import ConsentPanel


@hooks.register("register_admin_viewset")
def register_consent_viewset() -> ModelViewSet:
    return ConsentViewSet("consent")


@hooks.register("construct_homepage_panels")
def add_consent_panel(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(ConsentPanel(request.user))
