"""The page of an organisation."""

from typing import Any, Final

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from repository.network.mergers import list_taken_over
from repository.network.models import Organisation
from repository.replication.counting import count_in_words
from repository.replication.organisations.adopted import count_stopped, describe, find_adopted
from repository.replication.organisations.named import is_named
from search.links import build_page_links
from search.lookups import load_successors
from search.presentation import answer, build_card
from search.responses import finish

PAGE_SIZE: Final = 20
#: Of its own records; search has the rest.
RECORDS: Final = 10


@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Show a body with its records and what it adopts; one that merged leads to what it became."""
    if became := load_successors().get(slug):
        successor = get_object_or_404(Organisation, slug=became[-1].value)
        if not is_named(list_taken_over(successor)):
            raise Http404
        return redirect("organisations:organisation", slug=became[-1].value)
    body = Organisation.objects.select_related("parent").filter(slug=slug).first()
    if body is None:
        raise Http404
    keys = list_taken_over(body)
    adopted = find_adopted(keys)
    paginator = Paginator(adopted, PAGE_SIZE)
    page = paginator.get_page(request.GET.get("page"))
    found = answer({"organisation": [slug], "sort": ["newest"]}, page_size=RECORDS, counted=False)
    if not paginator.count and not found.response.total and not is_named(keys):
        # Only a draft names it: its page would tell of the draft.
        raise Http404
    context: dict[str, Any] = {
        "organisation": body,
        "facts": _list_facts(body),
        "taken_over": Organisation.objects.filter(pk__in=keys - {body.pk}),
        "records": [build_card(hit) for hit in found.response.hits],
        "total": found.response.total,
        "adoptions": [describe(adoption) for adoption in page],
        "adopted": paginator.count,
        "adopted_words": count_in_words(paginator.count, count_stopped(adopted)),
        "listed": page,
        "pages": build_page_links(page.number, paginator.num_pages, lambda n: f"?page={n}"),
        "breadcrumbs": [{"text": "Home", "href": "/"}],
    }
    response = finish(
        request,
        render(request, "replication/organisations/organisation.html", context),
        personal=found.has_personal,
    )
    # Unlike an answer to a search, it may be found by search engines, when it says anything.
    if paginator.count or found.response.total:
        del response["X-Robots-Tag"]
    return response


def _list_facts(body: Organisation) -> list[tuple[str, str]]:
    facts = (
        ("Kind", body.get_kind_display()),
        ("Region", body.get_region_display()),
        ("ODS code", body.ods_code),
    )
    return [(label, str(value)) for label, value in facts if value]
