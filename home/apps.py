from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"

    def ready(self) -> None:
        from wagtail.models import PageViewRestriction  # noqa: PLC0415 - models load after apps

        from home import signals  # noqa: F401, PLC0415
        from home.chrome import publisher, site_chrome  # noqa: PLC0415
        from home.models import InformationPage, RecordIndexPage  # noqa: PLC0415
        from repository.jinja import register_global  # noqa: PLC0415
        from repository.network.models import NetworkPage  # noqa: PLC0415
        from repository.publisher import snapshot  # noqa: PLC0415

        snapshot.watch(InformationPage, RecordIndexPage, NetworkPage, PageViewRestriction)
        register_global("site_chrome", site_chrome)
        register_global("publisher", publisher)
