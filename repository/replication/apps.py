from django.apps import AppConfig


class ReplicationConfig(AppConfig):
    name = "repository.replication"
    label = "replication"

    def ready(self) -> None:
        from repository.jinja import register_global
        from repository.publisher import snapshot
        from repository.replication.adoptions.shown import build_section
        from repository.replication.models import Adoption, AntiRacismPrinciple

        snapshot.watch(Adoption, AntiRacismPrinciple)
        register_global("adoptions_section", build_section)
