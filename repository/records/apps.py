from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "repository.records"
    label = "records"

    def ready(self) -> None:
        from repository.media.access import register_guard  # noqa: PLC0415 - models load after apps
        from repository.records import signals  # noqa: F401, PLC0415
        from repository.records.media import consent_allows  # noqa: PLC0415

        register_guard(consent_allows)
