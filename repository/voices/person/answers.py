"""What a person decides on their own pages, carried out. Nothing here widens a consent.

Each answer that ends a session is taken once: a form that is sent twice does nothing more.
"""

from collections.abc import Callable, Iterable
from typing import Final

from django.db import transaction
from django.utils import timezone

from repository.records.choices import CreditChoice
from repository.records.models import Consent
from repository.voices.models import PersonLink
from repository.voices.person.events import Kind, identifier_of, is_noted, note
from repository.voices.person.forms import first_name, list_agreed
from repository.voices.person.telling import tell_officers
from repository.voices.steps import Answer, Stage, StepError, has_seen, record_step
from repository.voices.steps import Road as StepRoad
from repository.voices.withdrawal import Road, withdraw

#: Who took the answer.
_BY: Final = "The person, on their own page"


class ChangedMeanwhileError(Exception):
    """The piece is no longer the one that was on the screen."""


def agree(link: PersonLink, revision: str) -> None:
    """Note that the person is happy with the piece they were shown.

    Raises:
        ChangedMeanwhileError: it has been edited since; nobody agrees to words they did not see.
    """
    with transaction.atomic():
        consent = _lock(link)
        if revision != str(consent.voice.latest_revision_id or 0):
            raise ChangedMeanwhileError
        if has_seen(consent) and is_noted(link, Kind.HAPPY):
            return
        _record(consent, Stage.SEEN, Answer.AGREED)
        note(link, Kind.HAPPY)
    tell_officers(identifier_of(link), Kind.HAPPY)


def release(link: PersonLink) -> None:
    """Let the story be shared as far as was agreed.

    Raises:
        ChangedMeanwhileError: it has been edited since the person was happy with it.
    """
    try:
        _finish(link, Kind.RELEASED, lambda consent: _record(consent, Stage.RELEASE, Answer.AGREED))
    except StepError as error:
        raise ChangedMeanwhileError from error


def ask_for_changes(link: PersonLink, words: str) -> None:
    """Keep what should be different with the consent, where a withdrawal finds it."""
    _finish(
        link,
        Kind.CHANGES,
        lambda consent: _record(consent, Stage.SEEN, Answer.CHANGES, words),
    )


def pause(link: PersonLink) -> None:
    """Hide the story on every surface until the person agrees to its release again."""
    _finish(link, Kind.PAUSED, lambda consent: _record(consent, Stage.RELEASE, Answer.REFUSED))


def end(link: PersonLink) -> None:
    """End the session without another answer."""
    _finish(link, Kind.FINISHED, lambda _consent: None)


def withdraw_story(link: PersonLink) -> None:
    """Take the story down for good. The link goes with it: what the audit needs is read first."""
    identifier = identifier_of(link)
    withdraw(identifier, road=Road.PERSON)
    note(link, Kind.WITHDRAWN)
    tell_officers(identifier, Kind.WITHDRAWN)


def limit(link: PersonLink, kept: Iterable[str]) -> None:
    """Close the scopes and parts whose tick was taken away; none can be opened here."""
    with transaction.atomic():
        consent = _lock(link)
        dropped = [name for name in list_agreed(consent) if name not in set(kept)]
        if not dropped:
            return
        _save(consent, dict.fromkeys(dropped, False))
        note(link, Kind.LIMITED)
    tell_officers(identifier_of(link), Kind.LIMITED)


def credit(link: PersonLink, choice: str) -> None:
    """Show the first name alone, or none."""
    with transaction.atomic():
        consent = _lock(link)
        if choice == "now" or not consent.show_name:
            return
        if choice == "first":
            name = first_name(consent.credit)
            _save(consent, {"credit": name, "credit_choice": CreditChoice.FIRST_NAME})
        else:
            _save(consent, {"show_name": False, "credit_choice": CreditChoice.NONE})
        note(link, Kind.CREDITED)
    tell_officers(identifier_of(link), Kind.CREDITED)


def _finish(link: PersonLink, kind: Kind, act: Callable[[Consent], None]) -> None:
    with transaction.atomic():
        row = PersonLink.objects.select_for_update().filter(pk=link.pk, finished_at=None).first()
        if row is None:
            return
        act(_lock(link))
        PersonLink.objects.filter(pk=link.pk).update(finished_at=timezone.now())
        note(link, kind)
    if kind is not Kind.FINISHED:
        tell_officers(identifier_of(link), kind)


def _lock(link: PersonLink) -> Consent:
    """Return the consent as it stands: an officer may have changed it since the page was opened."""
    consents = Consent.objects.select_for_update(of=("self",)).select_related("voice__record")
    return consents.get(pk=link.consent_id)


def _record(consent: Consent, stage: Stage, answer: Answer, words: str = "") -> None:
    record_step(consent, stage, answer, road=StepRoad.OWN_PAGE, taken_by=_BY, note=words)


def _save(consent: Consent, changes: dict[str, object]) -> None:
    for name, value in changes.items():
        setattr(consent, name, value)
    consent.save(update_fields=list(changes))
