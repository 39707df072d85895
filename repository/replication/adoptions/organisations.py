"""Which organisation an adopter means: a name or an ODS code, typed as people type."""

from django.db.models import Q
from django.utils import timezone

from repository.network.models import Organisation


def find_organisation(typed: str) -> Organisation | None:
    """Return the organisation of this name or ODS code, if the list has it."""
    typed = " ".join(typed.split())
    named = Organisation.objects.filter(name__iexact=typed).first()
    if named is not None or not typed:
        return named
    return Organisation.objects.filter(ods_code__iexact=typed).first()


def list_names() -> list[str]:
    """Return the organisations that exist today, for a list to choose from."""
    existing = Q(active_to=None) | Q(active_to__gt=timezone.localdate())
    return list(Organisation.objects.filter(existing).values_list("name", flat=True))
