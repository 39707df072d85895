"""Vancouver: numbered references of the National Library of Medicine. Pure.

Patrias K, Wendling D. Citing Medicine, 2nd ed., https://www.ncbi.nlm.nih.gov/books/NBK7256/:
chapter 22 for books and other single titles on the Internet, of any length, and for their parts;
chapter 4 for reports; chapter 23 for articles of journals. It names every author and lets a journal
name fewer: ICMJE's six are taken. Letters keep their accents, against its rule: they are people's
names.
"""

import re

from repository.citation.item import Item, date_parts
from repository.citation.markup import escape, join_sentences
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
    is_article,
    is_part,
    repository_name,
    split_pages,
    version,
)

#: How many authors are named before “et al.”
_NAMED = 6
#: A page, perhaps of a supplement.
_NUMBERED = re.compile(r"[A-Za-z]?\d+")


def render_vancouver(item: Item) -> str:
    """Return an item as an entry of the reference list, without its number.

    Citing Medicine, chapter 22 A; a statement by 22 B, “parts of books”: first the whole, then the
    part. What is not known is said in square brackets. There is no full stop after an address.
    """
    if is_article(item) and item.get("DOI"):
        # A DOI says where it is: readers need no address, and no day on which it was there.
        item = {**item, "URL": ""}
    authors = join_authors(list_names(item), others=has_others(item))
    source = _list_journal(item) if is_article(item) else _list_work(item)
    text = join_sentences(authors, *source)
    links = (
        f"Available from: {escape(item['URL'])}" if item.get("URL") else "",
        f"doi:{escape(item['DOI'])}" if item.get("DOI") else "",
    )
    return " ".join(filter(None, (text, *links)))


def _list_work(item: Item) -> tuple[str, ...]:
    whole, part = (
        (container(item), escape(item["title"])) if is_part(item) else (escape(item["title"]), "")
    )
    series = repository_name(item) if item.get("publisher") else ""
    return (
        f"{whole}{_medium(item)}",
        version(item),
        _imprint(item),
        part,
        f"({series})" if series else "",
    )


def _list_journal(item: Item) -> tuple[str, ...]:
    """Return title, journal and place; date, volume, issue and pages run together (chapter 23)."""
    place = escape(item.get("volume", ""))
    place += f"({escape(item['issue'])})" if item.get("issue") else ""
    place = f";{place}" if place else ""
    pages = f":{_pages(item)}" if item.get("page") else ""
    when = f"{_date(item, 'issued', 2) or '[date unknown]'}{_cited(item)}"
    return escape(item["title"]), f"{container(item)}{_medium(item)}", f"{when}{place}{pages}"


def _pages(item: Item) -> str:
    """Return pages; what the last has in common with the first is left out (`S169-75`).

    Not where a letter follows a number, as in `126A-127A`.
    """
    first, last = map(escape, split_pages(item))
    if _NUMBERED.fullmatch(first) and _NUMBERED.fullmatch(last) and len(first) == len(last):
        same = next((i for i, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), 0)
        last = last[same:]
    return f"{first}-{last}" if last else first


def _medium(item: Item) -> str:
    return " [Internet]" if item.get("URL") else ""


def join_authors(names: list[Name], *, others: bool = False) -> str:
    """Return authors in order: initials run together, a semicolon beside an organisation.

    Citing Medicine, chapter 2, “author”: `Obi AM, Khan S; A Trust`. More than six, or others that
    nobody named: the first six and “et al.” (ICMJE, https://www.nlm.nih.gov/bsd/uniform_requirements.html).
    """
    text = ""
    for before, name in zip([None, *names], names[:_NAMED], strict=False):
        if before:
            text += "; " if "literal" in before or "literal" in name else ", "
        text += _name(name)
    return f"{text}, et al." if names and (others or len(names) > _NAMED) else text


def _name(name: Name) -> str:
    if is_whole(name):
        return whole_name(name)
    letters = "".join(letter for word in initials(name["given"]) for letter in word)
    return f"{escape(name['family'])} {letters.upper()}"


def _imprint(item: Item) -> str:
    place = escape(item.get("publisher-place") or "[place unknown]")
    # The site itself is who issues what has no other publisher.
    publisher = escape(item.get("publisher", "")) or repository_name(item)
    issued = _date(item, "issued", 2) or "[date unknown]"
    return f"{place}: {publisher or '[publisher unknown]'}; {issued}{_cited(item)}"


def _cited(item: Item) -> str:
    accessed = _date(item, "accessed", 3)
    return f" [cited {accessed}]" if accessed and item.get("URL") else ""


def _date(item: Item, name: str, precision: int) -> str:
    """Return a date as year, three letters of the month, and day, as far as asked for."""
    year, *rest = date_parts(item, name)[:precision] or ("",)
    month = MONTHS[rest[0] - 1][:3] if rest else ""
    return " ".join(filter(None, (str(year), month, *map(str, rest[1:]))))
