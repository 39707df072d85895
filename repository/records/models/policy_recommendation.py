"""A policy recommendation: numbered statements that can be linked to and cited."""

import re
from typing import Any, Final

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField, StreamField

from repository.records import blocks, panels
from repository.records.blocks.rich_text import RICH_TEXT
from repository.records.choices import PolicyStatus, RecordType
from repository.records.models.record_page import RecordPage

_KEY: Final = re.compile(r"^s[1-9][0-9]{0,5}$")


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
        """Number statements without a key of their own; a key is never given twice."""
        keys = [child.value.get("key") or "" for child in self.statements]
        given = self._highest_number_given()
        if given is None:
            # A new page may arrive with its keys, such as an import.
            given = max((number_of(key) for key in keys), default=0)
        seen: set[str] = set()
        for child, key in zip(self.statements, keys, strict=True):
            if key in seen or not 1 <= number_of(key) <= given:
                given += 1
                key = child.value["key"] = f"s{given}"  # noqa: PLW2901 - the key it has from now on
            seen.add(key)
        self.last_statement_number = given

    def _highest_number_given(self) -> int | None:
        """Return the highest number ever given on this page, older editions and drafts included."""
        if self.pk is None:
            return None
        stored = (
            type(self)
            .objects.filter(pk=self.pk)
            .values_list("last_statement_number", "latest_revision__content__last_statement_number")
        )
        return max(self.last_statement_number, *(number or 0 for row in stored for number in row))


def number_of(key: str) -> int:
    """Return the number in a statement's key, 0 when it is no key that the site gives."""
    return int(key[1:]) if _KEY.match(key) else 0
