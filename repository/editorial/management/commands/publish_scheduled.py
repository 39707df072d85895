"""Wagtail's command of this name, which stops at the first page that may not be published."""

from typing import Any

from django.core.management.base import CommandError
from wagtail.management.commands import publish_scheduled

from repository.editorial.scheduling import expire_due, publish_due


class Command(publish_scheduled.Command):
    """Publish and unpublish what is due. Run it every five minutes."""

    help = "Publishes and unpublishes what is due; ends with an error when something was refused."

    def handle(self, *args: Any, **options: Any) -> None:
        """Go on after a refusal, and end with an error."""
        if options["dryrun"]:
            super().handle(*args, **options)
            return
        refusals = 0
        for sentence in (*expire_due(), *publish_due()):
            self.stderr.write(sentence)
            refusals += 1
        if refusals:
            raise CommandError(f"{refusals} of the scheduled changes could not be made.")
