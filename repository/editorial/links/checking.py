"""One run of the check: what is due is asked for, one address after the other, host by host."""

import datetime as dt
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, fields
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import F
from django.utils import timezone
from wagtail.models import Site

from repository.editorial.links.answers import Answer
from repository.editorial.links.asking import ask
from repository.editorial.links.standing import Standing, judge
from repository.editorial.models import OutboundLink
from repository.publisher.models import PublisherSettings

#: Seconds between two questions to one host.
PAUSE: Final = 2.0
_FIELDS: Final = tuple(field.name for field in fields(Standing))
Ask = Callable[[str], Answer]


def check_links(
    ask_for: Ask, limit: int | None = None, sleep: Callable[[float], None] = time.sleep
) -> Counter[str]:
    """Ask for the links that are due, those that waited longest first.

    Args:
        ask_for: returns what came of asking for an address.
        limit: how many are asked for at most.
        sleep: waits for so many seconds.

    Returns:
        How many of them stand where.
    """
    interval = dt.timedelta(days=settings.LINK_CHECK_DAYS)
    asked: dict[str, float] = {}
    found: Counter[str] = Counter()
    for link in _list_due(limit):
        host = urlsplit(link.address).hostname or ""
        if host in asked:
            sleep(max(0.0, asked[host] + PAUSE - time.monotonic()))
        answer = ask_for(link.address)
        asked[host] = time.monotonic()
        before = Standing(**{name: getattr(link, name) for name in _FIELDS})
        after = asdict(judge(before, link.address, answer, timezone.now(), interval))
        # By its key: the record may have lost the link meanwhile, which must not come back.
        OutboundLink.objects.filter(pk=link.pk).update(**after)
        found[after["state"]] += 1
    return found


def _list_due(limit: int | None) -> Iterator[OutboundLink]:
    """Yield what is due, asking anew each time: a run may take hours."""
    due = OutboundLink.objects.filter(due_at__lte=timezone.now())
    keys = due.order_by(F("asked_at").asc(nulls_first=True), "pk").values_list("pk", flat=True)
    for key in list(keys[:limit]):
        link = OutboundLink.objects.filter(pk=key).first()
        if link is not None:
            yield link


def ask_politely(address: str) -> Answer:
    """Ask under the name of this site, so that whoever minds can say so."""
    return ask(address, _find_agent(), allow_loopback=settings.LINK_CHECK_ALLOW_LOOPBACK)


def _find_agent() -> str:
    site = Site.objects.filter(is_default_site=True).first()
    contact = PublisherSettings.for_site(site).contact_email if site else ""
    where = "; ".join(filter(None, (f"+{settings.WAGTAILADMIN_BASE_URL}", contact)))
    return f"MaternityEquityRepository-links/1.0 ({where})"
