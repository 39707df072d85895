"""Moments as OAI-PMH writes them: UTC, to the second or, where harvesters ask, to the day. Pure."""

import datetime as dt
import re
from typing import Final

GRANULARITY: Final = "YYYY-MM-DDThh:mm:ssZ"
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SECOND: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z")


def is_day(text: str) -> bool:
    """Return whether a moment is given to the day alone."""
    return bool(_DAY.fullmatch(text))


def parse_moment(text: str) -> dt.datetime:
    """Return the beginning of a day or second.

    Raises:
        ValueError: it is neither, or there is no such day.
    """
    if not _DAY.fullmatch(text) and not _SECOND.fullmatch(text):
        raise ValueError(f"Neither YYYY-MM-DD nor {GRANULARITY}.")
    moment = dt.datetime.fromisoformat(text)
    return moment.replace(tzinfo=dt.UTC)


def find_end(text: str) -> dt.datetime | None:
    """Return the moment after a day or second; nothing after the last that there is.

    Both ends of what is asked for are part of it.
    """
    length = dt.timedelta(days=1) if is_day(text) else dt.timedelta(seconds=1)
    try:
        return parse_moment(text) + length
    except OverflowError:
        return None


def format_moment(moment: dt.datetime) -> str:
    """Return a moment to the second, which it never runs ahead of."""
    written = moment.astimezone(dt.UTC).replace(microsecond=0, tzinfo=None)
    return f"{written.isoformat()}Z"
