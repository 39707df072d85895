"""An adoption that has become a case study of its own."""

from django.db import models

from repository.records.models import CaseStudyPage
from repository.replication.models.adoption import Adoption


class WriteUp(models.Model):
    """Which case study tells an adoption whole; its page may still be a draft."""

    adoption = models.OneToOneField(
        Adoption, on_delete=models.CASCADE, related_name="write_up", help_text="Whose."
    )
    page = models.OneToOneField(
        CaseStudyPage,
        on_delete=models.CASCADE,
        related_name="written_from",
        help_text="The case study that was begun from it.",
    )

    def __str__(self) -> str:
        return f"{self.adoption}: {self.page}"
