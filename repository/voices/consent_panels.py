"""What the form of a consent asks, in the order in which a Consent officer asks it."""

from typing import Any, Final

from django.urls import reverse
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
)

from repository.voices.consent_form import ConsentForm
from repository.voices.person.links_screen import PersonLinksPanel
from repository.voices.steps import has_seen

SCOPES: Final = (
    "site", "reuse", "print_packs", "social_media", "training", "research", "translation",
)  # fmt: skip
PARTS: Final = (
    "show_ethnicity", "show_place", "show_dates", "show_image", "show_audio", "show_video",
)  # fmt: skip


class StoryPanel(FieldPanel):
    """Which story, as it is called in lists and logs."""

    def format_value_for_display(self, value: Any) -> str:
        """Leave the title out."""
        return str(value.get_admin_display_title())


class StandingPanel(Panel):
    """Where the consent stands, with the ways to its stages and its contact route."""

    class BoundPanel(Panel.BoundPanel):
        """For one consent."""

        template_name = "voices/admin/standing.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add what has been agreed to, and where to go."""
            consent = self.instance
            return {
                **super().get_context_data(parent_context),
                "consent": consent,
                "has_seen": has_seen(consent),
                "steps_url": reverse("consent:steps", args=[consent.pk]),
                "contact_url": reverse("consent:contact", args=[consent.pk]),
                "withdraw_url": reverse("consent:withdraw", args=[consent.pk]),
            }


class EvidencePanel(Panel):
    """The evidence that is kept, to open."""

    class BoundPanel(Panel.BoundPanel):
        """For one consent."""

        template_name = "voices/admin/evidence.html"

        def is_shown(self) -> bool:
            """Say nothing while there is none."""
            return bool(super().is_shown() and self.instance.evidence_id)


def _group(heading: str, *panels: Any, help_text: str = "") -> MultiFieldPanel:
    return MultiFieldPanel(list(panels), heading=heading, help_text=help_text)


ASKED: Final = (
    _group(
        "Where it may appear",
        *map(FieldPanel, SCOPES),
        help_text="Tick what the person said yes to, one by one. What was not asked stays empty.",
    ),
    _group("Which parts may be shown", *map(FieldPanel, PARTS)),
    _group("How the person is credited", FieldPanel("credit_choice"), FieldPanel("credit")),
    _group(
        "Other people in the story",
        InlinePanel("others", label="Person", heading="Who they are, and whether they agreed"),
        FieldPanel("others_mentioned"),
    ),
    _group(
        "How it was agreed",
        FieldRowPanel([FieldPanel("given_on"), FieldPanel("taken_by")]),
        FieldRowPanel([FieldPanel("witness"), FieldPanel("interview_language")]),
        FieldPanel("interpreter"),
        EvidencePanel(),
        FieldPanel("evidence_file"),
        FieldPanel("evidence_removed"),
    ),
    _group("End and review", FieldRowPanel([FieldPanel("expires_at"), FieldPanel("review_on")])),
    _group(
        "Support and payment",
        FieldPanel("support_offered"),
        FieldRowPanel([FieldPanel("payment"), FieldPanel("payment_state")]),
        FieldRowPanel([FieldPanel("paid_on"), FieldPanel("costs_covered")]),
    ),
)
_NEXT: Final = HelpPanel(
    content=(
        "<p>Save this first. Then record how the person can be reached, and what they say when "
        "they have seen the finished piece: nothing is public before that.</p>"
    )
)
FIRST: Final = ObjectList([FieldPanel("voice"), _NEXT, *ASKED], base_form_class=ConsentForm)
LATER: Final = ObjectList(
    [
        StandingPanel(heading="Where it stands"),
        PersonLinksPanel(heading="The person’s own page"),
        StoryPanel("voice", read_only=True),
        *ASKED,
    ],
    base_form_class=ConsentForm,
)
