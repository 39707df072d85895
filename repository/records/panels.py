"""Named groups of panels, in the order in which an editor thinks. Page types choose from them."""

from django.forms import Textarea
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.models import Page

PROVENANCE = MultiFieldPanel(
    [FieldPanel("provenance"), FieldPanel("source_note")],
    heading="Whose work is this?",
)
SUMMARY = MultiFieldPanel(
    [
        FieldPanel("summary", widget=Textarea(attrs={"rows": 3, "maxlength": 300})),
        FieldPanel("plain_summary"),
    ],
    heading="In short",
)
FORMATS = MultiFieldPanel(
    [FieldPanel("easy_read"), FieldPanel("bsl_video"), FieldPanel("audio_version")],
    heading="Other formats",
    help_text="Readers are offered these first. Leave empty what you do not have.",
)
SUBJECT = MultiFieldPanel(
    [
        FieldPanel("priority_areas"),
        FieldPanel("cross_cutting"),
        FieldPanel("themes"),
        FieldPanel("tags"),
        FieldPanel("care_settings"),
        FieldPanel("audience"),
    ],
    heading="What it is about",
)
EQUITY = MultiFieldPanel(
    [
        InlinePanel("ethnic_groups", heading="Ethnic groups", label="ethnic group"),
        FieldPanel("inequality"),
    ],
    heading="Whose inequality it addresses",
)
WHO_AND_WHERE = MultiFieldPanel(
    [
        InlinePanel("organisations", heading="Organisations", label="organisation"),
        InlinePanel("contributors", heading="Contributors", label="contributor"),
        FieldPanel("place"),
        FieldRowPanel([FieldPanel("year"), FieldPanel("years_text"), FieldPanel("language")]),
    ],
    heading="Who, where and when",
)
SOURCES = MultiFieldPanel(
    [
        FieldPanel("references"),
        FieldPanel("sources_read"),
        FieldPanel("limits"),
        FieldPanel("licence"),
        FieldPanel("source_licence"),
    ],
    heading="References, limits and licence",
)
REVIEW = MultiFieldPanel(
    [
        FieldPanel("change_note"),
        FieldPanel("minor_correction"),
        FieldRowPanel([FieldPanel("last_reviewed"), FieldPanel("review_due")]),
    ],
    heading="This edition",
)
QUOTED_VOICES = FieldPanel("quoted_voices", heading="In their own words")
VOICES_ANSWERED = InlinePanel(
    "voices_answered",
    heading="Voices that led to this",
    label="voice",
    help_text=(
        "Whose story or answers made you act? Each voice’s own page then says what changed "
        "because of it. Where this page names the place, name a personal story only if the "
        "person agreed that the place is shown."
    ),
)

ADAPTED_FROM = InlinePanel(
    "adapted_from",
    heading="Adapted from",
    label="original",
    help_text=(
        "Whose work did you do again? Name each case study or tool of this repository that you "
        "started from. Its own page then says “Adapted by”, with a link to yours."
    ),
)


def tabs(story: list[Panel], *more: tuple[str, list[Panel]]) -> TabbedInterface:
    """Return the editing screen of a record: story, the type's own tabs, the shared ones."""
    return TabbedInterface(
        [
            ObjectList(
                [PROVENANCE, TitleFieldPanel("title"), SUMMARY, FORMATS, *story], heading="Story"
            ),
            *(ObjectList(panels, heading=heading) for heading, panels in more),
            ObjectList([SUBJECT, EQUITY, WHO_AND_WHERE], heading="Who and what"),
            ObjectList([SOURCES], heading="Sources"),
            ObjectList(
                [REVIEW, *Page.promote_panels, PublishingPanel(), CommentPanel()],
                heading="Publish",
            ),
        ]
    )
