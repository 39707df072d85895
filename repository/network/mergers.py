"""Which bodies became which: NHS bodies merge, and what they did stays theirs."""

from repository.network.models import Organisation


def list_taken_over(organisation: Organisation) -> set[int]:
    """Return the keys of a body and of all that it took over, step by step."""
    keys = {organisation.pk}
    following = keys
    while following:
        found = Organisation.objects.filter(successor__in=following).values_list("pk", flat=True)
        following = set(found) - keys
        keys |= following
    return keys
