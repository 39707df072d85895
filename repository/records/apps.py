from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "repository.records"
    label = "records"

    def ready(self) -> None:
        from repository.media.access import register_guard
        from repository.records import signals
        from repository.records.media import consent_allows

        register_guard(consent_allows)
