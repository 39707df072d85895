"""The search room: follows the rooms below, and offers related records to templates."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Connects the index to what is shown in it."""

    name = "search"

    def ready(self) -> None:
        """Connect signals, snapshots and template globals."""
        from wagtail.contrib.search_promotions.models import Query, SearchPromotion

        import search.alerts.checks
        from repository.jinja import register_global
        from repository.network.models import Organisation
        from repository.publisher import snapshot
        from search import checks, signals
        from search.related import related_records

        signals.connect()
        snapshot.watch(Organisation, Query, SearchPromotion)
        register_global("related_records", related_records)
