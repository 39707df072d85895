"""A policy recommendation: numbered statements that can be linked to and cited."""

from typing import Any

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField, StreamField

from repository.records import blocks, panels
from repository.records.blocks.rich_text import RICH_TEXT
from repository.records.choices import PolicyStatus, RecordType
from repository.records.models.record_page import RecordPage


class PolicyRecommendationPage(RecordPage):
    """What a body recommends, statement by statement."""

    statements = StreamField(
        blocks.STATEMENTS,
        blank=True,
        help_text="One recommendation in each, in the issuer’s order.",
    )
    last_statement_number = models.PositiveIntegerField(
        default=0, editable=False, help_text="The highest key given: keys are never used again."
    )
    policy_status = models.CharField(
        max_length=20,
        choices=PolicyStatus,
        blank=True,
        help_text="Where it stands with its issuer.",
    )
    effective_date = models.DateField(
        null=True, blank=True, help_text="When it was published or took effect."
    )
    supersedes = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="superseded_by",
        help_text="The older recommendation that this one replaces.",
    )
    evidence_summary = RichTextField(
        blank=True, features=RICH_TEXT, help_text="What the recommendations rest on."
    )
    measures = StreamField(
        blocks.MEASURES, blank=True, help_text="Figures that the issuer reports."
    )
    implementation_notes = RichTextField(
        blank=True, features=RICH_TEXT, help_text="What helps an organisation act on it."
    )
    implementation_notes_are_ours = models.BooleanField(
        "these notes are our suggestion",
        default=False,
        help_text="Tick when they do not come from the issuer. Readers are told.",
    )

    record_type = RecordType.POLICY_RECOMMENDATION
    is_creatable = True
    template = "records/policy_recommendation_page.html"
    page_description = "What a national or local body recommends, statement by statement"
    edit_handler = panels.tabs(
        [
            FieldPanel("statements"),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("policy_status"), FieldPanel("effective_date")]),
                    PageChooserPanel("supersedes"),
                ],
                heading="Standing",
            ),
        ],
        (
            "Evidence and practice",
            [
                FieldPanel("evidence_summary"),
                FieldPanel("measures"),
                MultiFieldPanel(
                    [
                        FieldPanel("implementation_notes"),
                        FieldPanel("implementation_notes_are_ours"),
                    ],
                    heading="Putting it into practice",
                ),
            ],
        ),
    )

    class Meta:
        verbose_name = "policy recommendation"

    def clean(self) -> None:
        """Give each new statement its permanent key before anything is saved."""
        super().clean()
        self.give_statement_keys()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give keys also to statements that no form has seen."""
        self.give_statement_keys()
        super().save(*args, **kwargs)

    def give_statement_keys(self) -> None:
        """Number statements that have no key, or that repeat one; a key is never given twice."""
        seen: set[str] = set()
        numbers = [
            int(child.value["key"][1:])
            for child in self.statements
            if (child.value.get("key") or "")[1:].isdigit()
        ]
        self.last_statement_number = max([self.last_statement_number, *numbers])
        for child in self.statements:
            key = child.value.get("key") or ""
            if not key or key in seen:
                self.last_statement_number += 1
                key = f"s{self.last_statement_number}"
                child.value["key"] = key
            seen.add(key)
