from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.model import ModelViewSet

from home import placement
from home.models import Concern, RecordIndexPage


class StartWritingPanel(Component):
    """The first thing a clinician with twenty minutes needs: where to begin."""

    order = 10
    template_name = "home/admin/start_writing.html"

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        return {
            "choices": [
                {
                    "title": model._meta.verbose_name,
                    "description": model.page_description,
                    "href": reverse(
                        "wagtailadmin_pages:add",
                        args=[model._meta.app_label, model._meta.model_name, index.pk],
                    ),
                }
                for index in RecordIndexPage.objects.order_by("path")
                if index.permissions_for_user(user).can_add_subpage()
                for model in index.creatable_subpage_models()
                if model.can_create_at(index)
            ]
        }


@hooks.register("construct_homepage_panels")
def add_start_writing(request: HttpRequest, panels: list[Component]) -> None:  # noqa: ARG001 - the hook's signature
    panels.append(StartWritingPanel())


@hooks.register("insert_global_admin_css")
def admin_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("admin/admin.css"))


class ConcernViewSet(ModelViewSet):
    model = Concern
    icon = "warning"
    menu_label = "Concerns"
    menu_order = 340
    add_to_admin_menu = True
    list_display = ["page_path", "created_at", "dealt_with"]
    list_filter = ["dealt_with"]
    form_fields = ["dealt_with", "outcome"]
    inspect_view_enabled = True
    copy_view_enabled = False


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[ModelViewSet]:
    return [ConcernViewSet("concerns")]


hooks.register("before_move_page", placement.refuse_wrong_list)
hooks.register("before_bulk_action", placement.refuse_wrong_list_in_bulk)
hooks.register("before_copy_page", placement.refuse_alias)
hooks.register("before_delete_snippet", placement.refuse_used_area)
