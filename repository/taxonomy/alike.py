"""Which terms are one to whoever searches, whatever way they are written.

The search room says so, for it alone knows what it folds: rules of our own beside its rules would
let through what they forgot.
"""

from collections.abc import Callable, Collection

from repository.taxonomy.synonyms import fold

Forms = Callable[[str], Collection[str]]
_forms: list[Forms] = [lambda term: (fold(term),)]


def register_forms(function: Forms) -> None:
    """Add a rule: terms are one if it gives them a form in common."""
    if function not in _forms:
        _forms.append(function)


def find_forms(term: str) -> frozenset[tuple[int, str]]:
    """Return the forms of a term by rule; it is one with any term that shares one of them."""
    return frozenset(
        (rule, form) for rule, function in enumerate(_forms) for form in function(term)
    )


def are_alike(one: str, other: str) -> bool:
    """Return whether two terms are one."""
    return not find_forms(one).isdisjoint(find_forms(other))
