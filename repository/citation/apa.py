"""APA 7: author and date, as psychology and much of public health cite. Pure.

American Psychological Association. Publication manual, 7th ed., 2020, chapters 9 and 10:
https://apastyle.apa.org/style-grammar-guidelines/references
"""

from repository.citation.item import Item, date_parts
from repository.citation.markup import close, escape, italic, join_sentences
from repository.citation.names import (
    Name,
    has_others,
    initials,
    is_whole,
    list_names,
    whole_name,
)
from repository.citation.parts import (
    MONTHS,
    container,
    doi_address,
    is_article,
    is_author,
    is_part,
    repository_name,
    split_pages,
    version,
)

#: So many authors are all named; of more, the first ones and the last.
_ALL_NAMED = 20
_FIRST_NAMED = 19


def render_apa(item: Item) -> str:
    """Return an item as an entry of the reference list.

    Manual, 9.4: author, date, title, source. 9.12: without an author the title comes first, and
    what kind of work it is stays behind the date. 9.19, 9.21: version in parentheses, kind in
    brackets. 9.29, 9.32: a publisher or website that is the author is not named again. 9.35: no
    full stop after an address. 10.1: an article is plain, its journal and volume in italics.
    """
    authors = join_authors(list_names(item), others=has_others(item))
    title, kind = _title(item), _kind(item)
    if authors:
        parts = (authors, _date(item), " ".join(filter(None, (title, kind))))
    else:
        parts = (title, _date(item), kind)
    text = join_sentences(*parts, _source(item))
    return " ".join(filter(None, (text, _address(item))))


def join_authors(names: list[Name], *, others: bool = False) -> str:
    """Return authors in order, inverted, with an ampersand before the last.

    Manual, 9.8: a comma ends initials, so one stands before the ampersand too; not between two
    organisations. More than 20: the first 19, an ellipsis, the last. The Manual knows no others
    that nobody named: “et al.” follows those that are.
    """
    shown = [_name(name) for name in names]
    if others and shown:
        return f"{', '.join(shown[:_FIRST_NAMED])}, et al."
    if len(shown) > _ALL_NAMED:
        return f"{', '.join(shown[:_FIRST_NAMED])}, . . . {shown[-1]}"
    *first, last = shown or [""]
    if not first:
        return last
    comma = "" if len(shown) == 2 and is_whole(names[0]) else ","  # noqa: PLR2004 - a pair
    return f"{', '.join(first)}{comma} &amp; {last}"


def _name(name: Name) -> str:
    if is_whole(name):
        return whole_name(name)
    letters = " ".join(
        "-".join(f"{letter}." for letter in word) for word in initials(name["given"])
    )
    return f"{escape(name['family'])}, {letters}"


def _date(item: Item) -> str:
    """Return the year, and of a web page the day (9.14); `n.d.` if there is none (9.17)."""
    year, *rest = date_parts(item, "issued") or ("n.d.",)
    if item["type"] != "webpage" or not rest:
        return f"({year})"
    day = " ".join((MONTHS[rest[0] - 1], *map(str, rest[1:])))
    return f"({year}, {day})"


def _title(item: Item) -> str:
    title, number = escape(item["title"]), f"({version(item)})" if version(item) else ""
    if is_article(item):
        return title
    # 9.28: a part is plain, the work that it is in is in italics and has the version.
    shown = f"{close(title)} In {italic(container(item))}" if is_part(item) else italic(title)
    return " ".join(filter(None, (shown, number)))


def _kind(item: Item) -> str:
    return f"[{escape(item['genre'])}]" if item.get("genre") and not is_part(item) else ""


def _source(item: Item) -> str:
    if is_article(item):
        return _journal(item)
    if item["type"] == "webpage":
        source = container(item) or escape(item.get("publisher", ""))
    else:
        source = escape(item.get("publisher", "")) or repository_name(item)
    return "" if is_author(item, source) else source


def _journal(item: Item) -> str:
    issue = f"({escape(item['issue'])})" if item.get("issue") else ""
    first, last = map(escape, split_pages(item))
    pages = f"{first}–{last}" if last else first
    place = f"{italic(escape(item.get('volume', '')))}{issue}"
    return ", ".join(filter(None, (italic(container(item)), place, pages)))


def _address(item: Item) -> str:
    """Return DOI or address; with a day of retrieval where nothing dates the words (9.16)."""
    address = doi_address(item) or escape(item.get("URL", ""))
    accessed = date_parts(item, "accessed")
    if not address or item.get("DOI") or date_parts(item, "issued") or len(accessed) < 3:  # noqa: PLR2004 - year, month, day
        return address
    year, month, day = accessed
    return f"Retrieved {MONTHS[month - 1]} {day}, {year}, from {address}"
