"""Rows → terms, organisations, files and addresses. No signal is sent: nothing is made twice."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Model
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Site

from repository.interchange.transfer.arrivals import Arrivals
from repository.interchange.transfer.building import batches, build, read_values
from repository.interchange.transfer.departures import NAMED_BY
from repository.media.models import RepositoryDocument, RepositoryImage, RepositoryRendition
from repository.network.models import ContextFigure, Organisation
from repository.publisher.models import PublisherSettings
from repository.records.models import RecordTag
from repository.replication.models import AntiRacismPrinciple
from repository.taxonomy.models import (
    PriorityArea,
    PriorityAreaName,
    SeparateTerms,
    SynonymGroup,
    Theme,
)


def read_site(arrivals: Arrivals, site: Site) -> None:
    """Give the site its name, publisher and principles; it keeps its own address."""
    for row in arrivals.rows("site"):
        Site.objects.filter(pk=site.pk).update(site_name=str(row["site_name"]))
        fields = PublisherSettings._meta.concrete_fields
        values = read_values(fields, row["publisher"], arrivals.change)
        PublisherSettings.objects.update_or_create(site=site, defaults=values)
        # Archives of an earlier release have none.
        AntiRacismPrinciple.objects.bulk_create(
            build(AntiRacismPrinciple, principle, arrivals.change)
            for principle in row.get("principles", ())
        )
    Site.clear_site_root_paths_cache()


def read_terms(arrivals: Arrivals) -> None:
    """Make areas with all their names, themes, tags, and what searches treat alike or apart."""
    for row in arrivals.rows("areas"):
        names = row.pop("other_names")
        area = _make(PriorityArea, row, arrivals)
        PriorityAreaName.objects.bulk_create(
            build(PriorityAreaName, {**name, "area": area.slug}, arrivals.change) for name in names
        )
    for row in arrivals.rows("themes"):
        _make(Theme, row, arrivals)
    for row in arrivals.rows("tags"):
        _make(RecordTag, row, arrivals)
    _make_many(SynonymGroup, "synonyms", arrivals)
    _make_many(SeparateTerms, "separate_terms", arrivals)


def read_organisations(arrivals: Arrivals) -> None:
    """Make organisations, then say which belongs to which: any may come after its successor."""
    links = {}
    for row in arrivals.rows("organisations"):
        links[row["slug"]] = row.pop("parent"), row.pop("successor")
        # Archives from before places were described have none.
        figures = row.pop("context_figures", [])
        organisation = _make(Organisation, row, arrivals)
        ContextFigure.objects.bulk_create(
            build(ContextFigure, {**figure, "organisation": organisation.slug}, arrivals.change)
            for figure in figures
        )
    for slug, (parent, successor) in links.items():
        if parent or successor:
            Organisation.objects.filter(slug=slug).update(
                parent=parent and arrivals.change(Organisation, parent),
                successor=successor and arrivals.change(Organisation, successor),
            )


def read_media(arrivals: Arrivals) -> None:
    """Make documents and images, and the images' copies."""
    for row in arrivals.rows("documents"):
        _make(RepositoryDocument, row, arrivals)
    for row in arrivals.rows("images"):
        copies = row.pop("renditions")
        image = _make(RepositoryImage, row, arrivals)
        for copy in copies:
            rendition = build(RepositoryRendition, copy, arrivals.change)
            rendition.image = image
            RepositoryRendition.objects.bulk_create([rendition])


def read_redirects(arrivals: Arrivals, site: Site) -> None:
    """Make redirects, for this site where they were for that one alone."""
    for batch in batches(_read_redirects(arrivals, site)):
        Redirect.objects.bulk_create(batch)


def _read_redirects(arrivals: Arrivals, site: Site) -> Iterator[Redirect]:
    for row in arrivals.rows("redirects"):
        bound = row.pop("for_this_site")
        redirect = build(Redirect, row, arrivals.change)
        redirect.site = site if bound else None
        yield redirect


def read_picks(arrivals: Arrivals) -> None:
    """Make what editors put first for a search."""
    for row in arrivals.rows("picks"):
        query, _ = Query.objects.get_or_create(query_string=row.pop("query"))
        pick = build(SearchPromotion, row, arrivals.change)
        pick.query = query
        SearchPromotion.objects.bulk_create([pick])


def _make(model: type[Model], row: Mapping[str, Any], arrivals: Arrivals) -> Any:
    """Make a row, and note the name by which others refer to it."""
    made = build(model, row, arrivals.change)
    model._default_manager.bulk_create([made])
    arrivals.add(model, row[NAMED_BY[model]], made.pk)
    return made


def _make_many(model: type[Model], kind: str, arrivals: Arrivals) -> None:
    """Make rows that nothing refers to."""
    for batch in batches(build(model, row, arrivals.change) for row in arrivals.rows(kind)):
        model._default_manager.bulk_create(batch)
