from repository.records.choices import ToolKind
from repository.records.models import ToolPage
from tests.factories.record_page import RecordPageFactory


class ToolFactory(RecordPageFactory):
    """A checklist with one step."""

    class Meta:
        model = ToolPage

    tool_kind = ToolKind.CHECKLIST
    purpose = "<p>Helps a team notice bleeding early.</p>"
    steps = [("step", {"title": "Print it", "detail": "<p>On both sides.</p>"})]
