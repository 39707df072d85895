"""What the admin's forms send: every field of an editing screen, empty unless a test fills it."""

from django.forms import BooleanField, MultipleChoiceField
from django.urls import reverse
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.blocks.base import BlockField
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from home.models import RecordIndexPage

#: A case study as a clinician would send it for publication.
CASE_STUDY = {
    "title": "Weigh every swab",
    "slug": "weigh-every-swab",
    "summary": "What was done, where, and what happened.",
    "cross_cutting": "on",
    "problem": rich_text("<p>Severe bleeding was noticed late.</p>"),
    "aim_what": "Bleeding of 1,500 ml or more",
    "aim_for_whom": "Black women",
    "approach": rich_text("<p>We weighed every swab.</p>"),
    "outcome_direction": "better",
    "equity_impact": rich_text("<p>The gap narrowed.</p>"),
    "inequality": rich_text("<p>Black women bled more.</p>"),
    "stage": "implemented",
}


def form_data(model, **given):
    """Return the data of a page's editing form."""
    form_class = model.get_edit_handler().get_form_class()
    fields = {name: _empty(field) for name, field in form_class.base_fields.items()}
    fields = {name: value for name, value in fields.items() if value is not None}
    formsets = {name: inline_formset([]) for name in form_class.formsets}
    return nested_form_data({**fields, **formsets, **given})


def _empty(field):
    if isinstance(field, BlockField):
        return streamfield([])
    if isinstance(field.widget, DraftailRichTextArea):
        return rich_text("")
    if isinstance(field, BooleanField | MultipleChoiceField) or hasattr(field, "queryset"):
        return None
    initial = field.initial() if callable(field.initial) else field.initial
    return "" if initial is None or initial == [] else str(initial)


def measure(**fields):
    """Return the data of one measure in a form."""
    return {
        "name": "Bleeding",
        "kind": "outcome",
        "definition": "",
        "numerator": "",
        "denominator": "",
        "unit": "",
        "direction": "lower",
        "target": "",
        "source": "",
        "scheme": "2001",
        "table": "Period,Black African\nJan,12/340",
        "disclosure": "hes",
        "annotations": streamfield([]),
        "reported": streamfield([]),
        **fields,
    }


def complete_case_study(organisation, **changes):
    """Return the fields of a case study in which nothing is missing."""
    return {
        **CASE_STUDY,
        "organisations": inline_formset([{"organisation": organisation.pk, "role": "led-by"}]),
        "measures": streamfield([("measure", measure())]),
        **changes,
    }


def add_url(model):
    index = RecordIndexPage.objects.get(record_type=model.record_type)
    return reverse(
        "wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, index.pk]
    )


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
