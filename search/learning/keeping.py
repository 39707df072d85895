"""Writing the counts of searches, in batches and after the requests; and taking old ones out."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from repository.publisher import snapshot
from search.blocked import Sight, load_sight
from search.courier import Courier
from search.engines import get_engine
from search.execute import find_held, load_spelling
from search.facets import BY_KEY, TAG
from search.labels import load_known_values, load_lexicon
from search.learning.stories import find_quotations
from search.learning.tally import SUMS, Counts, Searches, Tally
from search.learning.wording import Known, list_forms, read_wording, split_labels
from search.models import SearchCount
from search.spelling import Spelling

#: Seconds for which searches are gathered before they are written.
GATHERED: Final = 20.0
#: Different texts kept of one day. Whoever has a machine search for all pairs of known words
#: must not fill the disk.
MOST_A_DAY: Final = 10_000
#: Seeming slips that the index is asked about in one go; further ones count as unknown.
MOST_SLIPS: Final = 200
_ROWS: Final = 500

Key = tuple[dt.date, str, int]


@dataclass
class Pruned:
    """What one pruning did."""

    #: Rows that were too old.
    old: int = 0
    #: Texts that may no longer be kept.
    forgotten: int = 0


tally: Final = Tally()


def flush() -> None:
    """Write what waits in this process's memory."""
    searches = tally.take()
    if not searches:
        return
    try:
        write(searches)
    except Exception:
        tally.put_back(searches)
        raise


def write(searches: Searches) -> None:
    """Add searches to the counts of their days, with those words that may be kept."""
    snapshot.look_again()
    sight = load_sight()
    known = load_known(sight)
    slips = sorted(
        {word for typed in searches if not typed.exact for word in known.list_slips(typed.text)}
    )
    asked, others = slips[:MOST_SLIPS], slips[MOST_SLIPS:]
    held = find_held({form for word in asked for form in list_forms(word)}, sight)
    known = replace(known, held=held.union(others))
    readings = {
        (typed.text, typed.exact): read_wording(typed.text, known, exact=typed.exact)
        for typed in searches
    }
    quoting = find_quotations({wording.text for wording in readings.values()})
    rows: dict[Key, Counts] = defaultdict(Counts)
    for typed, counts in searches.items():
        wording = readings[typed.text, typed.exact]
        text = "" if wording.text in quoting else wording.text
        rows[typed.day, text, wording.words].add(counts)
    with transaction.atomic():
        _add(_leave_out_beyond_limit(rows))


def prune(now: dt.datetime | None = None) -> Pruned:
    """Take out what is older than is kept, and the words that are no longer the site's own.

    The index itself is asked: the reserve knows fewer words, and would have most forgotten.

    Raises:
        EngineUnavailableError: no index can say which words are known; old rows are gone already.
    """
    oldest = timezone.localdate(now) - dt.timedelta(days=settings.SEARCH_COUNTS_DAYS)
    pruned = Pruned(old=SearchCount.objects.filter(day__lt=oldest).delete()[0])
    sight = load_sight()
    known = load_known(sight, get_engine().spelling(sight.blocked, sight.now))
    kept = SearchCount.objects.exclude(text="").order_by()
    texts = set(kept.values_list("text", flat=True).distinct())
    gone = {text for text in texts if read_wording(text, known, exact=True).text != text}
    gone |= find_quotations(texts - gone)
    for text in sorted(gone):
        _forget(text)
    pruned.forgotten = len(gone)
    return pruned


def load_known(sight: Sight, spelling: Spelling | None = None) -> Known:
    """Return the site's vocabulary as of now. Free tags are nobody's vocabulary."""
    labels = load_known_values(sight).labels
    words = (label for key in BY_KEY if key != TAG for label in labels[key].values())
    return Known(spelling or load_spelling(sight), load_lexicon(), split_labels(words))


def _forget(text: str) -> None:
    rows: dict[Key, Counts] = defaultdict(Counts)
    with transaction.atomic():
        found = SearchCount.objects.select_for_update().filter(text=text)
        for row in found:
            values = {name: getattr(row, name) for name in (*SUMS, "slowest")}
            rows[row.day, "", row.words].add(Counts(**values))
        found.delete()
        _add(rows)


def _leave_out_beyond_limit(rows: Mapping[Key, Counts]) -> dict[Key, Counts]:
    kept: dict[Key, Counts] = defaultdict(Counts)
    held = {
        day: set(SearchCount.objects.filter(day=day).values_list("text", flat=True))
        for day in {day for day, _, _ in rows}
    }
    for (day, typed, words), counts in rows.items():
        texts = held[day]
        text = typed if typed in texts or len(texts) < MOST_A_DAY else ""
        texts.add(text)
        kept[day, text, words].add(counts)
    return kept


def _add(rows: Mapping[Key, Counts]) -> None:
    # In one order, so that two processes never wait for each other's rows.
    keys = sorted(rows)
    SearchCount.objects.bulk_create(
        [SearchCount(day=day, text=text, words=words) for day, text, words in keys],
        ignore_conflicts=True,
        batch_size=_ROWS,
    )
    for day, text, words in keys:
        counts = rows[day, text, words]
        changes = {name: F(name) + getattr(counts, name) for name in SUMS if getattr(counts, name)}
        if counts.slowest:
            changes["slowest"] = Greatest(F("slowest"), Value(counts.slowest))
        SearchCount.objects.filter(day=day, text=text, words=words).update(**changes)


def flush_when_due() -> float | None:
    """Write once enough is gathered; return when to look again, or None when nothing waits."""
    age = tally.measure_age()
    if age is None:
        return None
    if age < GATHERED:
        return GATHERED - age
    flush()
    return None


#: Writes off any request's path. What a process has gathered goes with it when it ends.
courier: Final = Courier("The searches' courier", flush_when_due)
