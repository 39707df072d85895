"""From URL parameters to a search. Whatever cannot be understood is ignored, and said. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from search.facets import (
    BY_KEY,
    DEFAULT_STATES,
    FACET_SORTS,
    FILTER_KEYS,
    FILTER_LABELS,
    RELEVANCE,
    SORTS,
    STATES,
    YEARS,
    Order,
)
from search.lexicon import EMPTY, Lexicon
from search.query import MAX_PAGE_SIZE, PAGE_SIZE, Notice, SearchQuery
from search.query_text import TextQuery, clean_text, parse_text

NOT_A_NUMBER: Final = "not-a-number"
MAX_VALUES: Final = 50
#: No list is this long; a page further out is the last page.
MAX_PAGE: Final = 1_000_000
MAX_YEAR: Final = 9999
_NUMBER = re.compile(r"^[+-]?[0-9]{1,30}$")
_SLUG = re.compile(r"^[\w-]{1,250}$")
_OTHERS: Final = frozenset(
    {"q", "year_from", "year_to", "state", "sort", "facet_sort", "page", "page_size", "exact"}
)

Parameters = Mapping[str, Sequence[str]]
Labels = Mapping[str, Mapping[str, str]]


def parse_query(
    parameters: Parameters,
    *,
    known: Labels | None = None,
    former: Labels | None = None,
    fixed: Mapping[str, str] | None = None,
    lexicon: Lexicon = EMPTY,
) -> tuple[SearchQuery, list[Notice]]:
    """Read a search from parameters.

    Args:
        parameters: every value of each parameter.
        known: label of each value by facet; a facet that is absent here takes any slug.
        former: by facet, the value that an old value leads to.
        fixed: filters of the page itself, which parameters cannot change.
        lexicon: the editors' synonyms.
    """
    text = parse_text(_last(parameters, "q"), lexicon)
    reader = _Reader(parameters, text, known or {}, former or {}, fixed or {})
    return reader.read(), reader.notices


def is_true(value: str) -> bool:
    """Return whether a parameter switches something on."""
    return value.lower() in {"1", "true", "yes", "on"}


def _last(parameters: Parameters, name: str) -> str:
    values = parameters.get(name, ())
    return values[-1] if values else ""


class _Reader:
    def __init__(
        self,
        parameters: Parameters,
        text: TextQuery,
        known: Labels,
        former: Labels,
        fixed: Mapping[str, str],
    ) -> None:
        self._parameters = parameters
        self._text = text
        self._known = known
        self._former = former
        self._fixed = fixed
        self.notices: list[Notice] = []

    def read(self) -> SearchQuery:
        self._note_unknown_parameters()
        text = self._text
        if text.was_cut:
            self._note("text-shortened", "Your search was very long. We used its beginning.", "q")
        if text.text and not (text.words or text.phrases or text.excluded):
            self._note("no-words", "There was no word in your search to look for.", "q")
        year_from, year_to = self._years()
        return SearchQuery(
            text=text,
            filters={key: values for key in FILTER_KEYS if (values := self._filter(key))},
            fixed={key: frozenset({value}) for key, value in self._fixed.items()},
            states=self._states(),
            year_from=year_from,
            year_to=year_to,
            sort=self._sort(),
            facet_sort=self._facet_sort(),
            page=self._number("page", 1, MAX_PAGE) or 1,
            page_size=self._number("page_size", 1, MAX_PAGE_SIZE) or PAGE_SIZE,
            exact=is_true(self._last("exact")),
        )

    def _values(self, name: str) -> list[str]:
        found = (clean_text(value[:300]) for value in self._parameters.get(name, ()))
        return [value for value in dict.fromkeys(found) if value]

    def _last(self, name: str) -> str:
        return _last(self._parameters, name)

    def _note(self, code: str, text: str, parameter: str) -> None:
        notice = Notice(code, text, parameter)
        if notice not in self.notices:
            self.notices.append(notice)

    def _note_ignored(self, code: str, values: Iterable[str], why: str, parameter: str) -> None:
        shown = [f"“{clean_text(value[:60]) or '?'}”" for value in values]
        if shown:
            more = f" and {len(shown) - 3} more" if len(shown) > 3 else ""  # noqa: PLR2004 - a notice is a line
            self._note(code, f"We ignored {', '.join(shown[:3])}{more}: {why}.", parameter)

    def _note_unknown_parameters(self) -> None:
        unknown = [name for name in self._parameters if name not in {*FILTER_KEYS, *_OTHERS}]
        self._note_ignored("unknown-parameter", unknown, "this search has no such option", "")

    def _filter(self, key: str) -> frozenset[str]:
        given = [value.lower() for value in self._values(key)]
        if key in self._fixed:
            others = [value for value in given if value != self._fixed[key]]
            self._note_ignored("fixed", others, "this page shows one kind of record", key)
            return frozenset()
        former = self._former.get(key, {})
        values = [former.get(value, value) for value in given]
        unknown = [value for value in values if not self._is_known(key, value)]
        label = FILTER_LABELS[key].lower()
        self._note_ignored("unknown-value", unknown, f"it is not in the list of “{label}”", key)
        kept = [value for value in values if value not in unknown]
        if len(kept) > MAX_VALUES:
            self._note("too-many-values", f"We used the first {MAX_VALUES} of “{label}”.", key)
        return frozenset(kept[:MAX_VALUES])

    def _is_known(self, key: str, value: str) -> bool:
        if key in self._known:
            return value in self._known[key]
        facet = BY_KEY.get(key)
        if facet is not None and facet.order is Order.DECLARED:
            return value in facet.values
        return bool(_SLUG.match(value))

    def _states(self) -> frozenset[str]:
        given = [value.lower() for value in self._values("state")]
        unknown = [value for value in given if value not in STATES]
        self._note_ignored("unknown-value", unknown, "no record can be searched by it", "state")
        return frozenset(value for value in given if value in STATES) or DEFAULT_STATES

    def _sort(self) -> str:
        value = clean_text(self._last("sort")[:300]).lower()
        if not value or value in SORTS:
            return value or RELEVANCE
        self._note_ignored("unknown-value", [value], "we cannot sort by it", "sort")
        return RELEVANCE

    def _facet_sort(self) -> str:
        value = clean_text(self._last("facet_sort")[:300]).lower()
        if value and value not in FACET_SORTS:
            self._note_ignored("unknown-value", [value], "we cannot list by it", "facet_sort")
        return value if value in FACET_SORTS else Order.COUNT.value

    def _number(self, name: str, lowest: int, highest: int) -> int | None:
        value = clean_text(self._last(name)[:300])
        if not value:
            return None
        label = YEARS.get(name, name)
        if not _NUMBER.match(value):
            self._note_ignored(NOT_A_NUMBER, [value], f"“{label}” must be a whole number", name)
            return None
        number = max(lowest, min(int(value), highest))
        if number != int(value) and not (name == "page" and number == highest):
            text = f"“{label}” goes from {lowest} to {highest}, so we used {number}."
            self._note("out-of-range", text, name)
        return number

    def _years(self) -> tuple[int | None, int | None]:
        first = self._number("year_from", 0, MAX_YEAR)
        last = self._number("year_to", 0, MAX_YEAR)
        if first is not None and last is not None and first > last:
            text = f"The years were the wrong way round, so we searched {last} to {first}."
            self._note("years-swapped", text, "year_from")
            return last, first
        return first, last
