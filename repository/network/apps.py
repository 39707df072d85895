from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "repository.network"
    label = "network"

    def ready(self) -> None:
        from repository.jinja import register_global
        from repository.network.context import describe_context
        from repository.network.models import ContextFigure, Organisation
        from repository.publisher import snapshot

        # A figure is shown under its organisation's slug.
        snapshot.watch(ContextFigure, Organisation)
        register_global("describe_context", describe_context)
