from django.apps import AppConfig


class ReplicationConfig(AppConfig):
    name = "repository.replication"
    label = "replication"

    def ready(self) -> None:
        from repository.publisher import snapshot
        from repository.replication.models import Adoption

        snapshot.watch(Adoption)
