from django.apps import AppConfig


class InterchangeConfig(AppConfig):
    name = "repository.interchange"
    label = "interchange"

    def ready(self) -> None:
        from repository.interchange import signals
        from repository.interchange.cite.box import cite_box
        from repository.interchange.metadata import heads
        from repository.interchange.packs.offer import offer_results, offers_pack
        from repository.jinja import register_global
        from repository.network.models import SitePage
        from repository.publisher import snapshot

        signals.connect()
        register_global("cite_box", cite_box)
        register_global("offers_pack", offers_pack)
        register_global("offer_results", offer_results)
        for offer in (
            heads.area_jsonld,
            heads.home_jsonld,
            heads.page_jsonld,
            heads.record_metadata,
            heads.site_jsonld,
            heads.version_metadata,
        ):
            register_global(offer.__name__, offer)
        # Sets are called by the names of sites.
        snapshot.watch(SitePage)
