"""Panels of the admin: how the index is, for those who look after the site."""

from typing import Any

from wagtail.admin.ui.components import Component

from search.backlog import find_failing, measure_backlog
from search.engines import get_engine
from search.engines.base import EngineUnavailableError, Readiness

#: A change that waits longer than this is worth a look, whether it has failed or not.
PATIENCE_SECONDS = 300


class IndexPanel(Component):
    """Says in one line that search follows the content, or what to do when it does not."""

    name = "search_index"
    order = 320
    template_name = "search/admin/index_panel.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:  # noqa: ARG002 - Wagtail's signature
        """Ask the engine and the outbox."""
        backlog = measure_backlog()
        try:
            status = get_engine().status()
            readiness, documents, setting = status.readiness, status.documents, status.setting
        except EngineUnavailableError as error:
            readiness, documents, setting = Readiness.UNREACHABLE, 0, error.setting
        return {
            "readiness": readiness.value,
            "setting": setting,
            "usable": readiness is Readiness.READY,
            "documents": documents if readiness is Readiness.READY else None,
            "backlog": backlog,
            "late": backlog.oldest.total_seconds() > PATIENCE_SECONDS,
            "minutes": int(backlog.oldest.total_seconds() // 60),
            "failing": find_failing() if backlog.failing else None,
        }
