from django.apps import AppConfig


class InterchangeConfig(AppConfig):
    name = "repository.interchange"
    label = "interchange"

    def ready(self) -> None:
        from repository.interchange import signals
        from repository.interchange.cite.box import cite_box
        from repository.jinja import register_global
        from repository.network.models import SitePage
        from repository.publisher import snapshot

        signals.connect()
        register_global("cite_box", cite_box)
        # Sets are called by the names of sites.
        snapshot.watch(SitePage)
