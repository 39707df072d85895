"""That a second speaker has read what the person's own pages say in a language."""

from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel

from repository.records.choices import Language


class WordingApproval(models.Model):
    """One approval of one wording. A change of a single word asks for a new one."""

    language = models.CharField(
        max_length=5,
        choices=[choice for choice in Language.choices if choice[0] != Language.ENGLISH],
        help_text="The language that was read.",
    )
    approved_by = models.CharField(
        "second speaker",
        max_length=150,
        help_text="Who speaks it and has read every page. Not the translator.",
    )
    approved_on = models.DateField(default=timezone.localdate, help_text="When they approved it.")
    #: Of the wording as it was then: `person.languages.hash_wording`.
    wording_hash = models.CharField(max_length=64, editable=False)

    panels = [FieldPanel("language"), FieldPanel("approved_by"), FieldPanel("approved_on")]

    class Meta:
        verbose_name = "approval of a wording"
        verbose_name_plural = "approvals of a wording"
        ordering = ["language", "-approved_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_language_display()}, {self.approved_on:%d/%m/%Y}"
