from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, path
from wagtail import hooks

from repository.voices.safety.notice import URL_NAME
from repository.voices.safety.views import SafetyView


@hooks.register("register_admin_urls")
def add_safety() -> list[URLPattern]:
    return [path("voices/safety/<int:pk>/", SafetyView.as_view(), name=URL_NAME)]


@hooks.register("register_permissions")
def offer_safety() -> QuerySet[Permission]:
    return Permission.objects.filter(
        content_type__app_label="voices", codename__in=["add_dismissal", "add_namedreview"]
    )
