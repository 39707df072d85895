from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import LogActionRegistry

from repository.replication.adoptions.deciding import ACTIONS
from repository.replication.adoptions.viewsets import (
    AdoptionsMenuItem,
    AdoptionViewSet,
    PrincipleViewSet,
)


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[ModelViewSet]:
    return [AdoptionViewSet("adoption"), PrincipleViewSet("anti_racism_principle")]


@hooks.register("register_admin_menu_item")
def add_adoptions_to_menu() -> MenuItem:
    return AdoptionsMenuItem(
        "Adoptions", reverse("adoption:index"), name="adoptions", icon_name="rotate", order=325
    )


@hooks.register("register_log_actions")
def name_log_actions(actions: LogActionRegistry) -> None:
    for action, label in ACTIONS.items():
        actions.register_action(action, label, label)
