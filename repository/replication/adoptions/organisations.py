"""Which organisation an adopter means: a name or an ODS code, typed as people type."""

from django.db.models import Q
from django.utils import timezone

from repository.network.models import Organisation
from repository.replication.models import Adoption
from repository.replication.public import find_readable, only_readable


def find_organisation(typed: str) -> Organisation | None:
    """Return the organisation of this name or ODS code, if the list has it."""
    typed = " ".join(typed.split())
    named = Organisation.objects.filter(name__iexact=typed).first()
    if named is not None or not typed:
        return named
    return Organisation.objects.filter(ods_code__iexact=typed).first()


def list_names() -> list[str]:
    """Return the organisations of today for a list to choose from, as far as anyone may know them.

    Those that only a draft or a private page names are not told: the NHS's own are no secret.
    """
    existing = Q(active_to=None) | Q(active_to__gt=timezone.localdate())
    known = (
        ~Q(ods_code="")
        | Q(site_teams__page__live=True)
        | Q(pk__in=find_readable().values("page__organisations__organisation"))
        | Q(pk__in=only_readable(Adoption.objects.public()).order_by().values("organisation"))
    )
    found = Organisation.objects.filter(existing, known).order_by("name").distinct()
    return list(found.values_list("name", flat=True))
