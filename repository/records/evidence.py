"""Records that another record points to as evidence: links to those that anyone may read."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from repository.publisher.privacy import is_private
from repository.records.choices import READABLE, RecordType
from repository.records.consent import Surface, permitted

#: What a link to a person's story says: its title is the person's, and a version outlives consent.
STORY: Final = "A service user’s story"


def build_evidence(
    chosen: Iterable[Any], private: Callable[[], tuple[str, ...]]
) -> dict[int, dict[str, str]]:
    """Return a link for each of the chosen pages that is public, by the page's key.

    Args:
        chosen: pages, None among them where one was deleted.
        private: gives the tree paths that are not open to everyone.
    """
    pages = {page.pk: page for page in chosen if page is not None and page.live}
    if not pages:
        return {}
    restricted = private()
    public = [
        page
        for page in pages.values()
        if _state(page) in READABLE and not is_private(page.path, restricted)
    ]
    links = ((page.pk, _link(page)) for page in public)
    return {key: link for key, link in links if link}


def _state(page: Any) -> str:
    record = getattr(page, "record", None)
    return record.state if record else ""


def _link(page: Any) -> dict[str, str]:
    record = page.record
    if record.type != RecordType.VOICE:
        return {"title": page.title, "url": page.get_url()}
    voice = page.voicepage
    if "text" not in permitted(voice, Surface.PAGE):
        return {}
    title = STORY if voice.is_personal else page.title
    return {"title": title, "url": record.get_absolute_url()}
