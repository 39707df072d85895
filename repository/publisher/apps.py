from django.apps import AppConfig


class PublisherConfig(AppConfig):
    name = "repository.publisher"
    label = "publisher"

    def ready(self) -> None:
        from wagtail.models import Site  # noqa: PLC0415 - models load after apps

        from repository.publisher import checks, snapshot  # noqa: F401, PLC0415
        from repository.publisher.models import PublisherSettings  # noqa: PLC0415

        snapshot.watch(PublisherSettings, Site)
