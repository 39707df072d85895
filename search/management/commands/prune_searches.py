"""`prune_searches`: take old counts of searches out, and words that may no longer be kept."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engines.base import EngineUnavailableError
from search.learning.keeping import prune


class Command(BaseCommand):
    """Run it every day: what it does is a promise made to readers."""

    help = "Takes out old counts of searches, and kept words that are no longer the site's own."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Prune, and say what went."""
        try:
            pruned = prune()
        except EngineUnavailableError as error:
            raise CommandError(
                f"Old counts are gone. Which words are known cannot be asked now: {error}"
            ) from error
        self.stdout.write(f"Old rows taken out: {pruned.old:,}.")
        self.stdout.write(f"Searches whose words are no longer kept: {pruned.forgotten:,}.")
