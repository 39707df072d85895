from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import LogActionRegistry

from repository.replication.adoptions import moderators
from repository.replication.adoptions.deciding import ACTIONS
from repository.replication.adoptions.viewsets import AdoptionViewSet, PrincipleViewSet
from repository.replication.evidence import admin_urls as evidence
from repository.replication.evidence import rating
from repository.replication.evidence.queue import build_menu_item
from repository.replication.menu import WaitingMenuItem
from repository.replication.questions import viewsets as questions
from repository.replication.writing_up import admin as writing_up


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[ModelViewSet]:
    return [
        AdoptionViewSet("adoption"),
        PrincipleViewSet("anti_racism_principle"),
        questions.QuestionViewSet("question"),
    ]


@hooks.register("register_admin_menu_item")
def add_adoptions_to_menu() -> MenuItem:
    return WaitingMenuItem(
        "Adoptions",
        reverse("adoption:index"),
        name="adoptions",
        icon_name="rotate",
        order=325,
        permission=moderators.PERMISSION,
        count=moderators.count_waiting,
    )


@hooks.register("register_admin_menu_item")
def add_questions_to_menu() -> MenuItem:
    return WaitingMenuItem(
        "Questions",
        reverse("question:index"),
        name="questions",
        icon_name="help",
        order=326,
        permission=questions.PERMISSION,
        count=questions.count_waiting,
    )


@hooks.register("register_log_actions")
def name_log_actions(actions: LogActionRegistry) -> None:
    for action, label in ACTIONS.items():
        actions.register_action(action, label, label)
    actions.register_action(rating.RATED, "Evidence rated", "Evidence rated by one person")
    actions.register_action(rating.SETTLED, "Evidence settled", "Rating of evidence settled")


@hooks.register("register_admin_urls")
def add_evidence_screens() -> list[URLPattern]:
    return evidence.urlpatterns


@hooks.register("register_admin_menu_item")
def add_evidence_to_the_menu() -> MenuItem:
    return build_menu_item()


@hooks.register("register_admin_urls")
def add_writing_up() -> list[URLPattern]:
    return writing_up.list_urls()


@hooks.register("register_reports_menu_item")
def add_writing_up_to_reports() -> MenuItem:
    return writing_up.build_menu_item()


@hooks.register("register_permissions")
def offer_rating_of_evidence() -> QuerySet[Permission]:
    return Permission.objects.filter(
        content_type__app_label="replication", codename="add_evidencejudgement"
    )
