"""Pages that are not in the page tree, and errors."""

from typing import Any

from django.core.mail import send_mail
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseServerError,
    JsonResponse,
)
from django.shortcuts import redirect, render
from django.template.loader import get_template
from django.urls import reverse
from django.views.decorators.cache import never_cache
from wagtail import hooks
from wagtail.views import serve as wagtail_serve

from home.chrome import frame
from home.forms import ConcernForm
from home.health import inspect
from home.listings import render_record_index
from repository.records.formats import FORMATS
from repository.records.models import PAGE_TYPES
from repository.settings import env


def record_index(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Answer a list page from the snapshot; a hidden or missing one by Wagtail's own rules."""
    index = frame().indexes.get(slug)
    if index is None:
        return wagtail_serve(request, f"{slug}/")
    return render_record_index(request, index)


def record_page(request: HttpRequest, index_slug: str, slug: str) -> HttpResponseBase:
    """Answer a record page in one query instead of a walk down the page tree.

    Whatever is not plainly public (private, moved, unknown) goes Wagtail's own way.
    """
    frame_now = frame()
    index = frame_now.indexes.get(index_slug)
    page = index and (
        PAGE_TYPES[index["record_type"]]
        .objects.live()
        .select_related("record", *(form.field for form in FORMATS))
        .filter(slug=slug, path__startswith=index["path"])
        .first()
    )
    if page is None or frame_now.is_private(page):
        return wagtail_serve(request, f"{index_slug}/{slug}/")
    # Known already: asked once for the links of the page too.
    page.private_paths = frame_now.restricted_paths
    for hook in hooks.get_hooks("before_serve_page"):
        answer = hook(page, request, [], {})
        if isinstance(answer, HttpResponse):
            return answer
    return page.serve(request)


@never_cache
def report_concern(request: HttpRequest) -> HttpResponse:
    """Take a concern about a page, store it, and tell the mailbox for concerns."""
    form = ConcernForm(request.POST or None, initial={"page_path": request.GET.get("page", "")})
    if request.method == "POST" and form.is_valid():
        concern = form.save()
        publisher = frame().publisher
        if publisher and (mailbox := publisher.concerns_email or publisher.contact_email):
            send_mail(
                "A concern about a page",
                f"{concern.page_path}\n\n{concern.message}\n",
                None,
                [mailbox],
                fail_silently=True,  # the concern is stored whatever happens to the message
            )
        return redirect("concern_sent")
    context = {"form": form, "breadcrumbs": [{"text": "Home", "href": "/"}]}
    status = 400 if form.errors else 200
    return render(request, "home/concern.html", context, status=status)


def concern_sent(request: HttpRequest) -> HttpResponse:
    """Say that the concern has arrived."""
    return render(
        request, "home/concern_sent.html", {"breadcrumbs": [{"text": "Home", "href": "/"}]}
    )


def style_guide(request: HttpRequest) -> HttpResponse:
    """Show every component with sample data."""
    response = render(request, "styleguide.html")
    response["X-Robots-Tag"] = "noindex"
    return response


@never_cache
def live(_request: HttpRequest) -> JsonResponse:
    """Say that the process answers."""
    return JsonResponse({"status": "ok"})


@never_cache
def ready(_request: HttpRequest) -> JsonResponse:
    """Name each dependency; search being down degrades the service, it does not fail it."""
    health = inspect()
    return JsonResponse(health.as_dict(), status=200 if health.can_serve else 503)


def robots(request: HttpRequest) -> HttpResponse:
    """Keep crawlers out of the admin and of endless searches; show them what there is."""
    sitemap = request.build_absolute_uri(reverse("interchange:sitemap"))
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /search/",
        "Disallow: /api/",
        "Disallow: /pack/results/",
        "",
        f"Sitemap: {sitemap}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Keep what a reader typed when their form had been open for too long."""
    if request.path != reverse("report_concern"):
        return render(request, "403.html", status=403)
    form = ConcernForm(request.POST)
    form.add_error(None, "The page had been open for too long. Send your message again.")
    context = {"form": form, "breadcrumbs": [{"text": "Home", "href": "/"}]}
    return render(request, "home/concern.html", context, status=403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Help a reader who followed a wrong address."""
    return render(request, "404.html", status=404)


def server_error(_request: HttpRequest) -> HttpResponse:
    """Answer when something broke, without the database or anything else that may be down."""
    context: dict[str, Any] = {"support": env.read("DEFAULT_FROM_EMAIL")}
    return HttpResponseServerError(get_template("500.html").render(context))
