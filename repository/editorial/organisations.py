"""Organisations that pages or adoptions name stay: they merge or end, and go on being named."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.models import Page, ReferenceIndex

from repository.network.models import Organisation


def pages_naming(organisation: Organisation) -> set[int]:
    """Return the keys of the pages that name an organisation.

    A name that stands in an unsaved revision alone does not count: the draft opens without it.
    """
    indexed = ReferenceIndex.get_references_to(organisation).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    return {
        *organisation.record_roles.values_list("page", flat=True),
        *organisation.site_teams.values_list("page", flat=True),
        *(int(key) for key in indexed.values_list("object_id", flat=True)),
    }


def refuse_deletion(request: HttpRequest, chosen: Sequence[Any]) -> HttpResponse | None:
    """Send the editor back when one of the snippets is an organisation that a page names."""
    organisations = [each for each in chosen if isinstance(each, Organisation)]
    refused = False
    for organisation in organisations:
        if number := organisation.adoptions.count():
            refused = True
            messages.error(
                request,
                f"“{organisation}” cannot be deleted: it has {number} "
                f"{'adoption' if number == 1 else 'adoptions'}. If it has ended or merged, give it "
                "an “active to” date and a successor instead.",
            )
        if number := len(pages_naming(organisation)):
            refused = True
            messages.error(
                request,
                f"“{organisation}” cannot be deleted: {number} "
                f"{'page names' if number == 1 else 'pages name'} it. If it has ended or merged, "
                "give it an “active to” date and a successor instead.",
            )
    return redirect("wagtailsnippets_network_organisation:list") if refused else None
