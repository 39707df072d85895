"""What came of asking for an address, and what a page says of itself. Pure."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, SoupStrainer

LONGEST_TITLE: Final = 300


@dataclass(frozen=True)
class Page:
    """What a page says of itself."""

    title: str = ""
    #: It says that what it holds is withdrawn.
    is_withdrawn: bool = False


@dataclass(frozen=True)
class Answer:
    """What came of asking for an address."""

    #: Nothing when there was no answer; `problem` says why.
    status: int | None
    problem: str = ""
    #: Where it leads for good, when it moved.
    moved_to: str = ""
    page: Page = Page()


def read_page(html: bytes) -> Page:
    """Return what the head of a page says.

    Of the publishers of guidance, GOV.UK alone marks what was withdrawn so that a program can
    tell: `<meta name="govuk:withdrawn">`. Elsewhere a change of the title has to do.
    """
    soup = BeautifulSoup(html, "html.parser", parse_only=SoupStrainer(["title", "meta"]))
    title = soup.find("title")
    withdrawn = soup.find("meta", attrs={"name": "govuk:withdrawn"})
    words = " ".join(title.get_text().split()) if title else ""
    return Page(words[:LONGEST_TITLE], withdrawn is not None)


def is_same_place(one: str, other: str) -> bool:
    """Return whether two addresses differ in nothing that an editor would mend.

    Such as `http` for `https`, a `www.` or a slash at the end.
    """
    return _trim(one) == _trim(other)


def _trim(address: str) -> tuple[str, str, str]:
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    return host, parts.path.rstrip("/"), parts.query
