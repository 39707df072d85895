"""Writing the audit of the person's own pages, and asking it whether an answer was given."""

from typing import Any, Final

from repository.records.models import Consent
from repository.voices.models import PersonEvent, PersonLink

Kind = PersonEvent.Kind
#: What a form of the same consent, opened before, would undo.
_CHANGING: Final = (Kind.LIMITED, Kind.CREDITED)
#: After one of these a session is over.
FINISHING: Final = (
    Kind.RELEASED,
    Kind.CHANGES,
    Kind.PAUSED,
    Kind.WITHDRAWN,
    Kind.FINISHED,
)


def note(link: PersonLink, kind: Kind, *, by: Any = None) -> None:
    """Leave a row: what happened, when, by which officer. Never what was written or shown."""
    PersonEvent.objects.create(
        identifier=identifier_of(link),
        link=link.reference,
        session_hash=link.session_hash,
        kind=kind,
        by=by,
    )


def find_last_answer(session_hash: str) -> Kind | None:
    """Return the answer that ended a session, if one did."""
    found = PersonEvent.objects.filter(session_hash=session_hash, kind__in=FINISHING)
    kind = found.values_list("kind", flat=True).first()
    return Kind(kind) if kind else None


def identifier_of(link: PersonLink) -> str:
    """Return the permanent identifier of the story that a link leads to."""
    return str(link.consent.voice.record.pk)


def is_noted(link: PersonLink, kind: Kind) -> bool:
    """Return whether something happened in a link's session."""
    return PersonEvent.objects.filter(session_hash=link.session_hash, kind=kind).exists()


def find_last_change(consent: Consent) -> int:
    """Return the number of the last change that the person made to their consent; 0 for none."""
    record = getattr(consent.voice, "record", None)
    changes = PersonEvent.objects.filter(identifier=record.pk if record else "")
    return changes.filter(kind__in=_CHANGING).values_list("pk", flat=True).first() or 0
