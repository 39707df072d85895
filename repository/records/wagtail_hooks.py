from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from repository.records.supersession import RESTORED, SUPERSEDED


@hooks.register("register_log_actions")
def name_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(SUPERSEDED, "Superseded", "Superseded by a newer recommendation")
    actions.register_action(RESTORED, "Current again", "No longer superseded")
