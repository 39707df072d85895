"""What a batch of documents needs to know beside the records: read once a batch."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from repository.network.mergers import list_successors
from repository.network.models import Organisation
from repository.publisher.privacy import restricted_paths
from repository.taxonomy.models import PriorityArea
from search.documents import Term


@dataclass(frozen=True)
class Lookups:
    """Names that also find, bodies that took over, and parts of the site that are not public."""

    #: Every other name of a priority area, by its slug.
    area_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: The bodies that an organisation has become, by its slug, the last one last.
    successors: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    #: Tree paths below which pages have a view restriction.
    restricted_paths: tuple[str, ...] = ()


def load_lookups() -> Lookups:
    """Read them: three small queries, four where areas have other names."""
    return Lookups(
        area_names={
            area.slug: tuple(
                name
                for name in (area.nhs_name, *(other.name for other in area.other_names.all()))
                if name
            )
            for area in PriorityArea.objects.prefetch_related("other_names")
        },
        successors=load_successors(),
        restricted_paths=restricted_paths(),
    )


def load_successors() -> dict[str, tuple[Term, ...]]:
    """Return the bodies that each organisation has become, by its slug, the last one last."""
    rows = list(Organisation.objects.values_list("pk", "slug", "name", "successor_id"))
    terms = {pk: Term(slug, name) for pk, slug, name, _ in rows}
    successors = {pk: successor for pk, _, _, successor in rows}
    chains = {
        term.value: tuple(terms[body] for body in list_successors(pk, successors))
        for pk, term in terms.items()
    }
    return {slug: bodies for slug, bodies in chains.items() if bodies}
