"""`check_links`: ask whether the pages that records link to are still there."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from repository.editorial.links.checking import ask_politely, check_links
from repository.editorial.links.gathering import gather_links
from repository.editorial.models import LinkState
from search.lock import LINKS, hold


class Command(BaseCommand):
    """Run it every night. What was asked for in the last days is left alone."""

    help = "Looks up the links of public records, and asks for those that are due."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take how many to ask for."""
        parser.add_argument("--limit", type=int, help="How many addresses are asked for at most.")

    def handle(self, *_args: Any, limit: int | None = None, **_options: Any) -> None:
        """Gather and ask, unless somebody else is at it."""
        with hold(LINKS, wait=False) as got:
            if not got:
                self.stdout.write("Another process is checking links.")
                return
            gather_links()
            found = check_links(ask_politely, limit)
        self.stdout.write(f"Links asked for: {found.total():,}.")
        for state in LinkState:
            if found[state]:
                self.stdout.write(f"{state.label}: {found[state]:,}.")
