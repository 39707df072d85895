from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet

from repository.records.models import Consent, Record


class ConsentViewSet(ModelViewSet):
    model = Consent
    icon = "lock"
    menu_label = "Consent"
    menu_order = 320
    add_to_admin_menu = True
    list_display = ["voice", "given_on", "expires_at", "review_on"]
    form_fields = None
    exclude_form_fields = ["withdrawn_at"]
    copy_view_enabled = False


class RecordViewSet(ModelViewSet):
    model = Record
    icon = "history"
    menu_label = "Record states"
    menu_order = 330
    add_to_admin_menu = True
    list_display = ["identifier", "page", "state", "state_date"]
    list_filter = ["type", "state"]
    search_fields = ["identifier"]
    form_fields = ["state", "state_reason", "state_date", "replacement"]
    copy_view_enabled = False


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[ModelViewSet]:
    return [ConsentViewSet("consent"), RecordViewSet("record_states")]
