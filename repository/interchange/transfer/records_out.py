"""Records and their versions as rows. One that may no longer be read is named and nothing more."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final

from django.db.models import Model, prefetch_related_objects

from repository.interchange.transfer.adoptions import load_adoptions, write_adoption
from repository.interchange.transfer.building import BATCH, batches
from repository.interchange.transfer.departures import Departures
from repository.interchange.transfer.evidence import load_ratings, write_rating
from repository.interchange.transfer.fields import names_of, write_fields
from repository.interchange.transfer.leaving import CONSENT, Leaving
from repository.interchange.transfer.questions import load_questions, write_question
from repository.records.choices import READABLE, RecordType, State
from repository.records.frozen import readable_content, render_frozen
from repository.records.models import Record, RecordVersion, VoicePage
from repository.replication.models import Question
from repository.replication.questions.asking import takes_questions

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
#: Of a DOI: when it was sent is between the site and the registry.
DOI: Final = ("doi", "number", "is_findable", "sha256")
#: Of a redaction: who did it, and on what ground, no reader is told.
REDACTION: Final = ("date", "old_sha256", "new_sha256")


def write_records(leaving: Leaving, departures: Departures) -> Iterator[dict[str, Any]]:
    """Yield the records that leave, whole or as tombstones, with what others know of them."""
    leave = leaving.whole | leaving.gone
    records = Record.objects.order_by("pk").iterator(BATCH)
    for batch in batches(each for each in records if each.pk in leave):
        prefetch_related_objects(batch, "memberships", "disseminations", "dois")
        leaves = [record for record in batch if record.pk in leaving.whole]
        adoptions, ratings = load_adoptions(leaves), load_ratings(leaves)
        questions = _load_questions(leaves)
        for record in batch:
            whole = record.pk in leaving.whole
            names = names_of(Record) if whole else _prepare_tombstone(record)
            row = {
                **write_fields(record, ("identifier", *names), departures.change),
                "sets": sorted(each.spec for each in record.memberships.all()),
                "formats": sorted(each.prefix for each in record.disseminations.all()),
                "dois": [
                    write_fields(doi, DOI, departures.change)
                    for doi in sorted(record.dois.all(), key=lambda doi: doi.pk)
                ],
            }
            if whole:
                row["adoptions"] = [
                    write_adoption(adoption, departures)
                    for adoption in adoptions.get(record.pk, ())
                ]
                row["evidence_ratings"] = [
                    write_rating(judgement, departures) for judgement in ratings.get(record.pk, ())
                ]
                row["questions"] = [
                    write_question(question, departures)
                    for question in questions.get(record.pk, ())
                ]
            yield row


def _load_questions(records: Sequence[Record]) -> Mapping[str, Sequence[Question]]:
    """Return the questions of those that have a team to ask: no page of a story shows any."""
    voices = _load_voices({record.pk for record in records})
    asked = (record for record in records if takes_questions(record, voices.get(record.pk)))
    return load_questions(asked)


def _prepare_tombstone(record: Record) -> Sequence[str]:
    """Return what is told of a record that has gone."""
    if record.state in READABLE and record.type == RecordType.VOICE:
        # Its consent has ended, by itself or by a scope that was taken back.
        record.state = State.CONSENT_ENDED
    silent = record.type == RecordType.VOICE or record.state == State.CONSENT_ENDED
    return SILENT if silent else TOMBSTONE


def write_versions(leaving: Leaving) -> Iterator[dict[str, Any]]:
    """Yield the frozen versions of the records that leave whole, as they may be read today."""
    versions = RecordVersion.objects.order_by("record", "number").iterator(BATCH)
    for batch in batches(each for each in versions if each.record_id in leaving.whole):
        prefetch_related_objects(batch, "redactions")
        voices = _load_voices({version.record_id for version in batch})
        for version in batch:
            narrowed = _narrow(version, voices)
            yield {
                **write_fields(version, names_of(RecordVersion), _name_record),
                # Its hash is that of the words that were frozen, not of those that may leave.
                "narrowed": narrowed,
                "redactions": [
                    write_fields(row, REDACTION, _name_record) for row in version.redactions.all()
                ],
            }


def _load_voices(identifiers: Collection[str]) -> Mapping[str, VoicePage]:
    voices = VoicePage.objects.filter(record__in=identifiers)
    loaded = voices.select_related(*CONSENT).defer_streamfields()
    return {voice.record.pk: voice for voice in loaded}


def _narrow(version: RecordVersion, voices: Mapping[str, VoicePage]) -> bool:
    """Leave in a version what may be read of it today; return whether that is less than it was."""
    if (voice := voices.get(version.record_id)) is None:
        return False
    content = readable_content(version, voice)
    if content == version.content:
        return False
    version.content, version.html = content, render_frozen(content)
    return True


def _name_record(_model: type[Model], key: Any) -> str:
    return str(key)
