from django.apps import AppConfig


class InterchangeConfig(AppConfig):
    name = "repository.interchange"
    label = "interchange"

    def ready(self) -> None:
        from repository.interchange import signals

        signals.connect()
