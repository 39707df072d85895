"""A case study: an improvement story in the shape of SQUIRE 2.0."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
)
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable

from repository.records import blocks, panels
from repository.records.blocks.rich_text import RICH_TEXT
from repository.records.choices import CostBand, Outcome, RecordType, Stage
from repository.records.keys import Keyed
from repository.records.models.keyed import HasKeyedParts, count_keys
from repository.records.models.quoting import QuotesVoices
from repository.records.models.record_page import RecordPage


class CaseStudyPage(QuotesVoices, HasKeyedParts, RecordPage):
    """What a team set out to do, changed, measured and learnt (SQUIRE 2.0, TIDieR)."""

    problem = RichTextField(
        "the problem and who it falls on",
        blank=True,
        features=RICH_TEXT,
        help_text="What was going wrong, for whom, and how you know. Name the groups affected.",
    )
    aim_what = models.CharField(
        "what you wanted to change",
        max_length=300,
        blank=True,
        help_text="Such as “Bleeding of 1,500 ml or more after birth”.",
    )
    aim_from = models.CharField(
        "from", max_length=100, blank=True, help_text="Where you started, such as “3.9%”."
    )
    aim_to = models.CharField(
        "to", max_length=100, blank=True, help_text="Where you wanted to be, such as “2.9%”."
    )
    aim_by_when = models.CharField(
        "by when", max_length=100, blank=True, help_text="Such as “March 2025”."
    )
    aim_for_whom = models.CharField(
        "for whom", max_length=200, blank=True, help_text="Which women, parents or babies."
    )
    team = RichTextField(
        "team and co-production",
        blank=True,
        features=RICH_TEXT,
        help_text="Who was in the team, and how women and families shaped the work.",
    )
    context = RichTextField(
        blank=True,
        features=RICH_TEXT,
        help_text="What another site needs to know about yours: size, staff, communities.",
    )
    driver_diagram = StreamField(
        blocks.DRIVER_DIAGRAM,
        blank=True,
        max_num=1,
        help_text="Your theory of how the change reaches the aim. We draw it for you.",
    )
    approach = RichTextField(
        "what was changed",
        blank=True,
        features=RICH_TEXT,
        help_text="What you did, in enough detail that someone else could do it.",
    )
    pdsa_cycles = StreamField(
        blocks.PDSA_CYCLES,
        blank=True,
        verbose_name="PDSA cycles",
        help_text="Your tests of change, in order. Those that failed teach most.",
    )
    measures = StreamField(
        blocks.MEASURES,
        blank=True,
        help_text="At least one outcome measure by ethnic group, and one balancing measure.",
    )
    outcome_direction = models.CharField(
        "what happened",
        max_length=20,
        choices=Outcome,
        blank=True,
        help_text="In one choice. “No change” and “too few to tell yet” are results.",
    )
    results = RichTextField(
        blank=True, features=RICH_TEXT, help_text="What happened, with numbers and dates."
    )
    equity_impact = RichTextField(
        blank=True,
        features=RICH_TEXT,
        help_text="What happened to the gap between ethnic groups. Say so if you cannot tell.",
    )
    what_did_not_work = RichTextField(
        blank=True, features=RICH_TEXT, help_text="What you tried that did not help, and why."
    )
    lessons = RichTextField(
        blank=True, features=RICH_TEXT, help_text="What you would tell a team starting tomorrow."
    )
    cost_and_resources = RichTextField(
        blank=True, features=RICH_TEXT, help_text="Money, staff time, equipment and training."
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
    core_parts = StreamField(
        blocks.PARTS, blank=True, help_text="What must stay the same for it to work."
    )
    adaptable_parts = StreamField(
        blocks.PARTS, blank=True, help_text="What another site may change to fit."
    )
    prerequisites = StreamField(
        blocks.PARTS, blank=True, help_text="What must be in place before starting."
    )
    steps = StreamField(
        blocks.STEPS, blank=True, help_text="What to do, in order, with who and how long."
    )
    last_core_part_number = count_keys()
    last_adaptable_part_number = count_keys()
    last_prerequisite_number = count_keys()
    last_step_number = count_keys()
    replication_notes = RichTextField(
        blank=True, features=RICH_TEXT, help_text="Anything else that helps someone copy it."
    )
    replication_notes_are_ours = models.BooleanField(
        "these notes are our suggestion",
        default=False,
        help_text="Tick when they do not come from the source. Readers are told.",
    )
    stage = models.CharField(
        max_length=20, choices=Stage, blank=True, help_text="How far the work has come."
    )

    keyed = (
        Keyed("core_parts", "c", "last_core_part_number"),
        Keyed("adaptable_parts", "a", "last_adaptable_part_number"),
        Keyed("prerequisites", "p", "last_prerequisite_number"),
        Keyed("steps", "t", "last_step_number"),
    )
    record_type = RecordType.CASE_STUDY
    is_creatable = True
    template = "records/case_study_page.html"
    page_description = "An improvement story: what you tried, what happened, how to copy it"
    edit_handler = panels.tabs(
        [
            FieldPanel("problem"),
            MultiFieldPanel(
                [
                    FieldPanel("aim_what"),
                    FieldRowPanel([FieldPanel("aim_from"), FieldPanel("aim_to")]),
                    FieldRowPanel([FieldPanel("aim_by_when"), FieldPanel("aim_for_whom")]),
                ],
                heading="Aim",
                help_text="A good aim says what changes, from where to where, by when, for whom.",
            ),
            FieldPanel("team"),
            FieldPanel("context"),
        ],
        (
            "What you changed",
            [FieldPanel("driver_diagram"), FieldPanel("approach"), FieldPanel("pdsa_cycles")],
        ),
        (
            "What happened",
            [
                FieldPanel("stage"),
                FieldPanel("outcome_direction"),
                FieldPanel("measures"),
                FieldPanel("results"),
                FieldPanel("equity_impact"),
                panels.QUOTED_VOICES,
                panels.VOICES_ANSWERED,
                FieldPanel("what_did_not_work"),
                FieldPanel("lessons"),
                FieldPanel("cost"),
                FieldPanel("cost_and_resources"),
            ],
        ),
        (
            "How to copy it",
            [
                FieldPanel("core_parts"),
                FieldPanel("adaptable_parts"),
                FieldPanel("prerequisites"),
                FieldPanel("steps"),
                InlinePanel("tools_used", heading="Tools used", label="tool"),
                panels.ADAPTED_FROM,
                MultiFieldPanel(
                    [FieldPanel("replication_notes"), FieldPanel("replication_notes_are_ours")],
                    heading="Notes",
                ),
            ],
        ),
    )

    class Meta:
        verbose_name = "case study"
        verbose_name_plural = "case studies"


class ToolUsed(Orderable):
    """A tool of the repository that a case study used; shown on both pages."""

    page = ParentalKey(CaseStudyPage, on_delete=models.CASCADE, related_name="tools_used")
    tool = models.ForeignKey(
        "records.ToolPage",
        on_delete=models.CASCADE,
        related_name="used_in",
        help_text="A tool that is in this repository.",
    )

    panels = [PageChooserPanel("tool", "records.ToolPage")]
