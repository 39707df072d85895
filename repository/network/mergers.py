"""Which bodies became which: NHS bodies merge, and what they did stays theirs."""

from collections.abc import Mapping

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


def list_successors(key: int, successors: Mapping[int, int | None]) -> list[int]:
    """Return the keys of the bodies that one has become, the last one last.

    Mergers that lead round in a circle are refused in forms, not in the database.

    Args:
        key: of the body.
        successors: which body took over each, by key.
    """
    chain: list[int] = []
    following = successors[key]
    while following is not None and following not in {key, *chain}:
        chain.append(following)
        following = successors[following]
    return chain
