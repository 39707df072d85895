from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"

    def ready(self) -> None:
        from home import signals
        from home.chrome import page_breadcrumbs, publisher, site_chrome
        from home.listings import site_records
        from home.models import InformationPage, RecordIndexPage
        from repository.jinja import register_global
        from repository.network.models import NetworkPage
        from repository.publisher import snapshot

        snapshot.watch(InformationPage, RecordIndexPage, NetworkPage)
        register_global("site_chrome", site_chrome)
        register_global("publisher", publisher)
        register_global("site_records", site_records)
        register_global("page_breadcrumbs", page_breadcrumbs)
