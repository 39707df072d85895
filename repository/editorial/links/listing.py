"""The links that lead out of a record, and where on its page they stand. Pure."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final, NamedTuple
from urllib.parse import urldefrag, urlsplit

from bs4 import BeautifulSoup, SoupStrainer

from repository.records.linked import REFERRING

#: Longer ones do not fit into an index of PostgreSQL; no page that people cite has one.
LONGEST: Final = 2_000
_RICH_TEXTS: Final = {
    "plain_summary": "Summary",
    "inequality": "Inequality addressed",
    "limits": "Limits",
}


class Mention(NamedTuple):
    """An address, without its fragment, and the heading under which it is given."""

    address: str
    place: str


def list_mentions(
    content: Mapping[str, Any], own_hosts: Collection[str], *, is_story: bool
) -> set[Mention]:
    """Return which addresses elsewhere a record gives, and where.

    Args:
        content: the record, as `content` built it for its page.
        own_hosts: host names of this site, whose addresses lead nowhere else.
        is_story: whether it is a person's story. Of one, the help offered beside it is all that
            is read: none of its words may lie anywhere else.
    """
    found = _list_help(content) if is_story else _list_all(content)
    return {
        Mention(urldefrag(address.strip()).url, place)
        for address, place in found
        if _leads_out(address.strip(), own_hosts)
    }


def _list_help(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for section in content["sections"]:
        if section["kind"] == "links":
            yield from _walk(section["value"], section["heading"])


def _list_all(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for reference in content["references"]:
        yield reference["url"], "References"
        if reference["doi"]:
            yield f"https://doi.org/{reference['doi']}", "References"
    for address in content["sources_read"]:
        yield address, "Sources read"
    for name, place in _RICH_TEXTS.items():
        yield from _walk(content[name], place)
    for section in content["sections"]:
        # What it says of other records is theirs.
        if section["kind"] not in REFERRING:
            yield from _walk(section["value"], section["heading"])


def _walk(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """Yield the addresses in a section's value: those of its own, and those in its HTML."""
    if isinstance(value, str):
        if "<a" in value:
            for link in BeautifulSoup(value, "html.parser", parse_only=SoupStrainer("a")):
                yield str(getattr(link, "get", lambda _name: None)("href") or ""), place
    elif isinstance(value, Mapping):
        if isinstance(address := value.get("url"), str):
            yield address, place
        for part in value.values():
            yield from _walk(part, place)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _walk(part, place)


def _leads_out(address: str, own_hosts: Collection[str]) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    is_web = parts.scheme in {"http", "https"} and bool(parts.hostname)
    return is_web and parts.hostname not in own_hosts and len(address) <= LONGEST
