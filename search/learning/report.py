"""The report of searches in the admin: Wagtail's own report view, once for each question."""

import datetime as dt
from typing import Any
from urllib.parse import urlencode

import django_filters
from django.db.models import QuerySet
from django.forms import Media
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import ButtonsColumnMixin, NumberColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import ListingButton
from wagtail.contrib.search_promotions.views.settings import CreateView
from wagtail.permission_policies import ModelPermissionPolicy

from repository.taxonomy.models import SynonymGroup
from search.learning.kinds import HEADINGS, KINDS, Kind, add_up, summarise
from search.models import SearchCount

Row = dict[str, Any]
PICK_URL = "searches_report_pick"
STYLES = Media(css={"all": ["search/admin/searches.css"]})


def describe(row: Row) -> str:
    """Return a search's words, or how many unknown ones it had."""
    if row["text"]:
        return str(row["text"])
    return f"Unknown words ({row['words']} word{'' if row['words'] == 1 else 's'})"


def measure_mean(row: Row) -> int:
    """Return the mean time of a search in milliseconds; none where only openings were counted."""
    return round(row["total_milliseconds"] / row["total_searches"]) if row["total_searches"] else 0


def _find_search_url(row: Row) -> str:
    return f"{reverse('search')}?{urlencode({'q': row['text']})}" if row["text"] else ""


class SearchColumn(ButtonsColumnMixin, TitleColumn):
    """The words, linked to what readers get for them, with ways to answer them better."""

    def get_buttons(self, instance: Row, parent_context: Any) -> list[ListingButton]:
        """Return what this person may do about the search."""
        user = parent_context["request"].user
        text = instance["text"]
        buttons = []
        if text and user.has_perm("taxonomy.add_synonymgroup"):
            viewset: Any = SynonymGroup.snippet_viewset  # type: ignore[attr-defined] # set by Wagtail
            address = reverse(viewset.get_url_name("add"))
            buttons.append(_build_button("Add a synonym", address, {"label": text}, text, 10))
        if text and user.has_perm("wagtailsearchpromotions.add_searchpromotion"):
            buttons.append(_build_button("Pick a record", reverse(PICK_URL), {"q": text}, text, 20))
        return buttons


def _build_button(
    label: str, address: str, parameters: dict[str, str], text: str, priority: int
) -> ListingButton:
    return ListingButton(
        label,
        f"{address}?{urlencode(parameters)}",
        attrs={"aria-label": f"{label} for “{text}”"},
        priority=priority,
    )


class SearchesFilterSet(WagtailFilterSet):
    """Narrows the report to a period."""

    day = django_filters.DateFromToRangeFilter(
        label="Period", widget=DateRangePickerWidget, method="keep_period"
    )

    class Meta:
        model = SearchCount
        fields: list[str] = []

    def keep_period(
        self, counts: QuerySet[SearchCount], _name: str, period: slice
    ) -> QuerySet[SearchCount]:
        """Keep the days of a period, whichever of its ends was given first."""
        start, stop = (value and timezone.localdate(value) for value in (period.start, period.stop))
        if start and stop and start > stop:
            start, stop = stop, start
        counts = counts.filter(day__gte=start) if start else counts
        return counts.filter(day__lte=stop) if stop else counts


class SearchesReportView(ReportView):
    """Searches of a period that answer one question."""

    kind: Kind = KINDS[0]
    model = SearchCount
    permission_policy = ModelPermissionPolicy(SearchCount)
    permission_required = "view"
    header_icon = "search"
    page_title = "Searches"
    results_template_name = "search/admin/searches_report_results.html"
    filterset_class = SearchesFilterSet
    is_searchable = True
    search_fields = ["text"]
    list_export = ["search", "text", "words", *HEADINGS]
    export_headings = {"search": "Search", "text": "Words", "words": "Number of words", **HEADINGS}

    @property
    def columns(self) -> list[Any]:
        """Return the words, and the figures that answer the question."""
        title = SearchColumn("search", label="Search", accessor=describe, get_url=_find_search_url)
        figures = [
            NumberColumn(name, label=label, accessor=measure_mean if name == "mean" else name)
            for name, label in self.kind.columns.items()
        ]
        return [title, *figures]

    @property
    def no_results_message(self) -> str:
        """Return why the list is empty."""
        return "No search holds these letters." if self.is_searching else self.kind.empty

    def get_page_subtitle(self) -> str:
        """Return the question."""
        return self.kind.label

    def get_index_url(self) -> str:
        """Return the address of this question's list."""
        return reverse(self.kind.url_name)

    def get_index_results_url(self) -> str:
        """Return the address of the list alone, for when its filters change."""
        return reverse(f"{self.kind.url_name}_results")

    def get_filename(self) -> str:
        """Name the file after the question and the day."""
        return f"searches-{self.kind.key.replace('_', '-')}-{timezone.localdate():%Y-%m-%d}"

    def get_filtered_queryset(self) -> QuerySet[SearchCount, Any]:
        """Return the rows; the days are narrowed before they are added up."""
        self.counts = self.search_queryset(self.filter_queryset(SearchCount.objects.all()))
        return summarise(self.counts, self.kind)

    def to_row_dict(self, item: Row) -> Row:
        """Return a row of the file, with every figure whatever the question."""
        values = {**item, "search": describe(item), "mean": measure_mean(item)}
        return {name: values[name] for name in self.list_export}

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the other questions, and the sums over the period."""
        totals = add_up(self.counts)
        context = super().get_context_data(*args, **kwargs)
        return {
            **context,
            "media": context["media"] + STYLES,
            "kind": self.kind,
            "kinds": [{"kind": kind, "href": self._find_href(kind)} for kind in KINDS],
            "totals": totals,
            "shares": {
                name: round(100 * totals[f"total_{name}"] / totals["total_searches"])
                for name in ("found_nothing", "abandoned", "put_right")
                if totals["total_searches"]
            },
            "oldest": self._find_oldest(),
        }

    def _find_href(self, kind: Kind) -> str:
        """Return the address of another question about the same period and words."""
        parameters = self.request.GET.copy()
        for name in (self.page_kwarg, "export", "_w_filter_fragment"):
            parameters.pop(name, None)
        query = parameters.urlencode()
        return f"{reverse(kind.url_name)}{'?' if query else ''}{query}"

    def _find_oldest(self) -> dt.date | None:
        return self.counts.order_by("day").values_list("day", flat=True).first()


class AddPickView(CreateView):
    """Wagtail's screen for a new editor's pick, begun with the words of a search."""

    def get_initial(self) -> dict[str, str]:
        """Return the words to begin with."""
        return {"query_string": self.request.GET.get("q", "")[:255]}


class SearchesMenuItem(MenuItem):
    """Shown to those who may read the report."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether the reader of the menu may."""
        return bool(request.user.has_perm("search.view_searchcount"))


def list_report_urls() -> list[URLPattern]:
    """Return the addresses of the report, one for each question, and of the screen for picks."""
    urls = [path("reports/searches/pick/", AddPickView.as_view(), name=PICK_URL)]
    for place, kind in enumerate(KINDS):
        address = f"reports/searches/{kind.key.replace('_', '-') + '/' if place else ''}"
        view = SearchesReportView
        urls += [
            path(address, view.as_view(kind=kind), name=kind.url_name),
            path(
                f"{address}results/",
                view.as_view(kind=kind, results_only=True),
                name=f"{kind.url_name}_results",
            ),
        ]
    return urls
