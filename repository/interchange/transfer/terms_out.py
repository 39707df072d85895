"""Terms, organisations, files and addresses as rows: whatever is no page and no record."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from django.db.models import Model
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Site

from repository.interchange.transfer.departures import Departures
from repository.interchange.transfer.fields import names_of, write_fields
from repository.interchange.transfer.withheld import ORGANISATION_WITHHELD, PUBLISHER_FIELDS
from repository.media.models import RepositoryDocument, RepositoryImage, RepositoryRendition
from repository.network.models import ContextFigure, Organisation
from repository.publisher.models import PublisherSettings
from repository.records.models import RecordTag, VoicePage
from repository.replication.models import AntiRacismPrinciple
from repository.taxonomy.models import (
    PriorityArea,
    PriorityAreaName,
    SeparateTerms,
    SynonymGroup,
    Theme,
)

#: Who uploaded a file, and words to find it by in the admin, are no reader's business.
DOCUMENT_FIELDS: Final = (
    "title", "file", "file_size", "file_hash", "accessible_note", "running_time",
)  # fmt: skip
IMAGE_FIELDS: Final = (
    "title", "file", "description", "width", "height", "focal_point_x",
    "focal_point_y", "focal_point_width", "focal_point_height", "file_size", "file_hash",
    "is_decorative", "credit",
)  # fmt: skip
RENDITION_FIELDS: Final = ("filter_spec", "focal_point_key", "file", "width", "height")
REDIRECT_FIELDS: Final = (
    "old_path", "is_permanent", "redirect_page", "redirect_page_route_path", "redirect_link",
    "automatically_created",
)  # fmt: skip
PICK_FIELDS: Final = (
    "page", "external_link_url", "external_link_text", "description", "sort_order",
)  # fmt: skip


def write_site(site: Site, departures: Departures) -> Iterator[dict[str, Any]]:
    """Yield the site's name, who runs it, and the principles that its adopters may name.

    Its host name is that of each installation.
    """
    yield {
        "site_name": site.site_name,
        "publisher": write_fields(publisher_of(site), PUBLISHER_FIELDS, departures.change),
        # Not a file of its own: earlier releases know the files by name, and would refuse it.
        "principles": list(write_terms(AntiRacismPrinciple, departures)),
    }


def publisher_of(site: Site) -> PublisherSettings:
    """Return who runs a site, without making a row where there is none."""
    return PublisherSettings.objects.filter(site=site).first() or PublisherSettings(site=site)


def write_areas(departures: Departures) -> Iterator[dict[str, Any]]:
    """Yield the priority areas with the names that they had or that also lead to them."""
    for area in PriorityArea.objects.prefetch_related("other_names"):
        names = names_of(PriorityAreaName, "area")
        yield {
            **write_fields(area, names_of(PriorityArea), departures.change),
            "other_names": [
                write_fields(row, names, departures.change) for row in area.other_names.all()
            ],
        }


def write_terms(
    model: type[Theme | SynonymGroup | SeparateTerms | AntiRacismPrinciple], departures: Departures
) -> Iterator[dict[str, Any]]:
    """Yield every term of a kind, in the order in which they were added."""
    for row in model._default_manager.order_by("pk"):
        yield write_fields(row, names_of(model), departures.change)


def write_needed(
    model: type[RecordTag | Organisation], departures: Departures
) -> Iterator[dict[str, Any]]:
    """Yield the tags or organisations that a page which leaves names: others may be a draft's."""
    names = names_of(model, *ORGANISATION_WITHHELD)
    for row in model._default_manager.order_by("pk"):
        if row.pk in departures.needed[model]:
            yield write_fields(row, names, departures.change)


def write_organisations(departures: Departures) -> Iterator[dict[str, Any]]:
    """Yield the organisations that are named, each with what is stated of the place."""
    names = names_of(ContextFigure, "organisation")
    figures: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for figure in ContextFigure.objects.select_related("organisation").order_by("pk"):
        row = write_fields(figure, names, departures.change)
        figures[figure.organisation.slug].append(row)
    for row in write_needed(Organisation, departures):
        yield {**row, "context_figures": figures[row["slug"]]}


def write_documents(departures: Departures) -> Iterator[dict[str, Any]]:
    """Yield the documents that pages use."""
    for document in _needed_media(RepositoryDocument, departures):
        yield write_fields(document, DOCUMENT_FIELDS, departures.change)


def write_images(departures: Departures) -> Iterator[dict[str, Any]]:
    """Yield the images that pages use, with their copies in other sizes: pages name those."""
    for image in _needed_media(RepositoryImage, departures):
        copies = RepositoryRendition.objects.filter(image=image).order_by("pk")
        yield {
            **write_fields(image, IMAGE_FIELDS, departures.change),
            "renditions": [
                write_fields(copy, RENDITION_FIELDS, departures.change) for copy in copies
            ],
        }


def _needed_media(model: type[Model], departures: Departures) -> Iterator[Any]:
    for row in model._default_manager.order_by("pk").iterator():
        if row.pk in departures.needed[model]:
            yield row


def media_files(departures: Departures) -> Iterator[Any]:
    """Yield the files themselves, closed."""
    for document in _needed_media(RepositoryDocument, departures):
        yield document.file
    for image in _needed_media(RepositoryImage, departures):
        yield image.file
        yield from (copy.file for copy in RepositoryRendition.objects.filter(image=image))


def write_redirects(site: Site, departures: Departures) -> Iterator[dict[str, Any]]:
    """Yield the redirects of the site that lead to what leaves."""
    stories = _addresses_of_stories()
    for redirect in Redirect.get_for_site(site).order_by("pk"):
        row = write_fields(redirect, REDIRECT_FIELDS, departures.change)
        stays = redirect.redirect_page_id is not None and row["redirect_page"] is None
        last = redirect.old_path.rstrip("/").rpartition("/")[2]
        # An old address may hold a word of the story: only that made of its identifier leaves.
        worded = stories.get(redirect.redirect_page_id or 0, last) != last
        if not stays and not worded:
            yield {**row, "for_this_site": redirect.site_id is not None}


def _addresses_of_stories() -> dict[int, str]:
    voices = VoicePage.objects.select_related("translation_of").defer_streamfields()
    return {voice.pk: voice.slug for voice in voices if voice.is_personal}


def write_picks(departures: Departures) -> Iterator[dict[str, Any]]:
    """Yield what editors have put first for a search, with the words of the search."""
    for pick in SearchPromotion.objects.select_related("query").order_by("pk"):
        row = write_fields(pick, PICK_FIELDS, departures.change)
        if pick.page_id is None or row["page"] is not None:
            yield {**row, "query": pick.query.query_string}
