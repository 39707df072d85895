"""What editors may not do to records and areas in the admin, each with a message that says why."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.models import Page

from home.models import RecordIndexPage
from repository.records.models import RecordPage
from repository.taxonomy.models import PriorityArea


def refuse_wrong_list(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """Keep a record in the list of its type."""
    record, index = page.specific, destination.specific
    if not isinstance(record, RecordPage) or _takes(index, record):
        return None
    messages.error(
        request,
        f"“{record.title}” is a {record._meta.verbose_name}. It cannot be moved to "
        f"“{index.title}”, which holds something else.",
    )
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def refuse_wrong_list_in_bulk(
    request: HttpRequest, action_type: str, pages: Sequence[Page], action: Any
) -> HttpResponse | None:
    """Hold the same for pages that are ticked and moved together."""
    if action_type != "move":
        return None
    destination = action.cleaned_form.cleaned_data["chooser"]
    refusals = (refuse_wrong_list(request, page, destination) for page in pages)
    return next((refusal for refusal in refusals if refusal is not None), None)


def refuse_alias(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keep one page a record: an alias would escape the record's state, versions and consent."""
    records = Page.objects.descendant_of(page, inclusive=True).type(RecordPage)
    if not request.POST.get("alias") or not records.exists():
        return None
    messages.error(
        request,
        "A record has one page, so it cannot have an alias. Make a copy, or link to the record.",
    )
    return redirect("wagtailadmin_pages:copy", page.pk)


def refuse_used_area(request: HttpRequest, snippets: Sequence[Model]) -> HttpResponse | None:
    """Keep a priority area for as long as records are about it."""
    for area in snippets:
        if isinstance(area, PriorityArea) and area.records.exists():
            messages.error(
                request,
                f"“{area.name}” cannot be deleted: records are about it. "
                "Give those records another priority area first.",
            )
            return redirect(area.snippet_viewset.get_url_name("list"))
    return None


def _takes(index: Page, record: RecordPage) -> bool:
    return isinstance(index, RecordIndexPage) and index.record_type == record.record_type
