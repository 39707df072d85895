from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from repository.media.models import RepositoryDocument
from repository.records import affected
from repository.records.changes import announce
from repository.records.supersession import RESTORED, SUPERSEDED


@hooks.register("register_log_actions")
def name_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(SUPERSEDED, "Superseded", "Superseded by a newer recommendation")
    actions.register_action(RESTORED, "Current again", "No longer superseded")


@hooks.register("after_bulk_action")
def follow_moved_files(
    request: HttpRequest,  # noqa: ARG001 - the hook's signature
    action_type: str,
    objects: Iterable[Model],
    action: Any,  # noqa: ARG001
) -> None:
    # Wagtail changes the collection of many files in one query, of which no signal tells.
    if action_type == "add_to_collection":
        documents = [item for item in objects if isinstance(item, RepositoryDocument)]
        announce(affected.of_documents(documents), hide=True)
