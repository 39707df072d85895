"""Replication: who does again what a record describes, how they fitted it, and what happened."""
