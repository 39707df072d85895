"""`check --deploy` refuses a service that could not keep contact details."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from repository.voices.sealing import has_keys


@register("voices", deploy=True)
def contact_keys_are_set(**_kwargs: Any) -> list[CheckMessage]:
    """Report that no key is set, or one that lies beside the database."""
    if not has_keys():
        return [
            Error(
                "CONTACT_KEYS is not set: nobody can write or read how a person is reached.",
                hint="docs/operations.md says how a key is made, and where it is kept.",
                id="voices.E001",
            )
        ]
    kept = settings.VAR_DIR / "contact_key"
    if kept.exists() and kept.read_text(encoding="ascii") in settings.CONTACT_KEYS:
        return [
            Error(
                "A key of CONTACT_KEYS lies in the data folder, beside what it seals.",
                hint=(
                    "Put a new key first, run `manage.py rotate_contact_keys`, then take the old "
                    "one out of CONTACT_KEYS and delete the file `contact_key`."
                ),
                id="voices.E002",
            )
        ]
    return []
