"""The six digits that go with a link, by another road: made, and checked a few times only."""

import datetime as dt
import secrets
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from repository.voices.links import TRIES, LinkState, find_state, hash_secret
from repository.voices.models import PersonLink
from repository.voices.person.events import Kind, note

DIGITS: Final = 6
GOOD_FOR: Final = dt.timedelta(minutes=10)
#: Between two codes that the person asks for, so that nobody floods a mailbox.
PAUSE: Final = dt.timedelta(minutes=1)
#: Codes of one link, whoever asks.
MOST: Final = 10


class CodeError(Exception):
    """A code does not open the link."""


class TooManyError(CodeError):
    """No code may be made now."""


class NoCodeError(CodeError):
    """There is no code, or it has run out."""


class WrongCodeError(CodeError):
    """It is another code; `left` says how many more may be tried."""

    def __init__(self, left: int) -> None:
        super().__init__()
        self.left = left


def make_code(link: PersonLink, *, by: Any = None) -> str:
    """Make a code in place of an earlier one; return it to be sent or read out, this once.

    Args:
        link: what it goes with.
        by: the officer who will read it out; None when the person asked on the page.

    Raises:
        TooManyError: one was made a moment ago, or too many were.
    """
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    now = timezone.now()
    with transaction.atomic():
        row = PersonLink.objects.select_for_update().get(pk=link.pk)
        soon = by is None and row.code_made_at is not None and now - row.code_made_at < PAUSE
        if soon or row.codes_made >= MOST or find_state(row) is not LinkState.UNOPENED:
            raise TooManyError
        row.code_hash = _hash(row, code)
        row.code_made_at = now
        row.codes_made += 1
        row.save(update_fields=["code_hash", "code_made_at", "codes_made"])
    return code


def has_code(link: PersonLink) -> bool:
    """Return whether a code is waiting to be typed in."""
    made = link.code_made_at
    return bool(link.code_hash) and made is not None and timezone.now() - made < GOOD_FOR


def open_link(link: PersonLink, code: str) -> str:
    """Open a link with its code; return the key of the session. It can never be opened again.

    Raises:
        CodeError: the code is wrong or has run out, or the link opens nothing any more.
    """
    with transaction.atomic():
        row = PersonLink.objects.select_for_update().get(pk=link.pk)
        if find_state(row) is not LinkState.UNOPENED or not has_code(row):
            raise NoCodeError
        if constant_time_compare(row.code_hash, _hash(row, code)):
            return _open(row)
        left = _count_wrong(row)
    raise WrongCodeError(left)


def _open(row: PersonLink) -> str:
    key = secrets.token_urlsafe(32)
    row.code_hash = ""
    row.session_hash = hash_secret(key)
    row.opened_at = row.last_seen_at = timezone.now()
    row.save(update_fields=["code_hash", "session_hash", "opened_at", "last_seen_at"])
    note(row, Kind.OPENED)
    return key


def _count_wrong(row: PersonLink) -> int:
    row.wrong_codes += 1
    note(row, Kind.CODE_WRONG)
    if row.wrong_codes >= TRIES:
        row.code_hash = ""
        note(row, Kind.LOCKED)
    row.save(update_fields=["wrong_codes", "code_hash"])
    return TRIES - row.wrong_codes


def _hash(link: PersonLink, code: str) -> str:
    # Keyed: a million codes are tried in a second by whoever has only the database.
    return salted_hmac("voices.person.code", f"{link.pk}:{code}", algorithm="sha256").hexdigest()
