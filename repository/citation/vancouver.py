"""Vancouver: numbered references of the National Library of Medicine. Pure.

Patrias K, Wendling D. Citing Medicine, 2nd ed., https://www.ncbi.nlm.nih.gov/books/NBK7256/:
chapter 22 for books and other single titles on the Internet, of any length, and for their parts;
chapter 4 for reports. It names every author and lets a journal name fewer: ICMJE's six are taken.
Letters keep their accents, against its rule: they are people's names.
"""

from repository.citation.item import Item, date_parts
from repository.citation.markup import escape, join_sentences
from repository.citation.names import Name, initials, is_whole, list_names, whole_name
from repository.citation.parts import MONTHS, container, is_part, repository_name, version

#: How many authors are named before “et al.”
_NAMED = 6


def render_vancouver(item: Item) -> str:
    """Return an item as an entry of the reference list, without its number.

    Citing Medicine, chapter 22 A; a statement by 22 B, “parts of books”: first the whole, then the
    part. What is not known is said in square brackets. There is no full stop after an address.
    """
    whole, part = (
        (container(item), escape(item["title"])) if is_part(item) else (escape(item["title"]), "")
    )
    series = repository_name(item) if item.get("publisher") else ""
    text = join_sentences(
        join_authors(list_names(item)),
        f"{whole} [Internet]" if item.get("URL") else whole,
        version(item),
        _imprint(item),
        part,
        f"({series})" if series else "",
    )
    links = (
        f"Available from: {escape(item['URL'])}" if item.get("URL") else "",
        f"doi:{escape(item['DOI'])}" if item.get("DOI") else "",
    )
    return " ".join(filter(None, (text, *links)))


def join_authors(names: list[Name]) -> str:
    """Return authors in order: initials run together, a semicolon beside an organisation.

    Citing Medicine, chapter 2, “author”: `Obi AM, Khan S; A Trust`. More than six: the first six
    and “et al.” (ICMJE, https://www.nlm.nih.gov/bsd/uniform_requirements.html).
    """
    text = ""
    for before, name in zip([None, *names], names[:_NAMED], strict=False):
        if before:
            text += "; " if "literal" in before or "literal" in name else ", "
        text += _name(name)
    return f"{text}, et al." if len(names) > _NAMED else text


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
    accessed = _date(item, "accessed", 3)
    cited = f" [cited {accessed}]" if accessed and item.get("URL") else ""
    return f"{place}: {publisher or '[publisher unknown]'}; {issued}{cited}"


def _date(item: Item, name: str, precision: int) -> str:
    """Return a date as year, three letters of the month, and day, as far as asked for."""
    year, *rest = date_parts(item, name)[:precision] or ("",)
    month = MONTHS[rest[0] - 1][:3] if rest else ""
    return " ".join(filter(None, (str(year), month, *map(str, rest[1:]))))
