"""Which records anyone may read now: found in the database, and stories asked one by one."""

from collections.abc import Collection, Iterator

from django.db.models import Q, QuerySet

from repository.publisher.privacy import known_restricted_paths
from repository.records.choices import READABLE, State, VoiceFormat
from repository.records.consent import Surface, permitted
from repository.records.models import Record, VoicePage


def find_public(states: Collection[State] = READABLE) -> QuerySet[Record]:
    """Return the records in some states whose pages are public, consent aside."""
    return Record.objects.filter(are_open("page__"), state__in=states)


def are_open(prefix: str = "") -> Q:
    """Return the condition that everyone may read a page.

    Args:
        prefix: what leads to the page.
    """
    open_to_all = Q(**{f"{prefix}live": True})
    for path in known_restricted_paths():
        open_to_all &= ~Q(**{f"{prefix}path__startswith": path})
    return open_to_all


def leave_out_stories(records: QuerySet[Record]) -> QuerySet[Record]:
    """Return records that need nobody's consent."""
    research = Q(
        page__voicepage__voice_format=VoiceFormat.RESEARCH,
        page__voicepage__translation_of=None,
    )
    return records.filter(Q(page__voicepage=None) | research)


def iterate_stories(records: QuerySet[Record], surface: Surface) -> Iterator[VoicePage]:
    """Return the voices among some records that consent opens to a surface now."""
    others = ~Q(voice_format=VoiceFormat.RESEARCH) | Q(translation_of__isnull=False)
    voices = VoicePage.objects.filter(others, record__in=records).select_related(
        "record", "consent", "translation_of__consent", "translation_of__record"
    )
    for voice in voices.order_by("record").iterator():
        if permitted(voice, surface):
            yield voice


def count_public(surface: Surface) -> int:
    """Return how many records may leave on a surface now."""
    records = find_public()
    return leave_out_stories(records).count() + sum(1 for _ in iterate_stories(records, surface))
