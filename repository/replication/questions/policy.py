"""Who may do what with questions in the admin."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from repository.replication.models import Question


class QuestionPolicy(ModelPermissionPolicy):
    """Readers ask, and numbers are kept: nobody adds or deletes one, superusers included."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Refuse what the model has no permission for."""
        names = Question._meta.default_permissions
        return action in names and bool(super().user_has_permission(user, action))


def register_policy() -> None:
    """Put the narrower policy before Wagtail's own."""
    register_permission_policy(Question, QuestionPolicy(Question), exact_class=True)
