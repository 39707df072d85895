"""What a request says of a reader's way: which search it is, and which one it comes from. Pure.

A browser tells a page's own site which page led to it (the Referer; our policy is `same-origin`).
The address of a search carries the search, so no cookie, no marked link and no script is needed.
"""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, parse_qsl, urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, ResolverMatch, resolve, reverse

from search.learning.wording import list_words
from search.parameters import is_true
from search.query_text import cut_text

#: Names of the addresses that answer searches with a page.
SEARCH_PAGES: Final = frozenset({"search", "record_index"})
#: Parameters that neither say what is searched nor narrow it.
_MANNER: Final = frozenset({"q", "page", "page_size", "sort", "facet_sort", "exact"})
#: Machines that say so (a Cubot is a telephone). Whoever pretends to be a reader is counted as one.
_MACHINE: Final = re.compile(
    r"(?<!cu)bot\b|crawl|spider|slurp|archiver|facebookexternalhit|preview|monitor|uptime|pingdom"
    r"|lighthouse",
    re.IGNORECASE,
)
_FETCHED_AHEAD: Final = ("Sec-Purpose", "Purpose", "X-Moz", "X-Purpose")


@dataclass(frozen=True)
class Asked:
    """A search by its address."""

    text: str
    exact: bool
    #: Filters, and the list that it was made in.
    narrowing: frozenset[tuple[str, str]]
    page: str = ""

    def repeats(self, other: "Asked") -> bool:
        """Return whether the words are those of another search: paged, sorted, narrowed."""
        return self.exact == other.exact and list_words(self.text) == list_words(other.text)

    def loosens(self, other: "Asked") -> bool:
        """Return whether less is asked than by another search: fewer words, or fewer filters."""
        words, others = set(list_words(self.text)), set(list_words(other.text))
        if words == others:
            return self.narrowing < other.narrowing
        return bool(words) and words < others


def is_reader(request: HttpRequest) -> bool:
    """Return whether a request is a reader's, as far as it says; an editor at work is none."""
    if request.method != "GET" or _comes_from_admin(request):
        return False
    if any("prefetch" in request.headers.get(name, "").lower() for name in _FETCHED_AHEAD):
        return False
    return not _MACHINE.search(request.headers.get("User-Agent", ""))


def read_search(request: HttpRequest) -> Asked:
    """Return the search that a request is."""
    match = request.resolver_match or resolve(request.path)
    return _read(request.path, request.META.get("QUERY_STRING", ""), match)


def read_origin(request: HttpRequest) -> Asked | None:
    """Return the search that a request comes from; None when it comes from anywhere else."""
    parts = _read_referer(request)
    if parts is None:
        return None
    try:
        match = resolve(parts.path)
    except Resolver404:
        return None
    if match.url_name not in SEARCH_PAGES:
        return None
    asked = _read(parts.path, parts.query, match)
    return asked if asked.text else None


def _read_referer(request: HttpRequest) -> SplitResult | None:
    """Return the address on this site that led here, if one did."""
    try:
        parts = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return None
    return parts if parts.netloc and parts.netloc == request.get_host() else None


def _comes_from_admin(request: HttpRequest) -> bool:
    parts = _read_referer(request)
    return parts is not None and parts.path.startswith(reverse("wagtailadmin_home"))


def _read(path: str, query: str, match: ResolverMatch) -> Asked:
    try:
        pairs = parse_qsl(query, max_num_fields=200)
    except ValueError:
        pairs = []
    last = dict(pairs)
    narrowing = {(name, value) for name, value in pairs if name not in _MANNER}
    if match.url_name == "record_index":
        narrowing.add(("list", path))
    return Asked(
        text=cut_text(last.get("q", ""))[0],
        exact=is_true(last.get("exact", "")),
        narrowing=frozenset(narrowing),
        page=last.get("page", "").strip(),
    )
