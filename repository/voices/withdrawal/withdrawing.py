"""The one function by which a story is taken back, whatever road the wish came by."""

import datetime as dt
import logging
import uuid
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from repository.publisher import snapshot
from repository.records.choices import RecordType, State
from repository.records.models import Consent, Record
from repository.voices.contact import Letter, prepare_letter
from repository.voices.models import Withdrawal
from repository.voices.models import WithdrawalRoad as Road
from repository.voices.withdrawal import journal
from repository.voices.withdrawal.belongings import Belongings, find_belongings, has_consent
from repository.voices.withdrawal.files import delete_files, doom
from repository.voices.withdrawal.purging import purge
from repository.voices.withdrawal.scrub import scrub_freed_space
from repository.voices.withdrawal.signals import withdrawn
from repository.voices.withdrawal.standing import gate
from repository.voices.withdrawal.sweeping import find_addresses, list_objects, sweep
from repository.voices.withdrawal.telling import cannot_be_recalled

logger = logging.getLogger(__name__)
#: The log's word for it.
WITHDRAWN_ACTION: Final = "repository.withdrawn"
#: Neither says what the story is about: others may read a person's e-mail.
_SUBJECT: Final = "We have taken down what you asked us to"
_LETTER: Final = """\
You asked us to take down what you had shared with us. We have deleted it, with all that we kept
about it and how to reach you. You need not do anything, and you need not say why.

This we cannot call back:
{}
"""


class NoStoryError(LookupError):
    """There is no story of this identifier that somebody could take back."""


def withdraw(identifier: str, *, road: Road, by: User | None = None) -> Withdrawal:
    """Take a story back, with its translations: every word, file and index entry of it.

    The story is gone when this returns. If the process dies before, nothing has happened, or the
    site is shut until `withdraw_consent --replay` has finished; a file left over goes later.

    Args:
        identifier: of the story, or of a translation of it.
        road: how the wish came.
        by: who carries it out.

    Raises:
        NoStoryError: there is no such story.
    """
    return _withdraw(identifier.strip().lower(), road, by, None)


def replay(entry: journal.Entry) -> Withdrawal:
    """Withdraw again what the list names and this database does not know of, or shows again."""
    return _withdraw(entry.identifier, Road.REPLAY, None, entry)


def _withdraw(
    identifier: str, road: Road, by: User | None, entry: journal.Entry | None
) -> Withdrawal:
    # Outermost: who reads the list meanwhile waits until what it says is true.
    with journal.hold(), transaction.atomic(durable=True):
        # Two at once: the second waits, and finds the first one's row.
        snapshot.hold()
        done = Withdrawal.objects.filter(identifier=identifier).first()
        if done is None or _stands(identifier):
            done = _carry_out(identifier, road, by, entry)
    # This process has seen the list before it changed. Not sooner: a look may wait for its holder.
    gate.look()
    return done


def _stands(identifier: str) -> bool:
    """Return whether a record that was withdrawn is there again, as after an import."""
    return (
        Record.objects.filter(pk=identifier).exclude(state=State.CONSENT_ENDED, page=None).exists()
    )


def _carry_out(
    identifier: str, road: Road, by: User | None, entry: journal.Entry | None
) -> Withdrawal:
    record = Record.objects.filter(pk=identifier).first()
    story = find_belongings(record) if record else Belongings()
    if entry is None and not _is_story(record, story):
        raise NoStoryError(f"{identifier} is no person’s story that is kept here.")
    if record is None:
        # It came after this back-up. The identifier stays taken.
        record = Record(identifier=identifier, type=RecordType.VOICE, state=State.CONSENT_ENDED)
        record.save()
        story = Belongings(records=(record,))
    rows = _note(story, identifier, road, by, entry)
    first = rows[identifier]
    doom(first, story.files)
    # Who has been told once is not told again because of our back-up.
    letters = [] if entry else _write_letters(story)
    _empty(story, by)
    for each in story.records:
        log(instance=each, action=WITHDRAWN_ACTION, user=by, data={"road": str(road)})
    transaction.on_commit(_finish, robust=True)
    for letter in letters:
        # Last of all: the person waits for a mail server longest.
        transaction.on_commit(letter.send, robust=True)
    # Last: what can go wrong has not.
    journal.append(rows.values())
    return first


def _is_story(record: Record | None, story: Belongings) -> bool:
    if record is None or record.type != RecordType.VOICE or not story.pages:
        return False
    return has_consent(story.pages) or any(page.is_personal for page in story.pages)


def _note(
    story: Belongings,
    identifier: str,
    road: Road,
    by: User | None,
    entry: journal.Entry | None,
) -> dict[str, Withdrawal]:
    """Write a row for each identifier that may never be read again."""
    moment: dt.datetime = entry.time if entry else timezone.now()
    rows = {}
    for record in story.records:
        key = entry.id if entry and record.pk == identifier else uuid.uuid4()
        rows[record.pk], _ = Withdrawal.objects.get_or_create(
            identifier=record.pk,
            defaults={"id": key, "withdrawn_at": moment, "road": road, "by": by},
        )
    # Also of one that came back with an import: its words lie about once more.
    Withdrawal.objects.filter(identifier__in=rows).update(cleared_at=None, scrubbed_at=None)
    return rows


def _empty(story: Belongings, by: User | None) -> None:
    keys = [page.pk for page in story.pages]
    withdrawn.send(
        sender=Withdrawal, identifiers=[record.pk for record in story.records], page_ids=keys
    )
    consents = Consent.objects.filter(voice__in=keys).values_list("pk", flat=True)
    objects, addresses = list_objects(story, consents), find_addresses(story)
    purge(story, by)
    sweep(story, objects, addresses)


def _write_letters(story: Belongings) -> list[Letter]:
    """Address a confirmation while it is known where to; nothing is kept of the address."""
    consents = Consent.objects.filter(voice__in=[page.pk for page in story.pages])
    body = _LETTER.format("\n".join(f"- {line}" for line in cannot_be_recalled()))
    return [prepare_letter(consent, _SUBJECT, body) for consent in consents]


def _finish() -> None:
    """Delete the files in the request, and have what freed space holds cleared."""
    if left := delete_files():
        logger.error("%d files of withdrawn stories are still to be deleted.", left)
    scrub_freed_space.enqueue()
