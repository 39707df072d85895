"""Where a link stands after an answer: one failure proves nothing, days of them do. Pure."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Final

from repository.editorial.links.answers import Answer, is_same_place
from repository.editorial.models import LinkState

#: Links in doubt are asked for again at the next daily run, which never starts to the second.
A_DAY: Final = dt.timedelta(hours=20)
#: Servers are down for a weekend, and come back.
PATIENCE: Final = dt.timedelta(days=4)
#: For so long an editor is told that a page has another title.
NEWS: Final = dt.timedelta(days=90)
_ERROR: Final = 400
#: The server says that there is nothing, and is believed the second time.
_GONE: Final = (404, 410)
#: The server is there, and does not want to be asked by programs.
_REFUSED: Final = (401, 403, 405, 406, 418, 429, 451, 999)


@dataclass(frozen=True)
class Standing:
    """What is known of a link; the fields of the model by their names."""

    state: str = LinkState.NEW
    status: int | None = None
    problem: str = ""
    asked_at: dt.datetime | None = None
    due_at: dt.datetime | None = None
    good_at: dt.datetime | None = None
    failing_since: dt.datetime | None = None
    moved_to: str = ""
    title: str = ""
    earlier_title: str = ""
    title_changed_at: dt.datetime | None = None


def judge(
    before: Standing, address: str, answer: Answer, now: dt.datetime, interval: dt.timedelta
) -> Standing:
    """Return where a link stands now.

    Args:
        before: where it stood.
        address: the link.
        answer: what came of asking for it.
        now: when it was asked for.
        interval: how long a link that gives no reason for doubt is left alone.
    """
    asked = replace(
        before,
        status=answer.status,
        problem=answer.problem,
        asked_at=now,
        due_at=now + interval,
    )
    if answer.status in _REFUSED:
        return replace(asked, state=LinkState.UNCHECKED, failing_since=None)
    if answer.status is None or answer.status >= _ERROR:
        return _judge_failure(asked, now)
    return _judge_success(asked, address, answer, now)


def _judge_failure(asked: Standing, now: dt.datetime) -> Standing:
    since = asked.failing_since or now
    patience = A_DAY if asked.status in _GONE else PATIENCE
    if asked.failing_since and now - since >= patience:
        return replace(asked, state=LinkState.BROKEN)
    return replace(asked, state=LinkState.UNSURE, failing_since=since, due_at=now + A_DAY)


def _judge_success(asked: Standing, address: str, answer: Answer, now: dt.datetime) -> Standing:
    title, known = answer.page.title, asked.title
    moved_to = "" if is_same_place(address, answer.moved_to or address) else answer.moved_to
    good = replace(asked, good_at=now, failing_since=None, moved_to=moved_to, title=title or known)
    if title and known and title != known:
        good = replace(good, earlier_title=known, title_changed_at=now)
    return replace(good, state=_find_state(good, answer, now))


def _find_state(good: Standing, answer: Answer, now: dt.datetime) -> str:
    if answer.page.is_withdrawn:
        return LinkState.WITHDRAWN
    if good.moved_to:
        return LinkState.MOVED
    if good.title_changed_at and now - good.title_changed_at < NEWS:
        return LinkState.CHANGED
    return LinkState.GOOD
