"""The search room: follows the rooms below, and tells them of related records and equal terms."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Connects the index to what is shown in it."""

    name = "search"

    def ready(self) -> None:
        """Connect signals, snapshots, template globals and how terms compare."""
        from wagtail.contrib.search_promotions.models import Query, SearchPromotion

        import search.alerts.checks
        from repository.jinja import register_global
        from repository.network.models import Organisation
        from repository.publisher import snapshot
        from repository.taxonomy.alike import register_forms
        from search import checks, signals, withdrawals
        from search.alerts.sending import AlertRound
        from search.expressions import list_keys
        from search.related import related_records
        from search.subscriptions.rounds import register_round

        signals.connect()
        withdrawals.connect()
        snapshot.watch(Organisation, Query, SearchPromotion)
        register_forms(list_keys)
        register_round(AlertRound())
        register_global("related_records", related_records)
