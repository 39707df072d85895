"""A site with a past: what editors did to the starter content, and to a record of every kind.

Runs in the site's own process environment, as `list_all` does on both sides.
"""

import hashlib
import json
from datetime import date

from django.core.files.storage import default_storage
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page, Site

from repository.interchange.models import Dissemination, RegisteredDoi, SetMembership
from repository.media.models import RepositoryDocument, RepositoryImage, RepositoryRendition
from repository.network.models import ContextFigure, Organisation
from repository.publisher.models import PublisherSettings
from repository.records import choices
from repository.records.models import CaseStudyPage, Consent, Record, RecordVersion, Redaction
from repository.taxonomy.models import PriorityArea


def make():
    """Give a site that has a record of every kind its past."""
    for consent in Consent.objects.filter(released=True):
        consent.reuse = True
        consent.save()
    change_address_twice()
    rename_area()
    merge_organisations()
    unpublish_one()
    set_by_hand()
    register_doi()


def change_address_twice():
    page = CaseStudyPage.objects.filter(live=True).order_by("pk").first()
    for slug in ("another-address", "a-third-address"):
        page.slug = slug
        page.change_note = f"It moved to {slug}."
        page.save_revision().publish()


def rename_area():
    area = PriorityArea.objects.get(slug="haemorrhage")
    area.name, area.slug = "Severe bleeding", "severe-bleeding"
    area.save()


def merge_organisations():
    old = Organisation.objects.filter(record_roles__page__live=True).distinct()[:2]
    old[0].successor, old[0].active_to = old[1], date(2026, 4, 1)
    old[0].save()
    ContextFigure.objects.create(
        organisation=old[0], kind="births", value=4800, year=2024, source="An example"
    )


def unpublish_one():
    CaseStudyPage.objects.filter(live=True).order_by("pk")[1].unpublish()


def set_by_hand():
    site = Site.objects.get()
    publisher = PublisherSettings.for_site(site)
    publisher.owner, publisher.concerns_email = "Example Network", "concerns@example.org"
    publisher.save()
    tool = Page.objects.filter(path__startswith=site.root_page.path, live=True).last()
    Redirect.objects.create(site=site, old_path="/short", redirect_page=tool)
    Redirect.objects.create(old_path="/elsewhere", redirect_link="https://example.org/")
    query = Query.get("bleeding after birth")
    SearchPromotion.objects.create(query=query, page=tool, description="Start here.")


def register_doi():
    record = Record.objects.filter(type="case-study", page__live=True).order_by("pk").first()
    for number in (None, 1):
        doi = f"10.5072/{record.pk}{'' if number is None else f'.v{number}'}"
        RegisteredDoi.objects.create(doi=doi, record=record, number=number, sha256="0" * 64)


def list_all():
    """Print what must be the same on both sides."""
    print(json.dumps({name: list_rows() for name, list_rows in LISTS.items()}, default=str))  # noqa: T201 - read by the tests


def pages():
    """Every page that anybody may read."""
    return [
        page.url
        for page in Page.objects.filter(depth__gt=1, live=True).order_by("path").specific()
        if getattr(page, "is_permitted", lambda: True)()
    ]


def files():
    """Every file with its address and the hash of what is in it."""
    found = []
    for model in (RepositoryDocument, RepositoryImage, RepositoryRendition):
        for row in model.objects.order_by("file"):
            with default_storage.open(row.file.name) as source:
                found.append((row.file.url, hashlib.sha256(source.read()).hexdigest()))
    return found


def rows(queryset, *names):
    return lambda: list(queryset.order_by(*names).values_list(*names).distinct())


READABLE = {"state__in": choices.READABLE, "page__live": True}
LISTS = {
    "pages": pages,
    "files": files,
    "records": rows(
        Record.objects.filter(**READABLE),
        "pk", "type", "state", "state_date", "state_reason", "reason_category", "replacement",
        "superseded_by", "first_published", "datestamp",
    ),
    "tombstones": rows(
        Record.objects.filter(first_published__isnull=False).exclude(**READABLE),
        "pk", "type", "state", "datestamp",
    ),
    "versions": rows(
        RecordVersion.objects.filter(record__in=Record.objects.filter(**READABLE)),
        "record", "number", "date", "sha256", "title", "change_note", "html",
    ),
    "redactions": rows(
        Redaction.objects.all(),
        "version__record", "version__number", "date", "old_sha256", "new_sha256",
    ),
    "sets": rows(SetMembership.objects.all(), "record", "spec"),
    "formats": rows(Dissemination.objects.all(), "record", "prefix"),
    "dois": rows(RegisteredDoi.objects.all(), "doi", "record", "number", "is_findable", "sha256"),
    "redirects": rows(Redirect.objects.all(), "old_path", "redirect_link", "is_permanent"),
    "names": rows(PriorityArea.objects.all(), "slug", "other_names__name", "other_names__slug"),
    "bodies": rows(
        Organisation.objects.filter(record_roles__page__live=True),
        "slug", "successor__slug", "parent__slug", "active_to",
    ),
    "figures": rows(
        ContextFigure.objects.all(),
        "organisation__slug", "kind", "value", "year", "source", "source_url",
    ),
}  # fmt: skip
