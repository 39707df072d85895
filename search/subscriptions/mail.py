"""What the e-mails of all subscriptions share. Built here, sent elsewhere."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from wagtail.models import Site

from repository.publisher.models import PublisherSettings
from search.models import Subscription
from search.subscriptions.links import own_href, stop_href

#: So that no out-of-office answer comes back (RFC 3834).
AUTOMATIC: Final = {"Auto-Submitted": "auto-generated"}


def build_request(
    subscription: Subscription, subject: str, template: str, context: Mapping[str, Any]
) -> EmailMultiAlternatives:
    """Return the e-mail that asks the owner of an address, or says that all is as they want it.

    Its context must not have words that whoever asked has typed: it may be a stranger, and the
    address anybody's.
    """
    shown = {
        "often": subscription.get_frequency_display().lower(),
        "link": build_url(own_href(subscription)),
        **context,
        **load_sender(),
    }
    body = render_to_string(template, shown)
    return EmailMultiAlternatives(subject, body, to=[subscription.email], headers=AUTOMATIC)


def build_news(
    subscription: Subscription,
    subject: str,
    template: str,
    context: Mapping[str, Any],
    told: Sequence[str],
) -> EmailMultiAlternatives:
    """Return an e-mail that somebody asked for, with the headers to stop them at one press.

    Args:
        subscription: whose.
        subject: it shows on locked screens.
        template: without its ending: there is one for text and one for HTML.
        context: what the templates show beside the links to change and to stop.
        told: names of what it tells.
    """
    stop = build_url(stop_href(subscription))
    shown = {
        "often": subscription.get_frequency_display().lower(),
        "own_link": build_url(own_href(subscription)),
        "stop_link": stop,
        **context,
        **load_sender(),
    }
    message = EmailMultiAlternatives(
        subject,
        render_to_string(f"{template}.txt", shown),
        to=[subscription.email],
        headers={
            **AUTOMATIC,
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Message-ID": _name_message(subscription, told),
        },
    )
    message.attach_alternative(render_to_string(f"{template}.html", shown), "text/html")
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


def _name_message(subscription: Subscription, told: Sequence[str]) -> str:
    """Return the same name for the same e-mail: one that is sent again can be told by it."""
    text = "\n".join([subscription.key, *told])
    digest = hashlib.sha256(text.encode()).hexdigest()[:32]
    return f"<alert.{digest}@{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname}>"
