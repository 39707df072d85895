"""The life of a report before a moderator sees it: asked for, confirmed, taken back, forgotten."""

import datetime as dt
import re
from typing import Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from repository.records.models import Record
from repository.replication.adoptions.forms import AdoptionForm
from repository.replication.adoptions.organisations import find_organisation
from repository.replication.adoptions.staging import note_stage
from repository.replication.choices import AdoptionResult, AdoptionStatus, FactorKind
from repository.replication.models import AdoptedPart, Adoption, AdoptionFactor, EquityEffect

#: How long a link to confirm is good for, and how long an unconfirmed report is kept.
CONFIRM_WITHIN: Final = dt.timedelta(days=7)
#: How long a declined report is kept, for the moderator's second thoughts.
DECLINED_KEPT: Final = dt.timedelta(days=90)
#: E-mails to one mailbox in a day because somebody asked: a team may report some things at once.
MOST_OF_A_MAILBOX: Final = 5
#: Unconfirmed reports of one record in a day.
MOST_OF_A_RECORD: Final = 30
#: The same for all: whoever has a list of addresses must not have us write to it.
MOST_OF_ALL: Final = 200
_DAY: Final = dt.timedelta(days=1)
_KEY: Final = re.compile(r"[0-9a-f]{40}")
#: Where the adopter's private page still has something to do.
_OPEN: Final = (AdoptionStatus.UNCONFIRMED, AdoptionStatus.WAITING, AdoptionStatus.PUBLIC)


class TooManyError(Exception):
    """So much was reported today that no more is taken."""


def ask(form: AdoptionForm, record: Record) -> Adoption | None:
    """Keep what somebody told, until the owner of the mailbox confirms it.

    Returns:
        The adoption to write about; None when the mailbox has been written to often enough today.

    Raises:
        TooManyError: the record, or all together, have had their share of today.
    """
    given = form.cleaned_data
    mailbox = given["mailbox"].lower()
    lately = Adoption.objects.filter(asked_at__gt=timezone.now() - _DAY)
    unconfirmed = lately.filter(status=AdoptionStatus.UNCONFIRMED)
    if (
        unconfirmed.count() >= MOST_OF_ALL
        or unconfirmed.filter(record=record).count() >= MOST_OF_A_RECORD
    ):
        raise TooManyError
    if lately.filter(mailbox=mailbox).count() >= MOST_OF_A_MAILBOX:
        return None
    with transaction.atomic():
        return _save(form, record, mailbox)


def _save(form: AdoptionForm, record: Record, mailbox: str) -> Adoption:
    given = form.cleaned_data
    organisation = find_organisation(given["organisation"])
    adoption = Adoption.objects.create(
        record=record,
        organisation=organisation,
        organisation_name="" if organisation else given["organisation"],
        unit=given["unit"],
        started=form.started,
        stage=given["stage"],
        stop_reason=given["stop_reason"],
        adaptations=given["adaptations"],
        result=given["result"] or AdoptionResult.TOO_EARLY,
        measure=given["measure"],
        period=given["period"],
        no_equity_reason="" if form.equity_effects else given["no_equity_reason"],
        mailbox=mailbox,
    )
    AdoptedPart.objects.bulk_create(
        AdoptedPart(adoption=adoption, key=key, text=words, fate=fate, how=how)
        for key, words, fate, how in form.fates
    )
    save_effects(adoption, form.equity_effects)
    AdoptionFactor.objects.bulk_create(
        AdoptionFactor(adoption=adoption, kind=kind, code=code)
        for kind, name in ((FactorKind.ENABLER, "helped"), (FactorKind.BARRIER, "hindered"))
        for code in given[name]
    )
    note_stage(adoption)
    return adoption


def save_effects(adoption: Adoption, effects: list[tuple[str, str]]) -> None:
    """Put these effects by group in the place of those that were told before."""
    EquityEffect.objects.filter(adoption=adoption).delete()
    EquityEffect.objects.bulk_create(
        EquityEffect(adoption=adoption, group=group, change=change) for group, change in effects
    )


def find(key: str) -> Adoption | None:
    """Return the adoption of a private link; none that is over or was not confirmed in time."""
    if not _KEY.fullmatch(key):
        # PostgreSQL takes no NUL, for one.
        return None
    known = Adoption.objects.filter(key=key, status__in=_OPEN).exclude(_is_late(timezone.now()))
    return known.select_related("organisation", "record__page").first()


def confirm(adoption: Adoption) -> bool:
    """Hand a report to the moderators; return whether this call did it, and no earlier one."""
    with transaction.atomic():
        current = _lock(adoption, AdoptionStatus.UNCONFIRMED)
        if current is None:
            return False
        current.status = AdoptionStatus.WAITING
        current.confirmed_at = timezone.now()
        current.heard_on = timezone.localdate()
        current.save()
    return True


def withdraw(adoption: Adoption) -> None:
    """Take a report back at the adopter's wish: nothing of it shows, and we write no more."""
    with transaction.atomic():
        current = _lock(adoption, *_OPEN)
        if current is not None:
            current.status = AdoptionStatus.WITHDRAWN
            current.mailbox = ""
            current.save()


def forget() -> int:
    """Delete what nobody confirmed in time and what was declined long ago; return how many."""
    now = timezone.now()
    declined = Q(status=AdoptionStatus.DECLINED, decided_at__lte=now - DECLINED_KEPT)
    deleted = Adoption.objects.filter(_is_late(now) | declined).delete()
    return deleted[1].get(Adoption._meta.label, 0)


def _lock(adoption: Adoption, *statuses: AdoptionStatus) -> Adoption | None:
    """Return the row as it is now, if it still has one of these statuses, for this transaction."""
    rows = Adoption.objects.select_for_update().filter(pk=adoption.pk, status__in=statuses)
    return rows.first()


def _is_late(now: dt.datetime) -> Q:
    return Q(status=AdoptionStatus.UNCONFIRMED, asked_at__lte=now - CONFIRM_WITHIN)
