from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from repository.network.models import Organisation


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"
    menu_label = "Organisations"
    menu_order = 310
    add_to_admin_menu = True
    list_display = ["name", "kind", "ods_code", "region", "active_to"]
    list_filter = ["kind", "region"]
    search_fields = ["name", "ods_code"]


register_snippet(OrganisationViewSet)
