"""Links that lead out of public records, and what came of asking for them."""

from typing import Final

from django.db import models
from django.utils import timezone

from repository.records.models import Record


class LinkState(models.TextChoices):
    """Where a link stands, what needs an editor first."""

    BROKEN = "broken", "Broken"
    WITHDRAWN = "withdrawn", "Withdrawn by its publisher"
    MOVED = "moved", "Moved for good"
    CHANGED = "changed", "Has another title"
    UNSURE = "unsure", "Failed lately, not sure yet"
    UNCHECKED = "unchecked", "Cannot be checked: look yourself"
    NEW = "new", "Not checked yet"
    GOOD = "good", "Works"


#: An editor should look at these.
NEEDS_LOOK: Final = (
    LinkState.BROKEN,
    LinkState.WITHDRAWN,
    LinkState.MOVED,
    LinkState.CHANGED,
)


class OutboundLink(models.Model):
    """An address elsewhere that public records give, with the last answer."""

    address = models.CharField(max_length=2_000, unique=True, help_text="Without its fragment.")
    state = models.CharField(
        max_length=20,
        choices=LinkState,
        default=LinkState.NEW,
        db_index=True,
        help_text="Where it stands.",
    )
    status = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="The status of the last answer, if there was one."
    )
    problem = models.CharField(max_length=120, blank=True, help_text="Why there was no answer.")
    asked_at = models.DateTimeField(null=True, blank=True, help_text="When it was last asked for.")
    due_at = models.DateTimeField(
        default=timezone.now, db_index=True, help_text="When it may be asked for again."
    )
    good_at = models.DateTimeField(null=True, blank=True, help_text="When it last worked.")
    failing_since = models.DateTimeField(
        null=True, blank=True, help_text="Since when it has failed each time."
    )
    moved_to = models.TextField(blank=True, help_text="Where it leads for good.")
    title = models.CharField(max_length=300, blank=True, help_text="What the page calls itself.")
    earlier_title = models.CharField(max_length=300, blank=True, help_text="And before that.")
    title_changed_at = models.DateTimeField(
        null=True, blank=True, help_text="When the other title was first seen."
    )

    def __str__(self) -> str:
        return self.address


class LinkUse(models.Model):
    """Where a public record gives an address."""

    link = models.ForeignKey(
        OutboundLink, on_delete=models.CASCADE, related_name="uses", help_text="Which."
    )
    record = models.ForeignKey(
        Record, on_delete=models.CASCADE, related_name="+", help_text="Whose."
    )
    place = models.CharField(max_length=120, help_text="The heading under which it stands.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record", "link", "place"], name="link_used_once")
        ]

    def __str__(self) -> str:
        return f"{self.record_id}: {self.place}"
