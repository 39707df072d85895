from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "repository.media"
    label = "media"

    def ready(self) -> None:
        from repository.media import signals
