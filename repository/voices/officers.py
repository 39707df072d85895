"""The Consent officers: the only people who read how a person can be reached."""

from typing import Any, Final

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

#: The group's name. Being a superuser or an Administrator is not enough; see decision 0037.
GROUP: Final = "Consent officer"


def list_officers() -> QuerySet[Any]:
    """Return the people who hold the role and may log in."""
    return get_user_model()._default_manager.filter(groups__name=GROUP, is_active=True)


def is_officer(user: Any) -> bool:
    """Return whether someone holds the role now."""
    return bool(user.pk) and list_officers().filter(pk=user.pk).exists()
