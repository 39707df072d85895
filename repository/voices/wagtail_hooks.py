from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import LogActionRegistry

from repository.voices.consents import ConsentViewSet
from repository.voices.home_panel import ConsentPanel
from repository.voices.person.approvals import WordingApprovalViewSet
from repository.voices.safety.notice import URL_NAME as SAFETY_URL_NAME
from repository.voices.safety.views import SafetyView
from repository.voices.withdrawal.views import WithdrawnView
from repository.voices.withdrawal.withdrawing import WITHDRAWN_ACTION


@hooks.register("register_admin_viewset")
def register_consent_viewset() -> ModelViewSet:
    return ConsentViewSet("consent")


@hooks.register("register_admin_viewset")
def register_wording_approvals() -> ModelViewSet:
    return WordingApprovalViewSet("wording_approval")


@hooks.register("construct_homepage_panels")
def add_consent_panel(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(ConsentPanel(request.user))


@hooks.register("register_log_actions")
def name_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(WITHDRAWN_ACTION, "Story withdrawn", "Story withdrawn")


@hooks.register("register_admin_urls")
def add_withdrawn() -> list[URLPattern]:
    # The consent is gone by then, so that it is none of the consent screens.
    return [path("withdrawn/<str:identifier>/", WithdrawnView.as_view(), name="story_withdrawn")]


@hooks.register("register_admin_urls")
def add_safety() -> list[URLPattern]:
    return [path("voices/safety/<int:pk>/", SafetyView.as_view(), name=SAFETY_URL_NAME)]


@hooks.register("register_permissions")
def offer_safety() -> QuerySet[Permission]:
    return Permission.objects.filter(
        content_type__app_label="voices", codename__in=["add_dismissal", "add_namedreview"]
    )
