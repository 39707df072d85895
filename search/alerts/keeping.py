"""The life of an alert: asked for, confirmed, changed, stopped, and forgotten when it was not."""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Final

from django.db import transaction
from django.db.models import Q, QuerySet, Sum
from django.utils import timezone

from search.models import Frequency, SearchAlert

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


def ask(email: str, parameters: str, frequency: str) -> SearchAlert | None:
    """Keep what somebody asks for until the owner of the address agrees.

    Returns:
        The alert to write about, or None when the address has been written to often enough today.

    Raises:
        TooManyError: all addresses together have.
    """
    email = email.lower()
    now = timezone.now()
    with transaction.atomic():
        lately = SearchAlert.objects.filter(asked_at__gt=now - _DAY)
        if _add_up(lately) >= MOST_ASKS_OF_ALL:
            raise TooManyError
        if _add_up(lately.filter(email=email)) >= MOST_ASKS:
            return None
        # A stranger may ask; what the owner has agreed to stays as it is.
        same = _lock_same(email, parameters)
        alert = _find_running(same) or next(iter(same), None)
        if alert is None:
            alert = SearchAlert(email=email, parameters=parameters)
        if alert.confirmed_at is None:
            alert.frequency = frequency
        alert.asks = alert.asks + 1 if alert.asked_at > now - _DAY else 1
        alert.asked_at = now
        alert.save()
    return alert


def find(key: str) -> SearchAlert | None:
    """Return the alert of a private link, unless it has stopped or was not confirmed in time."""
    if not _KEY.fullmatch(key):
        # PostgreSQL takes no NUL, for one.
        return None
    return SearchAlert.objects.exclude(_is_late(timezone.now())).filter(key=key).first()


def confirm(alert: SearchAlert) -> SearchAlert:
    """Start an alert; return the one that runs. Doing it again changes nothing."""
    with transaction.atomic():
        same = _lock_same(alert.email, alert.parameters)
        # Asked for twice at the same moment: one is enough, and one that runs has yet to tell.
        running = _find_running(same) or alert
        unneeded = [other.pk for other in same if other.pk != running.pk]
        SearchAlert.objects.filter(pk__in=unneeded).delete()
        SearchAlert.objects.filter(pk=running.pk, confirmed_at=None).update(
            confirmed_at=timezone.now(), next_on=find_next_day(running.frequency)
        )
    return running


def change(alert: SearchAlert, frequency: Frequency) -> None:
    """Write more or less often from now on."""
    SearchAlert.objects.filter(pk=alert.pk).update(
        frequency=frequency, next_on=find_next_day(frequency)
    )


def stop(alert: SearchAlert) -> None:
    """Forget an alert, with its address and its search, at once."""
    SearchAlert.objects.filter(pk=alert.pk).delete()


def stop_all(alert: SearchAlert) -> None:
    """Forget every alert of the same address."""
    SearchAlert.objects.filter(email=alert.email).delete()


def forget_unconfirmed() -> int:
    """Delete the addresses that have not agreed in time; return how many alerts that were."""
    late = SearchAlert.objects.filter(_is_late(timezone.now()))
    return late.delete()[1].get(SearchAlert._meta.label, 0)


def find_next_day(frequency: str, *, waits: bool = False) -> dt.date:
    """Return the day from which an alert is due again.

    Args:
        frequency: how often at most.
        waits: whether something is left that did not fit into one e-mail.
    """
    days = 1 if waits else DAYS_BETWEEN[Frequency(frequency)]
    return timezone.localdate() + dt.timedelta(days=days)


def _lock_same(email: str, parameters: str) -> list[SearchAlert]:
    """Return an address's alerts for a search: until the transaction ends, nobody stops one.

    Otherwise what is saved here could bring back what was deleted a moment ago.
    """
    same = SearchAlert.objects.filter(email=email, parameters=parameters)
    return list(same.select_for_update().order_by("pk"))


def _find_running(alerts: Iterable[SearchAlert]) -> SearchAlert | None:
    return next((alert for alert in alerts if alert.confirmed_at is not None), None)


def _is_late(now: dt.datetime) -> Q:
    return Q(confirmed_at=None, asked_at__lte=now - CONFIRM_WITHIN)


def _add_up(alerts: QuerySet[SearchAlert]) -> int:
    return alerts.aggregate(total=Sum("asks"))["total"] or 0
