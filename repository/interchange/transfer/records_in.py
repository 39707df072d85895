"""Rows → records and their versions, with the dates, states and hashes that they had."""

from repository.interchange.models import SetMembership
from repository.interchange.transfer.archive import ArchiveError
from repository.interchange.transfer.arrivals import Arrivals
from repository.interchange.transfer.building import batches, build
from repository.records.identifiers import is_identifier
from repository.records.lifecycle import hash_content
from repository.records.models import Record, RecordVersion, Redaction


def read_records(arrivals: Arrivals) -> None:
    """Make records; a tombstone was public at the latest when it last moved."""
    for batch in batches(arrivals.rows("records")):
        records, memberships = [], []
        for row in batch:
            sets = row.pop("sets")
            if not is_identifier(row["identifier"]):
                raise ValueError(f"“{row['identifier']}” is no identifier")
            record = build(Record, row, arrivals.change)
            record.first_published = record.first_published or record.datestamp
            records.append(record)
            memberships += [SetMembership(record=record, spec=str(spec)) for spec in sets]
        Record.objects.bulk_create(records)
        SetMembership.objects.bulk_create(memberships)


def read_versions(arrivals: Arrivals) -> None:
    """Make the frozen versions, each with words that have its hash."""
    for batch in batches(arrivals.rows("versions")):
        versions, redactions = [], []
        for row in batch:
            narrowed, redacted = row.pop("narrowed"), row.pop("redactions")
            version = build(RecordVersion, row, arrivals.change)
            if not narrowed and hash_content(version.content) != version.sha256:
                raise ArchiveError(f"{version} has not the words that its hash was made of.")
            versions.append(version)
            for each in redacted:
                redaction = build(Redaction, each, arrivals.change)
                redaction.version = version
                redactions.append(redaction)
        RecordVersion.objects.bulk_create(versions)
        Redaction.objects.bulk_create(redactions)
