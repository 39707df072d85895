from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from repository.records.redaction.versions import REDACTED_ACTION
from repository.records.supersession import RESTORED, SUPERSEDED


@hooks.register("register_log_actions")
def name_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(SUPERSEDED, "Superseded", "Superseded by a newer recommendation")
    actions.register_action(RESTORED, "Current again", "No longer superseded")
    actions.register_action(REDACTED_ACTION, "Redacted", "Words taken out of frozen versions")
