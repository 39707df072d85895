"""Whether anything that anyone may read names a body: without that it has no page."""

from collections.abc import Collection

from repository.network.models import Organisation
from repository.replication.organisations.adopted import find_adopted
from repository.replication.public import find_readable


def is_named(organisations: Collection[int]) -> bool:
    """Return whether a public record or adoption names one of some bodies, or one below them.

    The page of a body leads to that which it belongs to, so that one is named as well.
    """
    known: set[int] = set()
    following = set(organisations)
    while following:
        known |= following
        if find_readable().filter(page__organisations__organisation__in=following).exists():
            return True
        if find_adopted(following).exists():
            return True
        below = Organisation.objects.filter(parent__in=following).values_list("pk", flat=True)
        before = Organisation.objects.filter(successor__in=following).values_list("pk", flat=True)
        following = {*below, *before} - known
    return False
