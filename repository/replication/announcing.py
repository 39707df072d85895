"""A record's adoptions are part of its public face: each change to them is announced as one.

`records.changes.announce` moves the record's datestamp, which feeds, the API and harvesters go by,
and has the index look at it again. What stays between an adopter and us announces nothing.

Details written in one transaction with their adoption need no more than its save. Other rows
written past the signals (`bulk_create`, `update`) announce nothing and move no snapshot: who writes
so calls `snapshot.bump` and `announce`.
"""

from typing import Any, Final

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import Signal

from repository.network.mergers import list_taken_over
from repository.network.models import Organisation
from repository.records.changes import announce
from repository.replication.models import (
    AdoptedPart,
    Adoption,
    AdoptionFactor,
    EquityEffect,
    StageChange,
)

_DETAILS: Final = (AdoptedPart, AdoptionFactor, EquityEffect, StageChange)


def adoption_changed(instance: Adoption, **_kwargs: Any) -> None:
    """Follow an adoption as it stands in the database: asked before a change and after it."""
    _announce(pk=instance.pk)


def detail_changed(instance: Any, **_kwargs: Any) -> None:
    """Follow a detail of a public adoption."""
    _announce(pk=instance.adoption_id)


def organisation_changed(instance: Organisation, **_kwargs: Any) -> None:
    """Follow an adopter's new name, region or successor."""
    _announce(organisation__in=list_taken_over(instance))


def connect() -> None:
    """Connect every receiver, once."""
    # `Adoption.save` is one transaction: what is announced before it is looked at after it.
    _connect(Adoption, adoption_changed, pre_save, post_save, pre_delete)
    for detail in _DETAILS:
        _connect(detail, detail_changed, post_save, post_delete)
    _connect(Organisation, organisation_changed, post_save)


def _connect(sender: type[Model], receiver: Any, *signals: Signal) -> None:
    for signal in signals:
        uid = f"replication.announcing.{sender._meta.label}.{id(signal)}"
        signal.connect(receiver, sender=sender, dispatch_uid=uid)


def _announce(**adoptions: Any) -> None:
    records = Adoption.objects.public().filter(**adoptions).order_by()
    announce(records.values_list("record_id", flat=True).distinct())
