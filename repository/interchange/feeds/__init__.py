"""Atom feeds of what is published, and of what has gone."""
