"""What may not be shown now, whatever the index still holds: one query, asked at every search.

The same query reads the counter of all snapshots, which the rest of a search needs.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from django.db import connection
from django.db.models import CharField, Q, Value
from django.db.models.functions import Cast
from django.utils import timezone

from repository.publisher.models import SnapshotVersion
from repository.publisher.snapshot import note_version
from repository.records.choices import READABLE, State, VoiceFormat
from repository.records.consent import GONE as ORIGINAL_GONE
from repository.records.consent import Surface
from repository.records.models import Consent, Record, VoicePage
from search.models import IndexChange

_HIDDEN_STATES: Final = tuple(state for state in State if state not in READABLE)
_STORIES: Final = tuple(form for form in VoiceFormat if form != VoiceFormat.RESEARCH)
_GONE: Final = 0
_PENDING: Final = 1
_VERSION: Final = 2


@dataclass(frozen=True)
class Sight:
    """Which records are out of sight, and when it was asked."""

    #: Not public, whoever is asked.
    gone: frozenset[str]
    #: Perhaps public, but the index may still hold more of them than is: a change is waiting.
    pending: frozenset[str]
    #: The end of the minute in which it was asked.
    now: dt.datetime

    @property
    def blocked(self) -> frozenset[str]:
        """Return what an index must not show."""
        return self.gone | self.pending


def load_sight(surface: Surface = Surface.SEARCH) -> Sight:
    """Read the identifiers that were taken out of sight and may still be in the index.

    Args:
        surface: where the answer goes. The index holds what this site may show; what leaves
            for machines also needs a story's consent to re-use.
    """
    found: dict[int, set[str]] = {_GONE: set(), _PENDING: set(), _VERSION: set()}
    with connection.cursor() as cursor:
        cursor.execute(*_compile(surface.value, connection.vendor))
        for text, kind in cursor.fetchall():
            found[kind].add(text)
    # One column holds identifiers and the number, which is therefore text.
    note_version(max(map(int, found[_VERSION]), default=0))
    gone, pending = frozenset(found[_GONE]), frozenset(found[_PENDING])
    return Sight(gone, pending, _end_minute(timezone.now()))


def _end_minute(now: dt.datetime) -> dt.datetime:
    """Return when a moment's minute is over.

    A story whose time ends in it is hidden some seconds early, and never late. All who ask within
    the minute ask the same, so that an index can remember what it found.
    """
    return now.replace(second=0, microsecond=0) + dt.timedelta(minutes=1)


@cache
def _compile(scope: str, _vendor: str) -> tuple[str, tuple[Any, ...]]:
    """Return the query as SQL: it never changes, and composing it costs more than running it."""
    states = Record.objects.filter(state__in=_HIDDEN_STATES)
    orphans = Record.objects.filter(page=None)
    # Found by their keys, a handful among all records: a join may begin with every page there is.
    closed = Record.objects.filter(page__in=Consent.objects.filter(_lacks(scope)).values("voice"))
    # The same of the original, whose consent a translation rests on.
    original = _lacks(scope, "translation", path="translation_of__consent__")
    original |= Q(translation_of__consent=None, voice_format__in=_STORIES)
    # Asked apart: PostgreSQL takes longer to order another join than to run the whole query.
    originals = Record.objects.filter(state__in=ORIGINAL_GONE).values("page")
    original |= Q(translation_of__consent__isnull=False) & Q(translation_of__in=originals)
    # As a range of keys, SQLite finds the few translations in the index instead of reading all.
    translations = VoicePage.objects.filter(original, translation_of__gt=0)
    gone = Record.objects.filter(page__in=translations.order_by().values("pk"))
    hidden = IndexChange.objects.filter(delivered_at=None, hide=True)
    version = SnapshotVersion.objects.annotate(text=Cast("number", CharField()))
    rows = states.order_by().values_list("pk", Value(_GONE))
    rows = rows.union(
        orphans.order_by().values_list("pk", Value(_GONE)),
        closed.order_by().values_list("pk", Value(_GONE)),
        gone.order_by().values_list("pk", Value(_GONE)),
        hidden.order_by().values_list("identifier", Value(_PENDING)),
        version.order_by().values_list("text", Value(_VERSION)),
        all=True,
    )
    sql, parameters = rows.query.get_compiler(connection=connection).as_sql()
    return str(sql), tuple(parameters)


def _lacks(*scopes: str, path: str = "") -> Q:
    """Return the condition under which a consent is not released, or not given for some scope."""
    needed = ("seen_final", "released", *scopes)
    return Q(*((f"{path}{name}", False) for name in needed), _connector=Q.OR)
