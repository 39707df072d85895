"""Records that another record points to as evidence: those that anyone may read.

They are named by identifier; `linked.resolve` makes links of them.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final

from repository.publisher.privacy import is_private
from repository.records.choices import READABLE, Account, RecordType
from repository.records.consent import Surface, permitted

#: What a link to a person's story says: its title is the person's, and a cache may outlive consent.
STORY: Final = str(Account.STORY.label)


def build_evidence(chosen: Iterable[Any], private: Callable[[], tuple[str, ...]]) -> dict[int, str]:
    """Return the identifier of each of the chosen pages that is public, by the page's key.

    Args:
        chosen: pages, None among them where one was deleted.
        private: gives the tree paths that are not open to everyone.
    """
    pages = {page.pk: page for page in chosen if page is not None and page.live}
    if not pages:
        return {}
    restricted = private()
    return {
        key: page.record.pk
        for key, page in pages.items()
        if _state(page) in READABLE and not is_private(page.path, restricted) and _is_open(page)
    }


def _state(page: Any) -> str:
    record = getattr(page, "record", None)
    return record.state if record else ""


def _is_open(page: Any) -> bool:
    if page.record.type != RecordType.VOICE:
        return True
    return "text" in permitted(page.voicepage, Surface.PAGE)
