"""For comparison: the same texts under stock Wagtail's search on PostgreSQL."""
