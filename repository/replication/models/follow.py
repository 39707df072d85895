"""Who hears of a record by e-mail, and what there was to tell of it."""

from django.db import models

from repository.records.models import Record
from search.models import Subscription


class NewsKind(models.TextChoices):
    """What can happen to a record that its followers hear of."""

    VERSION = "version", "A new version"
    STATE = "state", "A new state"
    ADOPTION = "adoption", "Somebody replicates it, or has come further"
    ANSWER = "answer", "A question was answered"


class Follow(Subscription):
    """One record that one address hears of. It is deleted, with the address, when it stops."""

    ABOUT = ("record_id",)
    PAGES = "follow"

    record = models.ForeignKey(
        Record, on_delete=models.CASCADE, related_name="+", help_text="Which record."
    )
    told_to = models.BigIntegerField(
        default=0, help_text="The last of the record’s news that the address knows of."
    )

    class Meta(Subscription.Meta):
        verbose_name = "follow"


class RecordNews(models.Model):
    """Something that happened to a record that somebody follows, noted once when it was seen.

    It says that, never what: the words are read when an e-mail is written.
    """

    record = models.ForeignKey(
        Record, on_delete=models.CASCADE, related_name="+", help_text="Which record."
    )
    kind = models.CharField(max_length=10, choices=NewsKind, help_text="What sort of thing.")
    subject = models.BigIntegerField(
        default=0, help_text="Number of the version or question, or key of the adoption."
    )
    detail = models.CharField(
        max_length=40, blank=True, help_text="The state or stage that was reached."
    )

    class Meta:
        default_permissions = []
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["record", "kind", "subject", "detail"], name="news_noted_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.record_id}: {self.kind} {self.subject} {self.detail}".strip()
