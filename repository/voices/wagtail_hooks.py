from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet

from repository.voices.consents import ConsentViewSet


@hooks.register("register_admin_viewset")
def register_consent_viewset() -> ModelViewSet:
    return ConsentViewSet("consent")
