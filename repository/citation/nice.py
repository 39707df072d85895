"""One line in the manner of NICE's own lists: organisation, title, date, address. Pure.

No published guide lies behind it: it is for papers and slides that name their sources in passing.
"""

from repository.citation.item import Item
from repository.citation.markup import escape, join_sentences
from repository.citation.names import has_others, list_names
from repository.citation.parts import (
    container,
    day_month_year,
    is_article,
    is_part,
    repository_name,
    version,
)
from repository.citation.vancouver import join_authors


def render_nice(item: Item) -> str:
    """Return an item as one line: organisation, title, version, date, address.

    The organisation is who wrote it; if people did, who publishes it. A statement follows the title
    of its record. An article has its people, and its journal after the title. Without a date the
    line says so.
    """
    title = escape(item["title"])
    text = join_sentences(
        _organisation(item),
        *((container(item), title) if is_part(item) else (title,)),
        container(item) if is_article(item) else "",
        version(item),
        day_month_year(item, "issued") or "No date",
    )
    return " ".join(filter(None, (text, escape(item.get("URL", "")))))


def _organisation(item: Item) -> str:
    names = list_names(item)
    if names and all("literal" in name for name in names):
        return ", ".join(escape(name["literal"]) for name in names)
    publisher = escape(item.get("publisher", "")) or repository_name(item)
    if is_article(item) or not publisher:
        return join_authors(names, others=has_others(item))
    return publisher
