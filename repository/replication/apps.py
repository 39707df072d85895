from django.apps import AppConfig


class ReplicationConfig(AppConfig):
    name = "repository.replication"
    label = "replication"

    def ready(self) -> None:
        from repository.jinja import register_global
        from repository.publisher import snapshot
        from repository.replication import announcing, search_terms
        from repository.replication.adoptions.shown import build_section
        from repository.replication.models import Adoption, AdoptionFactor, AntiRacismPrinciple
        from search.contributors import register_contributor

        # First, so that whoever is told of a change counts anew.
        snapshot.watch(Adoption, AdoptionFactor, AntiRacismPrinciple)
        announcing.connect()
        register_contributor(search_terms.contribute)
        register_global("adoptions_section", build_section)
