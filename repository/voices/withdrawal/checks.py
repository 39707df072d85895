"""`check --deploy` refuses an official service whose list of withdrawals lies beside its data."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register  # noqa: A004 - Django's own name

from repository.voices.withdrawal import journal


@register("voices", deploy=True)
def list_is_outside_back_ups(**_kwargs: Any) -> list[CheckMessage]:
    """Report a list that a restored back-up would take back with the data."""
    if journal.find_path().is_relative_to(settings.VAR_DIR):
        return [
            Error(
                "The list of withdrawn stories lies in the data folder.",
                hint="Set WITHDRAWALS_PATH to a file on storage that is not backed up with it.",
                id="voices.E001",
            )
        ]
    try:
        journal.read()
    except journal.JournalError as error:
        return [Error(str(error), hint="Look at WITHDRAWALS_PATH.", id="voices.E002")]
    if not journal.find_path().exists():
        return [
            Warning(
                "There is no list of withdrawn stories yet.",
                hint="On a new site, make an empty file. On any other, look at WITHDRAWALS_PATH.",
                id="voices.W001",
            )
        ]
    return []
