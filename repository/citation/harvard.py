"""Harvard as in Cite Them Right, which British universities and the NHS teach. Pure.

Pears R, Shields G. Cite Them Right, 12th ed., https://www.citethemrightonline.com/: web pages,
reports, chapters, articles. The guide has no versions of pages: they stand where an edition does.
"""

from repository.citation.item import Item, date_parts
from repository.citation.markup import escape, italic, join_sentences
from repository.citation.names import (
    Name,
    has_others,
    initials,
    is_whole,
    join_names,
    list_names,
    whole_name,
)
from repository.citation.parts import (
    container,
    day_month_year,
    doi_address,
    is_article,
    is_part,
    split_pages,
    version,
)

#: With as many authors, only the first is named.
_TOO_MANY = 4


def render_harvard(item: Item) -> str:
    """Return an item as an entry of the reference list.

    Cite Them Right: author (year) title in italics. edition. Available at: address (Accessed: day
    month year). A report names its kind and publisher, a web page neither. Without an author the
    title comes first, before the year. A DOI needs no day of access. An article is ‘Title’, then
    its journal in italics, volume(issue), pages; its journal stands for a missing author.
    """
    work = _list_work(item)
    head = join_authors(list_names(item), others=has_others(item))
    if not head:
        # The journal or the title: what is in italics.
        head = work.pop(1 if is_article(item) else 0)
    year = f"({date_parts(item, 'issued')[0]})" if date_parts(item, "issued") else "(no date)"
    rest = join_sentences(
        ", ".join(filter(None, work)), version(item), *_issuer(item), _access(item)
    )
    return " ".join(filter(None, (head, year, rest)))


def join_authors(names: list[Name], *, others: bool = False) -> str:
    """Return up to three authors with “and” before the last; of more only the first is named."""
    if not names:
        return ""
    if others or len(names) >= _TOO_MANY:
        return f"{_name(names[0])} {italic('et al.')}"
    return join_names([_name(name) for name in names], " and ")


def _name(name: Name) -> str:
    if is_whole(name):
        return whole_name(name)
    letters = "".join("-".join(f"{letter}." for letter in word) for word in initials(name["given"]))
    return f"{escape(name['family'])}, {letters}"


def _list_work(item: Item) -> list[str]:
    """Return the title, and of an article its journal and its place there."""
    title = escape(item["title"])
    if is_article(item):
        return [f"‘{title}’", italic(container(item)), _place(item)]
    return [f"‘{title}’, in {italic(container(item))}" if is_part(item) else italic(title)]


def _place(item: Item) -> str:
    volume, issue = escape(item.get("volume", "")), escape(item.get("issue", ""))
    first, last = map(escape, split_pages(item))
    pages = f"pp. {first}–{last}" if last else f"p. {first}" if first else ""
    place = volume + (f"({issue})" if issue else "")
    return ", ".join(filter(None, (place, pages)))


def _issuer(item: Item) -> tuple[str, str]:
    if item["type"] == "webpage" or is_article(item):
        return "", ""
    kind = escape(item.get("genre", "")) if item["type"] == "report" else ""
    return kind, escape(item.get("publisher", ""))


def _access(item: Item) -> str:
    if address := doi_address(item):
        return f"Available at: {address}"
    if not item.get("URL"):
        return ""
    accessed = day_month_year(item, "accessed")
    suffix = f" (Accessed: {accessed})" if accessed else ""
    return f"Available at: {escape(item['URL'])}{suffix}"
