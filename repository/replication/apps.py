from django.apps import AppConfig


class ReplicationConfig(AppConfig):
    name = "repository.replication"
    label = "replication"

    def ready(self) -> None:
        from repository.jinja import register_global
        from repository.publisher import snapshot
        from repository.records.changes import changed
        from repository.replication import announcing, search_terms
        from repository.replication.adoptions.shown import build_section
        from repository.replication.evidence import search_terms as evidence_terms
        from repository.replication.evidence import standing
        from repository.replication.following.sending import FollowRound
        from repository.replication.models import (
            Adoption,
            AdoptionFactor,
            AntiRacismPrinciple,
            EvidenceRating,
            Question,
            WriteUp,
        )
        from repository.replication.questions import policy
        from repository.replication.questions.post import QuestionRound
        from repository.replication.touch import keeping_in_touch
        from repository.replication.writing_up import begun
        from search.contributors import register_contributor
        from search.subscriptions.rounds import register_round

        # First, so that whoever is told of a change counts anew.
        snapshot.watch(
            Adoption, AdoptionFactor, AntiRacismPrinciple, EvidenceRating, Question, WriteUp
        )
        announcing.connect()
        changed.connect(begun.follow, dispatch_uid="replication.writing_up.follow")
        register_contributor(search_terms.contribute)
        register_contributor(evidence_terms.contribute)
        register_global("adoptions_section", build_section)
        register_global("keeping_in_touch", keeping_in_touch)
        register_global("record_evidence", standing.tell)
        register_global("write_up_of", begun.find_write_up)
        policy.register_policy()
        register_round(FollowRound())
        register_round(QuestionRound())
