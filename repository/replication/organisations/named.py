"""Which bodies anything that anyone may read names: without that a body has no page."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from repository.network.models import Organisation
from repository.records.models import Record
from repository.replication.models import Adoption
from repository.replication.public import find_readable, only_readable


def find_named(records: QuerySet[Record]) -> QuerySet[Organisation]:
    """Return the bodies that one of some records names, or that adopt one that anyone may read."""
    naming = records.order_by().values("page__organisations__organisation")
    adopting = only_readable(Adoption.objects.public()).order_by().values("organisation")
    return Organisation.objects.filter(Q(pk__in=naming) | Q(pk__in=adopting))


def is_named(organisations: Collection[int]) -> bool:
    """Return whether a public record or adoption names one of some bodies, or one below them.

    The page of a body leads to that which it belongs to, so that one is named as well.
    """
    named = find_named(find_readable())
    known: set[int] = set()
    following = set(organisations)
    while following:
        known |= following
        if named.filter(pk__in=following).exists():
            return True
        below = Organisation.objects.filter(parent__in=following).values_list("pk", flat=True)
        before = Organisation.objects.filter(successor__in=following).values_list("pk", flat=True)
        following = {*below, *before} - known
    return False
