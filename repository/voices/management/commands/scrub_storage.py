"""`manage.py scrub_storage`: clear what deletion frees, after a withdrawal."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from repository.voices.withdrawal.scrub import is_due, scrub


class Command(BaseCommand):
    """Run it by timer, when few are reading: on PostgreSQL each table is locked for a moment."""

    help = "Write over what lies in freed space of the database, its log and the search index."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whether to do it in any case."""
        parser.add_argument(
            "--force", action="store_true", help="also where no withdrawal waits for it"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Clear it, and say plainly what could not be."""
        if not (is_due() or options["force"]):
            self.stdout.write("No withdrawal waits for it.")
            return
        for problem in scrub(force=options["force"]):
            self.stderr.write(problem)
        if is_due():
            raise CommandError("Words of withdrawn stories may still lie in freed space.")
        self.stdout.write("Freed space holds nothing of withdrawn stories.")
