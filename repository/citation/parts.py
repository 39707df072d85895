"""The parts of an item that every style asks for. Pure.

A record is a work of its own (`report` or `webpage`); a numbered statement is a part of one
(`chapter`), whose `container-title` is the record. Works that records rest on may also be articles
of journals (`article-journal`).
"""

import re
from typing import Final

from repository.citation.item import Item, date_parts
from repository.citation.markup import escape
from repository.citation.names import list_names

#: English, and no other: citations are in the language of the site.
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


_RANGE: Final = re.compile(r"(\w+)\s*[-‐‑–]\s*(\w+)")


def is_part(item: Item) -> bool:
    """Return whether an item is a statement of a record."""
    return bool(item["type"] == "chapter" and item.get("container-title"))


def is_article(item: Item) -> bool:
    """Return whether an item is an article of a journal, which is then its container."""
    return bool(item["type"] == "article-journal" and item.get("container-title"))


def split_pages(item: Item) -> tuple[str, str]:
    """Return an article's first and last page; what is no range, such as `e12`, as the first."""
    page = str(item.get("page", ""))
    found = _RANGE.fullmatch(page)
    return (found[1], found[2]) if found else (page, "")


def repository_name(item: Item) -> str:
    """Return the name of the site that holds an item: a series of reports, or a website."""
    website = "" if is_part(item) else container(item)
    return escape(item.get("collection-title", "")) or website


def container(item: Item) -> str:
    """Return what an item is inside of: a website, or the record that a statement is part of."""
    return escape(item.get("container-title", ""))


def version(item: Item) -> str:
    """Return which version an item is, such as `Version 2`, or nothing."""
    return f"Version {escape(item['version'])}" if item.get("version") else ""


def day_month_year(item: Item, name: str) -> str:
    """Return a date as Britain writes it, such as `27 November 2026`, as far as it is known."""
    year, *rest = date_parts(item, name) or ("",)
    month = MONTHS[rest[0] - 1] if rest else ""
    day = str(rest[1]) if rest[1:] else ""
    return " ".join(filter(None, (day, month, str(year))))


def doi_address(item: Item) -> str:
    """Return the address of an item's DOI, or nothing."""
    return f"https://doi.org/{escape(item['DOI'])}" if item.get("DOI") else ""


def is_author(item: Item, name: str) -> bool:
    """Return whether an organisation is among the authors, so that nobody is named twice."""
    return any(escape(author.get("literal", "")) == name for author in list_names(item))
