from django.apps import AppConfig


class ReplicationConfig(AppConfig):
    name = "repository.replication"
    label = "replication"

    def ready(self) -> None:
        from repository.jinja import register_global
        from repository.publisher import snapshot
        from repository.replication.following.sending import FollowRound
        from repository.replication.models import Adoption
        from repository.replication.touch import keeping_in_touch
        from search.subscriptions.rounds import register_round

        snapshot.watch(Adoption)
        register_global("keeping_in_touch", keeping_in_touch)
        register_round(FollowRound())
