"""Which of the public records need nobody's consent, and stories, asked one by one."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet

from repository.records.choices import VoiceFormat
from repository.records.consent import Surface, permitted
from repository.records.models import Record, VoicePage
from repository.records.readable import find_public


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
