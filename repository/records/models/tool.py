"""A tool: something a team can pick up and use."""

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField

from repository.records import blocks, panels
from repository.records.blocks.rich_text import RICH_TEXT
from repository.records.choices import CostBand, QIStage, RecordType, ToolKind
from repository.records.fields import ChoiceListField
from repository.records.keys import Keyed
from repository.records.models.keyed import HasKeyedParts, count_keys
from repository.records.models.quoting import QuotesVoices
from repository.records.models.record_page import RecordPage


class ToolPage(QuotesVoices, HasKeyedParts, RecordPage):
    """An anti-racism or quality-improvement tool, with what is needed to use it."""

    tool_kind = models.CharField(
        "kind of tool", max_length=30, choices=ToolKind, blank=True, help_text="The closest kind."
    )
    purpose = RichTextField(blank=True, features=RICH_TEXT, help_text="What it helps people do.")
    when_to_use = RichTextField(
        "when and with whom", blank=True, features=RICH_TEXT, help_text="When to use it, with whom."
    )
    qi_stage = ChoiceListField(
        "QI stage", words=QIStage, help_text="Where in an improvement project it helps."
    )
    steps = StreamField(blocks.STEPS, blank=True, help_text="How to use it, in order.")
    last_step_number = count_keys()
    time_needed = models.CharField(
        max_length=150, blank=True, help_text="Such as “an hour for the first session”."
    )
    people_needed = models.CharField(
        max_length=150, blank=True, help_text="Such as “a facilitator and four to eight staff”."
    )
    cost = models.CharField(
        max_length=20,
        choices=CostBand,
        blank=True,
        help_text=(
            "Of the whole, at one site in its first year, beside the time of staff it has already. "
            "Leave empty unless the account or its source says so."
        ),
    )
    what_to_adapt = RichTextField(
        blank=True, features=RICH_TEXT, help_text="What a site should fit to its own place."
    )
    what_to_adapt_is_ours = models.BooleanField(
        "this is our suggestion",
        default=False,
        help_text="Tick when it does not come from the tool’s owner. Readers are told.",
    )
    downloads = StreamField(
        blocks.DOWNLOADS, blank=True, help_text="Files, or the original at its owner’s address."
    )
    original_owner = models.CharField(
        "owner of the original", max_length=250, blank=True, help_text="Who made or owns it."
    )
    evidence = RichTextField(
        blank=True, features=RICH_TEXT, help_text="What is known about whether it works."
    )
    measures = StreamField(
        blocks.MEASURES, blank=True, help_text="Figures reported about the tool."
    )

    keyed = (Keyed("steps", "t", "last_step_number"),)
    record_type = RecordType.TOOL
    is_creatable = True
    template = "records/tool_page.html"
    page_description = "A checklist, framework, template or other thing that a team can use"
    edit_handler = panels.tabs(
        [
            FieldRowPanel([FieldPanel("tool_kind"), FieldPanel("original_owner")]),
            FieldPanel("purpose"),
            FieldPanel("when_to_use"),
        ],
        (
            "How to use it",
            [
                FieldPanel("qi_stage"),
                FieldPanel("steps"),
                FieldRowPanel([FieldPanel("time_needed"), FieldPanel("people_needed")]),
                FieldPanel("cost"),
                FieldPanel("downloads"),
                MultiFieldPanel(
                    [FieldPanel("what_to_adapt"), FieldPanel("what_to_adapt_is_ours")],
                    heading="What to adapt",
                ),
                panels.ADAPTED_FROM,
            ],
        ),
        ("Does it work?", [FieldPanel("evidence"), panels.QUOTED_VOICES, FieldPanel("measures")]),
    )

    class Meta:
        verbose_name = "tool"
