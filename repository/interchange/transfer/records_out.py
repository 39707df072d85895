"""Records and their versions as rows. One that may no longer be read is named and nothing more."""

from collections.abc import Iterator
from typing import Any, Final

from repository.interchange.transfer.departures import Departures
from repository.interchange.transfer.fields import write_field
from repository.interchange.transfer.leaving import CONSENT, Leaving, parts_of
from repository.records.choices import READABLE, RecordType, State
from repository.records.consent import PARTS
from repository.records.frozen import narrow, render_frozen
from repository.records.models import Record, RecordVersion, VoicePage

CHUNK: Final = 200
#: What the notice of a removed record tells every reader (`records.tombstone`), and harvesters.
TOMBSTONE: Final = (
    "identifier",
    "type",
    "state",
    "datestamp",
    "state_date",
    "reason_category",
    "responsible_organisation",
    "replacement",
)
#: Of a voice, and of whatever consent ended for.
SILENT: Final = TOMBSTONE[:4]


def write_records(leaving: Leaving, departures: Departures) -> Iterator[dict[str, Any]]:
    """Yield the records that leave, whole or as tombstones."""
    for record in Record.objects.order_by("pk").iterator(chunk_size=CHUNK):
        if record.pk in leaving.whole:
            yield {
                field.name: write_field(field, record, departures.change)
                for field in Record._meta.concrete_fields
            }
        elif record.pk in leaving.gone:
            yield _write_tombstone(record, departures)


def _write_tombstone(record: Record, departures: Departures) -> dict[str, Any]:
    if record.state in READABLE and record.type == RecordType.VOICE:
        # Its consent has ended, by itself or by a scope that was taken back.
        record.state = State.CONSENT_ENDED
    silent = record.type == RecordType.VOICE or record.state == State.CONSENT_ENDED
    return {
        name: write_field(Record._meta.get_field(name), record, departures.change)
        for name in (SILENT if silent else TOMBSTONE)
    }


def write_versions(leaving: Leaving) -> Iterator[dict[str, Any]]:
    """Yield the frozen versions of the records that leave whole, as they are kept."""
    limited = _limited_stories(leaving)
    fields = [field for field in RecordVersion._meta.concrete_fields if not field.primary_key]
    versions = RecordVersion.objects.order_by("record", "number")
    for version in versions.iterator(chunk_size=CHUNK):
        if version.record_id not in leaving.whole:
            continue
        narrowed = False
        if version.record_id in limited:
            content = narrow(version.content, limited[version.record_id])
            if narrowed := content != version.content:
                version.content, version.html = content, render_frozen(content)
        yield {
            **{field.name: write_field(field, version, _name_record) for field in fields},
            # Its hash is that of the words that were frozen, not of those that may leave.
            "narrowed": narrowed,
        }


def _name_record(_model: Any, key: Any) -> str:
    return str(key)


def _limited_stories(leaving: Leaving) -> dict[str, frozenset[str]]:
    """Return the parts that leave of each story of which not all may."""
    voices = VoicePage.objects.filter(record__isnull=False).select_related(*CONSENT)
    return {
        voice.record.pk: parts
        for voice in voices.defer_streamfields()
        if voice.record.pk in leaving.whole and (parts := parts_of(voice)) != PARTS
    }
