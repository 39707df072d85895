"""The programme view: the page, and its figures as a file."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from repository.replication.programme.ages import AGES, BY_KEY, YEAR, Age
from repository.replication.programme.matrix import Row, build_query, build_tables, list_rows
from repository.replication.programme.sites import load_sites
from repository.replication.programme.table import write_tables
from repository.taxonomy.snapshot import terms
from search.blocked import load_sight
from search.execute import run_together
from search.fallback import build_notice
from search.gaps import Table, name_areas
from search.links import build_href
from search.query import Values
from search.responses import finish


@dataclass(frozen=True)
class Programme:
    """The tables, and what they stand on."""

    age: Age | None
    tables: list[Table]
    #: Sites that name no organisation yet.
    unnamed: list[str]
    degraded: bool


@require_safe
def programme(request: HttpRequest) -> HttpResponseBase:
    """Show areas, sites, evidence, adoption and age against each other."""
    found = _load(request)
    here = reverse("programme")
    context = {
        "breadcrumbs": [{"text": "Home", "href": "/"}],
        "tables": found.tables,
        "unnamed": found.unnamed,
        "age": found.age,
        "ages": [
            {"label": age.label, "href": build_href(here, [("age", age.key)]), "age": age}
            for age in AGES
        ],
        "table_href": build_href(
            reverse("programme_table"), [("age", found.age.key)] if found.age else []
        ),
        "notices": [build_notice().as_dict()] if found.degraded else [],
    }
    response = render(request, "replication/programme.html", context)
    return finish(request, response, personal=False)


@require_safe
def programme_table(request: HttpRequest) -> HttpResponseBase:
    """Send the same numbers, one a line, each with its search."""
    lines = write_tables(_load(request).tables, request.build_absolute_uri)
    response = HttpResponse("".join(lines), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="programme.csv"'
    return finish(request, response, personal=False)


def _load(request: HttpRequest) -> Programme:
    areas, sites, sight = name_areas(terms().areas), load_sites(), load_sight()
    this_year = timezone.localdate().year
    age = BY_KEY.get(request.GET.get("age", ""))
    base: Values = {}
    if age:
        (everything,) = run_together([build_query({})], sight)
        years = age.choose((item.value for item in everything.facets[YEAR]), this_year)
        # A year that no record has finds nothing, where no year at all would find everything.
        base = {YEAR: years or frozenset({str(this_year - age.nearest)})}
    listed = list_rows(areas, sites, base)
    answers = run_together([build_query(filters) for _, _, filters in listed], sight)
    rows = [Row(*row, answer) for row, answer in zip(listed, answers, strict=True)]
    return Programme(
        age,
        build_tables(areas, rows, this_year, with_ages=age is None),
        [site.name for site in sites if not site.organisations],
        any(answer.degraded for answer in answers),
    )
