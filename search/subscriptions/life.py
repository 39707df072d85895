"""The life of a subscription: asked for, confirmed, changed, stopped, and forgotten if it was not.

Each kind of subscription has its own limits: who asks for one kind does not use up another's.
"""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any, Final, TypeVar

from django.db import transaction
from django.db.models import Q, QuerySet, Sum
from django.utils import timezone

from search.models import Frequency, Subscription

S = TypeVar("S", bound=Subscription)
#: How long a link to confirm is good for, and how long an address is kept that has not agreed.
CONFIRM_WITHIN: Final = dt.timedelta(days=7)
#: E-mails that one address is sent in a day because somebody asked: people mistype and try again.
MOST_ASKS: Final = 5
#: The same for all addresses together: whoever has a list of them must not have us write to it.
MOST_ASKS_OF_ALL: Final = 500
_DAY: Final = dt.timedelta(days=1)
_KEY: Final = re.compile(r"[0-9a-f]{40}")
DAYS_BETWEEN: Final = {Frequency.DAILY: 1, Frequency.WEEKLY: 7}


class TooManyError(Exception):
    """So many e-mails were asked for today that no more are sent to anybody."""


def ask(wanted: S) -> S | None:
    """Keep what somebody asks for until the owner of the address agrees.

    Args:
        wanted: to whom, what about and how often; not saved.

    Returns:
        The one to write about, or None when the address has been written to often enough today.

    Raises:
        TooManyError: all addresses together have.
    """
    wanted.email = wanted.email.lower()
    now = timezone.now()
    with transaction.atomic():
        lately = _all(type(wanted)).filter(asked_at__gt=now - _DAY)
        if _add_up(lately) >= MOST_ASKS_OF_ALL:
            raise TooManyError
        if _add_up(lately.filter(email=wanted.email)) >= MOST_ASKS:
            return None
        # A stranger may ask; what the owner has agreed to stays as it is.
        same = _lock_same(wanted)
        kept = _find_running(same) or next(iter(same), wanted)
        if kept.confirmed_at is None:
            kept.frequency = wanted.frequency
        kept.asks = kept.asks + 1 if kept.asked_at > now - _DAY else 1
        kept.asked_at = now
        kept.save()
    return kept


def find(model: type[S], key: str) -> S | None:
    """Return that of a private link, unless it has stopped or was not confirmed in time."""
    if not _KEY.fullmatch(key):
        # PostgreSQL takes no NUL, for one.
        return None
    return _all(model).exclude(_is_late(timezone.now())).filter(key=key).first()


def confirm(subscription: S) -> S:
    """Start a subscription; return the one that runs. Doing it again changes nothing."""
    with transaction.atomic():
        same = _lock_same(subscription)
        # Asked for twice at the same moment: one is enough, and one that runs has yet to tell.
        running = _find_running(same) or subscription
        unneeded = [other.pk for other in same if other.pk != running.pk]
        every = _all(type(subscription))
        every.filter(pk__in=unneeded).delete()
        every.filter(pk=running.pk, confirmed_at=None).update(
            confirmed_at=timezone.now(), next_on=find_next_day(running.frequency)
        )
    return running


def change(subscription: Subscription, frequency: Frequency) -> None:
    """Write more or less often from now on."""
    _all(type(subscription)).filter(pk=subscription.pk).update(
        frequency=frequency, next_on=find_next_day(frequency)
    )


def stop(subscription: Subscription) -> None:
    """Forget a subscription, with its address and what it was about, at once."""
    _all(type(subscription)).filter(pk=subscription.pk).delete()


def stop_all(subscription: Subscription) -> None:
    """Forget every subscription of the same kind and address."""
    _all(type(subscription)).filter(email=subscription.email).delete()


def forget_unconfirmed(model: type[Subscription]) -> int:
    """Delete the addresses that have not agreed in time; return how many that were."""
    late = _all(model).filter(_is_late(timezone.now()))
    return late.delete()[1].get(model._meta.label, 0)


def find_next_day(frequency: str, *, waits: bool = False) -> dt.date:
    """Return the day from which a subscription is due again.

    Args:
        frequency: how often at most.
        waits: whether something is left that did not fit into one e-mail.
    """
    days = 1 if waits else DAYS_BETWEEN[Frequency(frequency)]
    return timezone.localdate() + dt.timedelta(days=days)


def _all(model: type[S]) -> QuerySet[S]:
    return model._default_manager.all()


def _lock_same(subscription: S) -> list[S]:
    """Return an address's subscriptions to one thing: until the transaction ends, none is stopped.

    Otherwise what is saved here could bring back what was deleted a moment ago.
    """
    about: dict[str, Any] = {name: getattr(subscription, name) for name in subscription.ABOUT}
    same = _all(type(subscription)).filter(email=subscription.email, **about)
    return list(same.select_for_update().order_by("pk"))


def _find_running(subscriptions: Iterable[S]) -> S | None:
    return next((each for each in subscriptions if each.confirmed_at is not None), None)


def _is_late(now: dt.datetime) -> Q:
    return Q(confirmed_at=None, asked_at__lte=now - CONFIRM_WITHIN)


def _add_up(subscriptions: QuerySet[Any]) -> int:
    return subscriptions.aggregate(total=Sum("asks"))["total"] or 0
