from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "repository.records"
    label = "records"

    def ready(self) -> None:
        from repository.jinja import register_global
        from repository.media.access import register_guard
        from repository.publisher import snapshot
        from repository.records import changes, lineage, signals
        from repository.records.driver_diagram import render_driver_diagram
        from repository.records.media import consent_allows
        from repository.records.models import Adaptation

        changes.connect()
        changes.changed.connect(lineage.follow, dispatch_uid="records.lineage.follow")
        snapshot.watch(Adaptation)
        register_guard(consent_allows)
        register_global("driver_diagram_svg", render_driver_diagram)
