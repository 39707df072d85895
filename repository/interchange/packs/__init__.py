"""Replication packs: chosen records to take away, whole, on paper or where there is no network."""
