"""The short session that a link and its code open: a cookie for `/my-story/` alone."""

import datetime as dt
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from repository.voices.links import (
    LONGEST,
    LinkState,
    find_by_session,
    find_state,
    hash_secret,
)
from repository.voices.models import PersonLink
from repository.voices.person.events import Kind, find_last_answer

COOKIE: Final = "my_story"
_SALT: Final = "voices.person.session"
#: Every piece of a film is a request: not each of them is written down.
_WRITTEN: Final = dt.timedelta(minutes=1)


def set_session(response: HttpResponse, key: str) -> None:
    """Give the browser the key of a session."""
    response.set_signed_cookie(
        COOKIE,
        key,
        salt=_SALT,
        max_age=int(LONGEST.total_seconds()),
        path=reverse("person:start"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def find_session(request: HttpRequest) -> PersonLink | None:
    """Return the link whose session this is, while that lasts, and let it last on."""
    key = _read_key(request)
    link = find_by_session(key) if key else None
    if link is None or find_state(link) is not LinkState.OPENED:
        return None
    now = timezone.now()
    if link.last_seen_at is None or now - link.last_seen_at > _WRITTEN:
        PersonLink.objects.filter(pk=link.pk).update(last_seen_at=now)
    return link


def find_answer(request: HttpRequest) -> Kind | None:
    """Return the answer with which this browser's session ended, if it did."""
    key = _read_key(request)
    return find_last_answer(hash_secret(key)) if key else None


def _read_key(request: HttpRequest) -> str:
    key = request.get_signed_cookie(
        COOKIE, default="", salt=_SALT, max_age=int(LONGEST.total_seconds())
    )
    return key or ""
