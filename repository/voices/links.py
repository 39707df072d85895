"""Links with which a person reaches their own story without an account.

A link has 130 random bits in letters and digits that can be read out. Only its hash is kept, so
nobody can send it again: a lost one is replaced.
"""

import datetime as dt
import enum
import hashlib
import secrets
from textwrap import wrap
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from repository.records.models import Consent
from repository.voices.models import PersonLink, Purpose
from repository.voices.person.events import Kind, note

DAYS: Final = 7
#: A session ends after so long without a page, and after so long in any case.
IDLE: Final = dt.timedelta(minutes=30)
LONGEST: Final = dt.timedelta(hours=2)
#: Wrong codes, of all codes of a link together, after which nobody can open it.
TRIES: Final = 5
# Crockford's 32: no letter that could be taken for a digit. 26 of them are 130 bits.
_ALPHABET: Final = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH: Final = 26
_MISREAD: Final = str.maketrans("oil", "011")


class LinkState(enum.Enum):
    """Where a link stands; the value is for the officer."""

    UNOPENED = "Not opened yet"
    OPENED = "Open now"
    SPENT = "Used"
    EXPIRED = "Expired"
    LOCKED = "Locked after five wrong codes"
    CANCELLED = "Cancelled"


def make_link(consent: Consent, *, purpose: Purpose, by: Any) -> str:
    """Make a link, and return its address: this once, since it is not kept.

    Earlier links that nobody has opened stop working: one at a time is enough to look after.
    """
    token = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
    with transaction.atomic():
        for other in consent.person_links.select_for_update():
            if find_state(other) is LinkState.UNOPENED:
                cancel_link(other, by=by)
        link = PersonLink.objects.create(
            consent=consent,
            reference="".join(secrets.choice(_ALPHABET) for _ in range(8)),
            token_hash=hash_secret(token),
            purpose=purpose,
            made_by=by,
            expires_at=timezone.now() + dt.timedelta(days=DAYS),
        )
        note(link, Kind.MADE, by=by)
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{build_path(token)}"


def build_path(token: str) -> str:
    """Return a link's address on this site.

    The key is in the query: the path goes into servers' logs.
    """
    return f"{reverse('person:start')}?key={'-'.join(wrap(token, 4))}"


def cancel_link(link: PersonLink, *, by: Any) -> None:
    """Make sure that a link opens nothing any more, nor what it has opened."""
    link.cancelled_at = timezone.now()
    link.code_hash = ""
    link.save(update_fields=["cancelled_at", "code_hash"])
    note(link, Kind.CANCELLED, by=by)


def find_link(key: str) -> PersonLink | None:
    """Return the link of a key as somebody typed it, in whatever state it is."""
    token = read_token(key)
    if len(token) != _LENGTH:
        return None
    return _with_story().filter(token_hash=hash_secret(token)).first()


def read_token(key: str) -> str:
    """Return a key as it was made: no dashes or spaces, and misread letters put right."""
    letters = key.lower().translate(_MISREAD)
    return "".join(letter for letter in letters if letter in _ALPHABET)


def find_by_session(key: str) -> PersonLink | None:
    """Return the link that a session was opened with, in whatever state it is."""
    return _with_story().filter(session_hash=hash_secret(key)).first()


def find_state(link: PersonLink) -> LinkState:
    """Return where a link stands at this moment."""
    now = timezone.now()
    if link.cancelled_at is not None:
        return LinkState.CANCELLED
    if link.opened_at is not None and link.last_seen_at is not None:
        over = link.finished_at is not None or not (
            now - link.last_seen_at < IDLE and now - link.opened_at < LONGEST
        )
        return LinkState.SPENT if over else LinkState.OPENED
    if link.wrong_codes >= TRIES:
        return LinkState.LOCKED
    return LinkState.EXPIRED if link.expires_at <= now else LinkState.UNOPENED


def hash_secret(secret: str) -> str:
    """Return what is kept of a secret that nobody could guess: no salt would add to it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _with_story() -> QuerySet[PersonLink]:
    return PersonLink.objects.select_related("consent__voice__record", "consent__contact_route")
