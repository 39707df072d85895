"""A policy recommendation: numbered statements that can be linked to and cited."""

import re
from typing import Any, Final
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField, StreamField

from repository.records import blocks, panels
from repository.records.blocks.rich_text import RICH_TEXT
from repository.records.choices import PolicyStatus, RecordType, State
from repository.records.models.quoting import QuotesVoices
from repository.records.models.record_page import RecordPage

_CIRCLE: Final = (
    "These recommendations would supersede each other in a circle. Choose one that does not "
    "itself, or through others, supersede this one."
)
_KEY: Final = re.compile(r"^s[1-9][0-9]{0,5}$")


class PolicyRecommendationPage(QuotesVoices, RecordPage):
    """What a body recommends, statement by statement."""

    statements = StreamField(
        blocks.STATEMENTS,
        blank=True,
        help_text="One recommendation in each, in the issuer’s order.",
    )
    last_statement_number = models.PositiveIntegerField(
        default=0, editable=False, help_text="The highest key given: keys are never used again."
    )
    statement_keys = models.JSONField(
        default=dict,
        editable=False,
        help_text="Which key each statement was ever given, by the id of its block.",
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
            panels.QUOTED_VOICES,
            panels.VOICES_ANSWERED,
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
        if self._replaces_itself():
            raise ValidationError({"supersedes": _CIRCLE})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give keys also to statements that no form has seen."""
        self.give_statement_keys()
        super().save(*args, **kwargs)

    def refuse_publication(self, user: Any) -> str:
        """Refuse a circle, and a replacement by someone who may not publish what it replaces.

        A site's own work, such as a scheduled publication, has no user: who set it was asked.
        """
        if self._replaces_itself():
            return _CIRCLE
        older = self.supersedes
        record = getattr(older, "record", None)
        if older is None or user is None or record is None or record.state != State.CURRENT:
            return ""
        if older.permissions_for_user(user).can_publish():
            return ""
        return (
            f"Publishing this would mark “{older.title}” as superseded, and you may not publish "
            "that page. Ask an editor to publish this one, or leave “Supersedes” empty."
        )

    def _replaces_itself(self) -> bool:
        """Return whether following what each one supersedes leads back here."""
        seen: set[int] = set()
        following = self.supersedes_id
        while following and following not in seen:
            if following == self.pk:
                return True
            seen.add(following)
            older = PolicyRecommendationPage.objects.filter(pk=following)
            following = older.values_list("supersedes_id", flat=True).first()
        return False

    def give_statement_keys(self) -> None:
        """Give each statement the key that its block was given once, or a new one.

        The block's own id decides, never what a form sends as the key: the key of a statement
        that was deleted cannot be typed over another, and a statement that comes back with an
        older edition has its key again.
        """
        given, keys = self._keys_given()
        taken: set[str] = set()
        for child in self.statements:
            key = keys.get(child.id or "", "")
            if not child.id or key in taken:
                # New, or a block twice over: a statement of its own.
                child.id, key = str(uuid4()), ""
            if not key and self.pk is None:
                # A new page may arrive with its keys, such as an import.
                key = child.value.get("key") or ""
            if key in taken or not number_of(key):
                given += 1
                key = f"s{given}"
            given = max(given, number_of(key))
            keys[child.id] = child.value["key"] = key
            taken.add(key)
        self.last_statement_number, self.statement_keys = given, keys

    def _keys_given(self) -> tuple[int, dict[str, str]]:
        """Return the highest number and all keys ever given here, drafts and old editions too."""
        number, keys = self.last_statement_number, dict(self.statement_keys)
        if self.pk is None:
            arriving = (number_of(child.value.get("key") or "") for child in self.statements)
            return max(number, *arriving, 0), keys
        names = ("last_statement_number", "statement_keys")
        in_draft = (f"latest_revision__content__{name}" for name in names)
        stored = type(self).objects.filter(pk=self.pk)
        for numbered, kept in (*stored.values_list(*names), *stored.values_list(*in_draft)):
            number, keys = max(number, numbered or 0), keys | (kept or {})
        return number, keys


def number_of(key: str) -> int:
    """Return the number in a statement's key, 0 when it is no key that the site gives."""
    return int(key[1:]) if _KEY.match(key) else 0
