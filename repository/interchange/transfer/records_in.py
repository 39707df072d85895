"""Rows → records and their versions, with the dates, states and hashes that they had."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Model

from repository.interchange.models import Dissemination, RegisteredDoi, SetMembership
from repository.interchange.transfer.adoptions import read_adoption
from repository.interchange.transfer.archive import ArchiveError
from repository.interchange.transfer.arrivals import Arrivals
from repository.interchange.transfer.building import batches, build
from repository.interchange.transfer.evidence import read_rating
from repository.interchange.transfer.questions import read_question
from repository.records.identifiers import is_identifier
from repository.records.lifecycle import hash_content
from repository.records.models import Record, RecordVersion, Redaction


def read_records(arrivals: Arrivals) -> None:
    """Make records, and what harvesters and registries know of them."""
    for batch in batches(_read_records(arrivals)):
        Record.objects.bulk_create(record for record, _ in batch)
        known: dict[type[Model], list[Model]] = defaultdict(list)
        for row in (row for _, rows in batch for row in rows):
            known[type(row)].append(row)
        for model, rows in known.items():
            model._default_manager.bulk_create(rows)


def _read_records(arrivals: Arrivals) -> Iterator[tuple[Record, list[Model]]]:
    for row in arrivals.rows("records"):
        sets, formats, dois = row.pop("sets"), row.pop("formats"), row.pop("dois")
        # An archive of an earlier release has none.
        adoptions, ratings = row.pop("adoptions", []), row.pop("evidence_ratings", [])
        questions = row.pop("questions", [])
        if not is_identifier(row["identifier"]):
            raise ValueError(f"“{row['identifier']}” is no identifier")
        record = build(Record, row, arrivals.change)
        # A tombstone was public at the latest when it last moved.
        record.first_published = record.first_published or record.datestamp
        known: list[Model] = []
        for each in dois:
            doi = build(RegisteredDoi, each, arrivals.change)
            doi.record = record
            known.append(doi)
        for each in adoptions:
            known += read_adoption(record, each, arrivals.change)
        for each in ratings:
            known += read_rating(record, each, arrivals.change)
        known += [read_question(record, each, arrivals.change) for each in questions]
        known += [SetMembership(record=record, spec=str(spec)) for spec in sets]
        known += [Dissemination(record=record, prefix=str(prefix)) for prefix in formats]
        yield record, known


def read_versions(arrivals: Arrivals) -> None:
    """Make the frozen versions, and say where they were redacted."""
    for batch in batches(_read_versions(arrivals)):
        RecordVersion.objects.bulk_create(version for version, _ in batch)
        Redaction.objects.bulk_create(row for _, rows in batch for row in rows)


def _read_versions(arrivals: Arrivals) -> Iterator[tuple[RecordVersion, list[Redaction]]]:
    for row in arrivals.rows("versions"):
        narrowed, redacted = row.pop("narrowed"), row.pop("redactions")
        version = build(RecordVersion, row, arrivals.change)
        if not narrowed and hash_content(version.content) != version.sha256:
            raise ArchiveError(f"{version} has not the words that its hash was made of.")
        redactions = [build(Redaction, each, arrivals.change) for each in redacted]
        for redaction in redactions:
            redaction.version = version
        yield version, redactions
