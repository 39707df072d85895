"""A rating of a record's evidence: who answered what, on their own, and how it was settled."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from repository.records.models import Record
from repository.replication.evidence import rubric


class RatingState(models.TextChoices):
    """How far a rating has come."""

    OPEN = "open", "Waiting for a second rater"
    DIFFERS = "differs", "The raters differ"
    SETTLED = "settled", "Settled"
    SET_ASIDE = "set-aside", "Set aside: a newer version is being rated"


class Settlement(models.TextChoices):
    """How a rating was settled. Values and words are public."""

    SAME = "same", "Both raters gave the same answers"
    TALKED = "talked", "The raters differed, talked and agreed"
    THIRD = "third", "The raters differed, and a third person decided"


#: In these, a record has one rating at most.
UNFINISHED = (RatingState.OPEN, RatingState.DIFFERS)


class EvidenceRating(models.Model):
    """One time that the evidence of one version of a record was rated. Earlier ones are kept."""

    record = models.ForeignKey(
        Record,
        on_delete=models.PROTECT,
        related_name="evidence_ratings",
        help_text="What is rated.",
    )
    version_number = models.PositiveIntegerField(help_text="The version that the raters read.")
    edition = models.PositiveSmallIntegerField(
        default=rubric.EDITION, help_text="The edition of the rubric."
    )
    state = models.CharField(
        max_length=20,
        choices=RatingState,
        default=RatingState.OPEN,
        help_text="How far it has come.",
    )
    opened_at = models.DateTimeField(
        default=timezone.now, help_text="When the first rater had finished."
    )
    settled_at = models.DateTimeField(null=True, blank=True, help_text="When it was settled.")
    settlement = models.CharField(
        max_length=20, choices=Settlement, blank=True, help_text="How it was settled."
    )
    settlement_reason = models.TextField(
        max_length=1_000, blank=True, help_text="Why so, where the raters differed."
    )

    class Meta:
        ordering = ["record", "-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["record"],
                condition=models.Q(state__in=UNFINISHED),
                name="one_unfinished_rating_of_a_record",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=RatingState.SETTLED)
                | (models.Q(settled_at__isnull=False) & ~models.Q(settlement="")),
                name="settled_rating_says_when_and_how",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} version {self.version_number}"


class EvidenceJudgement(models.Model):
    """One set of answers: a rater's own, or the one on which they settled."""

    rating = models.ForeignKey(
        EvidenceRating, on_delete=models.CASCADE, related_name="judgements", help_text="Of what."
    )
    is_settled = models.BooleanField(
        default=False, help_text="Whether it is the one that readers see."
    )
    #: Nobody's when two sets were equal, or when it came with an archive.
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Who answered. No reader is told.",
    )
    judged_at = models.DateTimeField(default=timezone.now, help_text="When.")

    class Meta:
        ordering = ["rating", "pk"]
        verbose_name = "rating of evidence"
        verbose_name_plural = "ratings of evidence"
        constraints = [
            models.UniqueConstraint(
                fields=["rating", "judged_by"],
                condition=models.Q(is_settled=False),
                name="a_rater_answers_once",
            ),
            models.UniqueConstraint(
                fields=["rating"],
                condition=models.Q(is_settled=True),
                name="a_rating_is_settled_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rating}: {'settled' if self.is_settled else 'a rater’s own'}"


class EvidenceAnswer(models.Model):
    """What was answered to one question, and why."""

    judgement = models.ForeignKey(
        EvidenceJudgement, on_delete=models.CASCADE, related_name="answers", help_text="Whose."
    )
    question = models.CharField(max_length=40, help_text="The key of the question.")
    answer = models.CharField(max_length=20, help_text="The key of the answer.")
    reason = models.TextField(
        max_length=1_000,
        blank=True,
        help_text="Why a point is lost, for readers. Name no person.",
    )

    class Meta:
        ordering = ["judgement", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["judgement", "question"], name="one_answer_to_a_question"
            )
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.answer}"
