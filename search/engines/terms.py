"""How indices spell what a document is filtered and counted by: one word each. For all engines."""

import datetime as dt
from collections.abc import Iterable
from typing import Final

from search.documents import SearchDocument, Term
from search.facets import BY_KEY, TAG

#: Parts a counted term into key, value, label and mark; it stands in no text.
SEPARATOR: Final = "\x1f"
#: The filter term of one person's story.
PERSONAL: Final = "personal=1"


def filter_term(key: str, value: str) -> str:
    """Return the term a filter looks for."""
    return f"{key}={value}"


def counted_term(key: str, term: Term, *, personal: bool) -> str:
    """Return the term a count is kept under: personal stories apart, to leave out small cells."""
    mark = "personal" if personal else ""
    return SEPARATOR.join((key, term.value, term.label.replace(SEPARATOR, " "), mark))


def list_filters(document: SearchDocument) -> list[str]:
    """Return every term that a filter may find a document by."""
    filters = {filter_term("state", document.state)}
    if document.personal:
        filters.add(PERSONAL)
    for key, terms in document.terms.items():
        filters |= {filter_term(key, term.value) for term in terms}
    return sorted(filters)


def list_counted(document: SearchDocument) -> list[str]:
    """Return the terms that facets count, with their labels: one write brings both."""
    return _list_counted(document, BY_KEY)


def list_tags(document: SearchDocument) -> list[str]:
    """Return the tags with their labels: known to filters, never a facet."""
    return _list_counted(document, (TAG,))


def _list_counted(document: SearchDocument, keys: Iterable[str]) -> list[str]:
    return sorted(
        {
            counted_term(key, term, personal=document.personal)
            for key in keys
            for term in document.terms.get(key, ())
        }
    )


def to_microseconds(moment: dt.datetime) -> int:
    """Return a moment as a number that compares exactly."""
    return int(moment.timestamp() * 1_000_000)
