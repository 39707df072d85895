from django.apps import AppConfig


class PublisherConfig(AppConfig):
    name = "repository.publisher"
    label = "publisher"

    def ready(self) -> None:
        from wagtail.models import PageViewRestriction, Site

        from repository.publisher import checks, snapshot
        from repository.publisher.models import PublisherSettings

        snapshot.watch(PublisherSettings, Site, PageViewRestriction)
