"""Deletes replication packs that were kept for long enough."""

from typing import Any

from django.core.management.base import BaseCommand

from repository.interchange.packs import shelf


class Command(BaseCommand):
    """Take packs off the shelf."""

    help = (
        "Deletes replication packs that are older than a day, those whose builder died, and files "
        "that belong to none. Run it daily. Safe to repeat."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Say what went."""
        gone, swept = shelf.remove_old(), shelf.sweep()
        self.stdout.write(f"{gone} packs and {swept} stray files deleted.")
