"""No record descends from itself: who names an original is told the way round, if there is one."""

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise
from typing import Any

from wagtail.models import Page, Revision

from repository.publisher import snapshot
from repository.records.completeness import PublicationRefusedError
from repository.records.models.relations import Adaptation

#: The key of a page → the keys of its originals.
Originals = Mapping[int, Collection[int]]


def find_circle(originals: Originals, page: int, named: Iterable[int]) -> list[int]:
    """Return the shortest way by which a page would descend from itself; nothing if there is none.

    The way begins and ends with the page; each that is on it was adapted from the one after it.

    Args:
        originals: what is known of other pages.
        page: the page that is about to name originals.
        named: those originals.
    """
    came_from: dict[int, int] = {}
    waiting: deque[int] = deque()
    for first in named:
        came_from.setdefault(first, page)
        waiting.append(first)
    while waiting:
        here = waiting.popleft()
        if here == page:
            way = [page, here := came_from[page]]
            while here != page:
                here = came_from[here]
                way.append(here)
            return way[::-1]
        for further in originals.get(here, ()):
            if further not in came_from:
                came_from[further] = here
                waiting.append(further)
    return []


def refuse_draft(page: Any, named: Collection[int]) -> str:
    """Return why a draft may not name these originals; what others have drafted counts too."""
    return _refuse(page, named, [*_stored(), *_drafted()])


def refuse_publication(page: Any) -> None:
    """Let nobody publish a page that would descend from itself; others wait until this is stored.

    Raises:
        PublicationRefusedError: names the way round.
    """
    named = [row.original_id for row in page.adapted_from.all()]
    if not named:
        return
    # Two that name each other could otherwise be published at the same moment.
    snapshot.hold()
    if refused := _refuse(page, named, _stored()):
        raise PublicationRefusedError(refused)


def _refuse(page: Any, named: Collection[int], pairs: Iterable[tuple[int, int]]) -> str:
    if page.pk is None:
        # Nobody can have named it yet.
        return ""
    originals: dict[int, list[int]] = {}
    for adapted, original in pairs:
        originals.setdefault(adapted, []).append(original)
    way = find_circle(originals, page.pk, named)
    if not way:
        return ""
    if len(way) == len((page, page)):
        return "A record cannot be adapted from itself."
    titles = dict(Page.objects.filter(pk__in=way).values_list("pk", "title"))
    titles[page.pk] = page.title
    steps = [f"“{titles[one]}” is adapted from “{titles[other]}”" for one, other in pairwise(way)]
    return f"A record cannot descend from itself: {', '.join(steps)}. Take one of them out."


def _stored() -> list[tuple[int, int]]:
    return list(Adaptation.objects.order_by().values_list("page_id", "original_id"))


def _drafted() -> Iterable[tuple[int, int]]:
    """Yield what the newest drafts of other pages name."""
    drafted = Page.objects.filter(has_unpublished_changes=True).values("latest_revision")
    newest = Revision.page_revisions.filter(pk__in=drafted, content__has_key="adapted_from")
    rows = newest.exclude(content__adapted_from=[]).values_list(
        "object_id", "content__adapted_from"
    )
    for key, named in rows:
        yield from ((int(key), row["original"]) for row in named)
