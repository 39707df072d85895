"""The editor's form of an adoption: the record and who first, what came of it afterwards."""

from typing import Any

from django.forms import Select
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput

from repository.replication import factors
from repository.replication.adoptions.editing import AdoptionEditForm


def _factor_choices() -> list[Any]:
    """Return the factors there are when the form is opened: a site may have added some."""
    return [("", "Choose a factor"), *factors.choices()]


def _who_and_how_far(*first: Panel) -> list[Panel]:
    return [
        *first,
        MultiFieldPanel(
            [
                FieldPanel("organisation"),
                FieldPanel("organisation_name"),
                FieldPanel("unit"),
                FieldPanel("mailbox"),
                FieldPanel("mailbox_failed_on"),
            ],
            "Who and where",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("stage"), FieldPanel("stage_since")]),
                FieldPanel("stop_reason", widget=AdminAutoHeightTextInput),
                FieldRowPanel([FieldPanel("started"), FieldPanel("heard_on")]),
                FieldPanel("status"),
            ],
            "How far",
        ),
    ]


_FACTOR = Select(choices=_factor_choices)  # type: ignore[arg-type]  # Django calls it
FIRST = ObjectList(
    _who_and_how_far(FieldPanel("record")),
    base_form_class=AdoptionEditForm,
)
LATER = ObjectList(
    [
        *_who_and_how_far(),
        MultiFieldPanel(
            [
                InlinePanel(
                    "parts",
                    panels=[FieldPanel("key"), FieldPanel("fate"), FieldPanel("how")],
                    label="core part",
                ),
                FieldPanel("adaptations"),
            ],
            "What was kept and changed",
        ),
        MultiFieldPanel(
            [
                FieldPanel("result"),
                FieldRowPanel([FieldPanel("measure"), FieldPanel("period")]),
                InlinePanel(
                    "equity_effects",
                    panels=[FieldPanel("group"), FieldPanel("change")],
                    label="effect for an ethnic group",
                ),
                FieldPanel("no_equity_reason"),
            ],
            "What happened",
        ),
        InlinePanel(
            "factors",
            heading="What helped and what got in the way",
            panels=[
                FieldPanel("kind"),
                FieldPanel("code", widget=_FACTOR),
            ],
            label="factor",
        ),
    ],
    base_form_class=AdoptionEditForm,
)
