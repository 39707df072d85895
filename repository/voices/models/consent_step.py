"""Consent is a process: what the person said at each stage, newest first."""

from django.db import models
from django.utils import timezone

from repository.records.models import Consent


class Stage(models.TextChoices):
    """What the person was asked about."""

    BEFORE = "before", "Before it is made"
    SEEN = "seen", "The finished piece"
    RELEASE = "release", "Release to the public"


class Answer(models.TextChoices):
    """What the person said."""

    AGREED = "agreed", "Agreed"
    CHANGES = "changes", "Asked for changes"
    REFUSED = "refused", "Said no, or not now"


class Road(models.TextChoices):
    """How the answer came."""

    PAPER = "paper", "On paper"
    SPOKEN = "spoken", "Spoken"
    OWN_PAGE = "own-page", "On the person’s own page"


class ConsentStep(models.Model):
    """One answer. It goes with the consent: a note may hold the person's own words."""

    consent = models.ForeignKey(
        Consent, on_delete=models.CASCADE, related_name="steps", editable=False
    )
    stage = models.CharField(
        max_length=10, choices=Stage.choices, help_text="What the person was asked about."
    )
    answer = models.CharField(max_length=10, choices=Answer.choices, help_text="What they said.")
    road = models.CharField(max_length=10, choices=Road.choices, help_text="How they said it.")
    taken_by = models.CharField(max_length=150, help_text="Who asked, and their role.")
    note = models.TextField(
        blank=True, help_text="What should be different, in the person’s words. No contact details."
    )
    at = models.DateTimeField(default=timezone.now, editable=False, help_text="When.")
    # Of the newest draft then (`records.agreed_words`): an answer is to words, not to a page.
    words_sha256 = models.CharField(
        max_length=64, blank=True, editable=False, help_text="Hash of the words asked about."
    )

    class Meta:
        verbose_name = "step of consent"
        verbose_name_plural = "steps of consent"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_stage_display()}: {self.get_answer_display()}"
