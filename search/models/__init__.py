"""What search keeps in the database: changes for the index, counts of searches, alerts."""

from search.models.index_change import IndexChange
from search.models.search_alert import SearchAlert, ToldRecord
from search.models.search_count import SearchCount
from search.models.subscription import Frequency, Subscription

__all__ = [
    "Frequency",
    "IndexChange",
    "SearchAlert",
    "SearchCount",
    "Subscription",
    "ToldRecord",
]
