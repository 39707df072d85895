"""The e-mails to those who follow a record. Built here, sent elsewhere."""

from typing import Any

from django.core.mail import EmailMultiAlternatives

from repository.records.released import Released
from repository.replication.following.telling import News
from repository.replication.models import Follow
from search.subscriptions import mail
from search.subscriptions.mail import build_url

_FOLDER = "replication/following/mail"


def build_request(follow: Follow) -> EmailMultiAlternatives:
    """Return the e-mail that asks the owner of an address, or says that all is as they want it.

    The record is named by its permanent address: a link can be taken out of sight, words cannot.
    """
    known = follow.confirmed_at is not None
    template = "already" if known else "confirm"
    subject = "You already follow this record" if known else "Confirm that you want to follow"
    context = {"record_link": _record_link(follow)}
    return mail.build_request(follow, subject, f"{_FOLDER}/{template}.txt", context)


def build_digest(follow: Follow, released: Released, news: News) -> EmailMultiAlternatives:
    """Return the e-mail with all that is new of a record."""
    context = {
        "title": released.page.title,
        "record_link": _record_link(follow),
        "items": news.items,
        "more": news.more,
    }
    # Without the title: a subject shows on locked screens.
    return _build(follow, "News of a record that you follow", "digest", context, str(news.up_to))


def build_farewell(follow: Follow) -> EmailMultiAlternatives:
    """Return the last e-mail about a record that may no longer be read: not a word of it."""
    subject = "A record that you followed is no longer available"
    context = {"record_link": _record_link(follow)}
    return _build(follow, subject, "farewell", context, "farewell")


def _build(
    follow: Follow, subject: str, template: str, context: dict[str, Any], told: str
) -> EmailMultiAlternatives:
    return mail.build_news(follow, subject, f"{_FOLDER}/{template}", context, [told])


def _record_link(follow: Follow) -> str:
    return build_url(follow.record.get_absolute_url())
