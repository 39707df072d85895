"""What search keeps in the database: changes on their way to the index, and counts of searches."""

from search.models.index_change import IndexChange
from search.models.search_count import SearchCount

__all__ = ["IndexChange", "SearchCount"]
