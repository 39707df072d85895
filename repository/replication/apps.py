from django.apps import AppConfig


class ReplicationConfig(AppConfig):
    name = "repository.replication"
    label = "replication"

    def ready(self) -> None:
        from repository.publisher import snapshot
        from repository.replication import announcing, search_terms
        from repository.replication.models import Adoption
        from search.contributors import register_contributor

        # First, so that whoever is told of a change counts anew.
        snapshot.watch(Adoption)
        announcing.connect()
        register_contributor(search_terms.contribute)
