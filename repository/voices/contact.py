"""How a person is reached: written, read and used here alone, and every time audited."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import Any, Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail import send_mail
from django.core.validators import validate_email
from django.db import transaction

from repository.records.models import Consent
from repository.voices.models import AccessKind, ContactAccess, ContactRoute, RouteKind
from repository.voices.officers import is_officer
from repository.voices.sealing import SealingError, seal, unseal

logger = logging.getLogger(__name__)
_SITE: Final = "the site"


def set_route(consent: Consent, kind: RouteKind, address: str, *, by: Any) -> ContactRoute:
    """Keep how a person wants to be reached, sealed; it replaces what was kept before.

    Raises:
        PermissionDenied: whoever asks is no Consent officer.
        ValidationError: the address cannot be one.
        KeyMissingError: there is no key to seal with.
    """
    why = f"New route: {RouteKind(kind).label}"
    require_officer(consent, by=by, why=why)
    address = address.strip()
    _check(kind, address)
    with transaction.atomic():
        route, _made = ContactRoute.objects.update_or_create(
            consent=consent, defaults={"kind": kind, "sealed": seal(address)}
        )
        _note(consent, AccessKind.SET, by.get_username(), why)
    consent.contact_route = route
    return route


def read_route(consent: Consent, *, by: Any, why: str) -> str:
    """Return a person's address, for a Consent officer who says why.

    Raises:
        PermissionDenied: whoever asks is no Consent officer.
        ValidationError: no reason is given.
        ContactRoute.DoesNotExist: none is kept.
        SealingError: no key opens it.
    """
    require_officer(consent, by=by, why=why)
    if not why.strip():
        raise ValidationError("Say why you need the contact details.")
    route = ContactRoute.objects.get(consent=consent)
    # Noted first: an address that was opened without a trace would be worse than a false trace.
    _note(consent, AccessKind.READ, by.get_username(), why)
    try:
        return unseal(route.sealed)
    except SealingError:
        _note(consent, AccessKind.LOCKED, by.get_username(), why)
        raise


@dataclass(frozen=True)
class Letter:
    """An e-mail to a person, ready to go even if their consent is deleted meanwhile."""

    identifier: str
    subject: str
    body: str
    #: Empty where the route is no e-mail, or does not open.
    address: str = field(repr=False)

    def send(self) -> bool:
        """Hand it to the mail server; return whether it took it."""
        sent = bool(self.address) and self._hand_over()
        ContactAccess.objects.create(
            identifier=self.identifier,
            kind=AccessKind.USED if sent else AccessKind.NOT_SENT,
            who=_SITE,
            why=self.subject[:200],
        )
        return sent

    def _hand_over(self) -> bool:
        try:
            return bool(send_mail(self.subject, self.body, None, [self.address]))
        except OSError as error:  # smtplib's errors too
            # Their words hold the address, so the log has their kind alone.
            logger.error("No e-mail about %s: %s", self.identifier, type(error).__name__)  # noqa: TRY400 - as said
            return False


def prepare_letter(consent: Consent, subject: str, body: str) -> Letter:
    """Address an e-mail to a person without showing anybody the address."""
    route = ContactRoute.objects.filter(consent=consent).first()
    address = ""
    if route is not None and route.kind == RouteKind.EMAIL:
        try:
            address = unseal(route.sealed)
        except SealingError as error:
            logger.error("No e-mail about %s: %s", identifier_of(consent), error)  # noqa: TRY400 - no trace is needed
    return Letter(identifier_of(consent), subject, body, address)


def write_to(consent: Consent, subject: str, body: str) -> bool:
    """Send a person an e-mail; return whether the mail server took it."""
    return prepare_letter(consent, subject, body).send()


def require_officer(consent: Consent, *, by: Any, why: str) -> None:
    """Raise PermissionDenied, and keep a trace of it, when someone is no Consent officer."""
    if not is_officer(by):
        _note(consent, AccessKind.REFUSED, by.get_username() or "nobody", why)
        raise PermissionDenied("Only a Consent officer may do this.")


def identifier_of(consent: Consent) -> str:
    """Return what the audit calls a person's record: its identifier."""
    record = getattr(consent.voice, "record", None)
    return "" if record is None else str(record.pk)


def _check(kind: RouteKind, address: str) -> None:
    if not address:
        raise ValidationError({"address": "Write how the person can be reached."})
    if kind == RouteKind.EMAIL:
        try:
            validate_email(address)
        except ValidationError as error:
            raise ValidationError({"address": error.messages}) from error


def _note(consent: Consent, kind: AccessKind, who: str, why: str) -> None:
    ContactAccess.objects.create(
        identifier=identifier_of(consent), kind=kind, who=who, why=why.strip()[:200]
    )
