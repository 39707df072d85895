"""What a redaction would do to each version of a record, and doing it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from repository.publisher import snapshot
from repository.records.choices import Ground
from repository.records.comparison import Change, compare
from repository.records.lifecycle import hash_content
from repository.records.models import Record, RecordVersion, Redaction
from repository.records.redaction.contents import redact_content
from repository.records.redaction.drafts import purge_drafts, redact_log
from repository.records.redaction.passages import PassageError, Passages

#: The log's word for it.
REDACTED_ACTION: Final = "repository.redacted"


@dataclass(frozen=True)
class Planned:
    """What one version would lose."""

    number: int
    changes: list[Change]
    title: tuple[str, str]
    change_note: tuple[str, str]
    #: Whether the page as it was shown loses anything.
    page: bool

    @property
    def places(self) -> list[str]:
        """Where it would lose words."""
        named = [" › ".join(change.path) for change in self.changes]
        for name, (before, after) in (("Title", self.title), ("Change note", self.change_note)):
            if before != after and name not in named:
                named.append(name)
        return named or ["The page as it was shown"]


def plan_redaction(record: Record, numbers: Collection[int], passages: Passages) -> list[Planned]:
    """Return what each version would lose; none that holds nothing of the passages."""
    plans = []
    for version in record.versions.filter(number__in=numbers).order_by("number"):
        redacted = _redact(version, passages)
        if _same(version, redacted):
            continue
        plans.append(
            Planned(
                version.number,
                compare(version.content, redacted["content"], reveal=True),
                (version.title, redacted["title"]),
                (version.change_note, redacted["change_note"]),
                page=version.html != redacted["html"],
            )
        )
    return plans


@transaction.atomic
def redact_versions(  # noqa: PLR0913 - each is a decision of whoever redacts
    record: Record,
    numbers: Collection[int],
    passages: Passages,
    ground: Ground,
    *,
    user: Any,
    purge: bool = True,
) -> list[Redaction]:
    """Take passages out of versions for good, and record that it was done.

    Args:
        record: whose versions.
        numbers: which of them.
        passages: what has to go.
        ground: the legal ground.
        user: who does it.
        purge: whether older drafts that hold the passages are deleted with them.
    """
    # Before any row, as everyone does who changes a record.
    snapshot.hold()
    record = Record.objects.select_for_update().get(pk=record.pk)
    versions = record.versions.select_for_update().filter(number__in=numbers).order_by("number")
    done = list(_redact_each(versions, passages, ground, user))
    if purge:
        purge_drafts(record, passages)
        redact_log(record, passages)
    if done:
        record.save()  # moves the datestamp
        log(
            instance=record,
            action=REDACTED_ACTION,
            user=user,
            data={"versions": [each.version.number for each in done], "ground": str(ground)},
        )
    return done


def _redact_each(
    versions: Iterable[RecordVersion], passages: Passages, ground: Ground, user: Any
) -> Iterable[Redaction]:
    now = timezone.now()
    for version in versions:
        redacted = _redact(version, passages)
        if _same(version, redacted):
            continue
        old = version.sha256
        for name, value in redacted.items():
            setattr(version, name, value)
        version.sha256 = hash_content(version.content)
        version.save()
        yield Redaction.objects.create(
            version=version,
            date=now,
            redacted_by=user,
            ground=ground,
            old_sha256=old,
            new_sha256=version.sha256,
        )


def _redact(version: RecordVersion, passages: Passages) -> dict[str, Any]:
    redacted = {
        "title": passages.redact(version.title),
        "change_note": passages.redact(version.change_note),
        "content": redact_content(version.content, passages),
        "html": passages.redact(version.html),
    }
    if any(passages.are_in(text) for text in (redacted["title"], redacted["html"])):
        raise PassageError("A passage could not be taken out whole. Give it in smaller parts.")
    return redacted


def _same(version: RecordVersion, redacted: dict[str, Any]) -> bool:
    return all(getattr(version, name) == value for name, value in redacted.items())
