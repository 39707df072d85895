from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "repository.records"
    label = "records"

    def ready(self) -> None:
        from repository.jinja import register_global
        from repository.media.access import register_guard
        from repository.records import changes, signals
        from repository.records.driver_diagram import render_driver_diagram
        from repository.records.media import consent_allows

        changes.connect()
        register_guard(consent_allows)
        register_global("driver_diagram_svg", render_driver_diagram)
