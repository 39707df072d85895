"""`manage.py load_starter_content`: the skeleton of the site and real published work."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from home import starter
from home.structure import ensure_structure


class Command(BaseCommand):
    """Loads what is missing; running it again changes nothing."""

    help = "Load the site’s skeleton, roles and starter content. Safe to run again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer the skeleton alone, for a site that starts empty."""
        parser.add_argument(
            "--structure-only",
            action="store_true",
            help="Make pages and roles, but load no records.",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load and say how much."""
        if options["structure_only"]:
            ensure_structure()
            self.stdout.write("The site’s skeleton and roles are in place.")
            return
        added = starter.load(self.stdout.write)
        self.stdout.write(f"Starter content: {added} records added.")
