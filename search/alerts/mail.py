"""What alerts write: an e-mail to confirm, and one with new matches. Built here, sent elsewhere."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.urls import reverse

from repository.records.choices import State
from repository.records.csl import name_kind
from search.alerts.saved import SavedSearch
from search.models import SearchAlert
from search.subscriptions import mail
from search.subscriptions.mail import build_url, load_sender

__all__ = ["build_alert", "build_request", "build_url", "load_sender"]


def build_request(alert: SearchAlert) -> EmailMultiAlternatives:
    """Return the e-mail that asks the owner of an address, or says that all is as they want it.

    Without the words of the search: a stranger may have typed them, and any address.
    """
    known = alert.confirmed_at is not None
    template = "already" if known else "confirm"
    subject = "You already have this email alert" if known else "Confirm your email alert"
    return mail.build_request(alert, subject, f"search/alerts/mail/{template}.txt", {})


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
        "search_link": build_url(search.href),
        "feed_link": build_url(search.feed_href),
    }
    # Not the words of the search: a subject shows on locked screens.
    count = len(cards)
    subject = f"{count} new record{'s match' if count != 1 else ' matches'} your search"
    identifiers = [card["identifier"] for card in cards]
    return mail.build_news(alert, subject, "search/alerts/mail/matches", context, identifiers)


def _describe(card: Mapping[str, Any]) -> str:
    """Return what a record is, whose account, and when it no longer stands."""
    named = name_kind(card)
    kind = f"{named}, {card['year']}" if card["year"] else named
    state = card["state_label"] if card["state"] != State.CURRENT else ""
    return ". ".join(part for part in (kind, state, card["provenance_label"]) if part)
