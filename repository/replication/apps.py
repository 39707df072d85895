from django.apps import AppConfig


class ReplicationConfig(AppConfig):
    name = "repository.replication"
    label = "replication"

    def ready(self) -> None:
        from repository.jinja import register_global
        from repository.publisher import snapshot
        from repository.replication import announcing, search_terms
        from repository.replication.evidence import search_terms as evidence_terms
        from repository.replication.evidence import standing
        from repository.replication.models import Adoption, EvidenceRating
        from search.contributors import register_contributor

        # First, so that whoever is told of a change counts anew.
        snapshot.watch(Adoption, EvidenceRating)
        announcing.connect()
        register_contributor(search_terms.contribute)
        register_contributor(evidence_terms.contribute)
        register_global("record_evidence", standing.tell)
