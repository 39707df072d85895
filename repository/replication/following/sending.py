"""The daily round of those who follow records."""

from collections.abc import Callable, Sequence

from repository.records.consent import Surface
from repository.records.released import load_released
from repository.replication.following.mail import build_digest, build_farewell
from repository.replication.following.news import forget_unfollowed, note
from repository.replication.following.telling import read_news
from repository.replication.models import Follow
from search.subscriptions.rounds import Letter, Report, SubscriptionRound


class FollowRound(SubscriptionRound[Follow]):
    """Tells each follower what has happened to a record, in one e-mail, or that it has gone."""

    model = Follow

    def forget(self) -> int:
        """Delete what has not been agreed to, and news that nobody waits for."""
        forgotten = super().forget()
        forget_unfollowed()
        return forgotten

    def read(self, due: Sequence[Follow], report: Report) -> Callable[[Follow], Letter]:  # noqa: ARG002 - nothing here is unreadable
        """Note what is new of all records in one go."""
        note({follow.record_id for follow in due})
        return _write

    def note(self, current: Follow, letter: Letter) -> None:
        """Move the follower's mark."""
        for up_to in letter.told:
            Follow.objects.filter(pk=current.pk).update(told_to=up_to)


def _write(follow: Follow) -> Letter:
    # Asked for each e-mail: what was unpublished or withdrawn a moment ago must not leave.
    released = load_released([follow.record_id], Surface.MAIL).get(follow.record_id)
    if released is None:
        return Letter(build_farewell(follow), records=1, last=True)
    news = read_news(follow, released.record)
    message = build_digest(follow, released, news) if news.items else None
    return Letter(message, told=[news.up_to], records=1)
