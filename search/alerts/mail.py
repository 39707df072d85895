"""What alerts write: an e-mail to confirm, and one with new matches. Built here, sent elsewhere."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.models import Site

from repository.publisher.models import PublisherSettings
from repository.records.choices import State
from repository.records.csl import name_kind
from search.alerts.links import own_href, stop_href
from search.alerts.saved import SavedSearch
from search.models import SearchAlert

#: So that no out-of-office answer comes back (RFC 3834).
_AUTOMATIC: Final = {"Auto-Submitted": "auto-generated"}


def build_request(alert: SearchAlert) -> EmailMultiAlternatives:
    """Return the e-mail that asks the owner of an address, or says that all is as they want it.

    Without the words of the search: a stranger may have typed them, and any address.
    """
    known = alert.confirmed_at is not None
    template = "already" if known else "confirm"
    subject = "You already have this email alert" if known else "Confirm your email alert"
    context = {
        "often": alert.get_frequency_display().lower(),
        "link": build_url(own_href(alert)),
        **load_sender(),
    }
    body = render_to_string(f"search/alerts/mail/{template}.txt", context)
    return EmailMultiAlternatives(subject, body, to=[alert.email], headers=_AUTOMATIC)


def build_alert(
    alert: SearchAlert, search: SavedSearch, cards: Sequence[Mapping[str, Any]], more: int
) -> EmailMultiAlternatives:
    """Return the e-mail with an alert's new matches.

    Args:
        alert: whose.
        search: what it looks for.
        cards: what a result list would show of each.
        more: how many did not fit and come with the next one.
    """
    stop = build_url(stop_href(alert))
    context = {
        "records": [
            {
                "title": card["title"],
                "what": _describe(card),
                "summary": card["summary"],
                "link": build_url(reverse("records:newest", args=[card["identifier"]])),
            }
            for card in cards
        ],
        "more": more,
        "words": search.words,
        "often": alert.get_frequency_display().lower(),
        "search_link": build_url(search.href),
        "feed_link": build_url(search.feed_href),
        "own_link": build_url(own_href(alert)),
        "stop_link": stop,
        **load_sender(),
    }
    # Not the words of the search: a subject shows on locked screens.
    count = len(cards)
    subject = f"{count} new record{'s match' if count != 1 else ' matches'} your search"
    message = EmailMultiAlternatives(
        subject,
        render_to_string("search/alerts/mail/matches.txt", context),
        to=[alert.email],
        headers={
            **_AUTOMATIC,
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Message-ID": _name_message(alert, [card["identifier"] for card in cards]),
        },
    )
    message.attach_alternative(
        render_to_string("search/alerts/mail/matches.html", context), "text/html"
    )
    return message


def build_url(path: str) -> str:
    """Return the whole address of a path on this site."""
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"


def load_sender() -> dict[str, Any]:
    """Return who writes, for the foot of an e-mail."""
    site = Site.objects.filter(is_default_site=True).first()
    publisher = PublisherSettings.for_site(site) if site else None
    return {
        "site": (site and site.site_name) or settings.WAGTAIL_SITE_NAME,
        "site_link": build_url("/"),
        "owner": publisher.owner if publisher else "",
        "contact": publisher.contact_email if publisher else "",
        "demonstration": publisher is None or publisher.is_demonstration,
    }


def _describe(card: Mapping[str, Any]) -> str:
    """Return what a record is, whose account, and when it no longer stands."""
    named = name_kind(card)
    kind = f"{named}, {card['year']}" if card["year"] else named
    state = card["state_label"] if card["state"] != State.CURRENT else ""
    return ". ".join(part for part in (kind, state, card["provenance_label"]) if part)


def _name_message(alert: SearchAlert, identifiers: Sequence[str]) -> str:
    """Return the same name for the same e-mail: one that is sent again can be told by it."""
    text = "\n".join([alert.key, *identifiers])
    digest = hashlib.sha256(text.encode()).hexdigest()[:32]
    return f"<alert.{digest}@{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname}>"
