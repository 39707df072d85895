"""What an adopter says beside stage and result: parts, equity, what helped, how it went on."""

from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey

from repository.replication.choices import AdoptionStage, EquityChange, FactorKind, PartFate
from repository.replication.models.adoption import Adoption
from repository.taxonomy import ethnicity


class AdoptedPart(models.Model):
    """What became of one core part of the original."""

    adoption = ParentalKey(
        Adoption, on_delete=models.CASCADE, related_name="parts", help_text="Whose."
    )
    key = models.CharField(
        max_length=10, help_text="The part’s key in the record, which never changes."
    )
    text = models.TextField(help_text="The part, in the words the adopter read.")
    fate = models.CharField(max_length=20, choices=PartFate, help_text="Kept or changed.")
    how = models.CharField(
        "how it was changed", max_length=500, blank=True, help_text="In a sentence."
    )

    class Meta:
        ordering = ["adoption", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["adoption", "key"], name="one_fate_for_a_part")
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.get_fate_display()}"


class EquityEffect(models.Model):
    """What happened to the inequality that one ethnic group meets."""

    adoption = ParentalKey(
        Adoption, on_delete=models.CASCADE, related_name="equity_effects", help_text="Whose."
    )
    group = models.CharField(
        max_length=40, choices=ethnicity.choices(), help_text="The most specific that is true."
    )
    change = models.CharField(max_length=20, choices=EquityChange, help_text="What happened.")

    class Meta:
        ordering = ["adoption", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["adoption", "group"], name="one_effect_for_a_group")
        ]

    def __str__(self) -> str:
        return f"{self.get_group_display()}: {self.get_change_display()}"


class AdoptionFactor(models.Model):
    """Something coded that got in the way or helped."""

    adoption = ParentalKey(
        Adoption, on_delete=models.CASCADE, related_name="factors", help_text="Whose."
    )
    kind = models.CharField(max_length=10, choices=FactorKind, help_text="Which of the two.")
    code = models.CharField(
        max_length=60, help_text="A code of the list of factors, such as “data-infrastructure”."
    )

    class Meta:
        ordering = ["adoption", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["adoption", "kind", "code"], name="a_factor_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.code}"


class StageChange(models.Model):
    """A stage that an adoption reached, and when: how a change spread is drawn from these."""

    adoption = models.ForeignKey(
        Adoption, on_delete=models.CASCADE, related_name="stage_changes", help_text="Whose."
    )
    stage = models.CharField(max_length=20, choices=AdoptionStage, help_text="The stage reached.")
    since = models.DateField(default=timezone.localdate, help_text="Since when.")

    class Meta:
        ordering = ["adoption", "since", "pk"]

    def __str__(self) -> str:
        return f"{self.get_stage_display()} since {self.since}"
