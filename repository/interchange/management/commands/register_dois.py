"""Registers DOIs of submissions with DataCite, where the settings name an account."""

import argparse
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from repository.interchange.dois.client import RegistrationError, send_doi
from repository.interchange.dois.planning import plan_registration, remember
from search.repository import describe_site


class Command(BaseCommand):
    """Tell DataCite what it does not know yet."""

    help = (
        "Registers a DOI for each submission and each of its versions, and sends DataCite what has "
        "changed since. What was retracted or is gone keeps its DOI, which leads to the notice "
        "here and is in no search any more. Personal stories never get one. Safe to repeat."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Ask whether to send anything."""
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would be sent, and send nothing."
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Send each DOI that is new or has changed."""
        account = settings.DATACITE
        if account is None:
            raise CommandError(
                "No DOI is registered: set DATACITE_PREFIX, DATACITE_REPOSITORY and "
                "DATACITE_PASSWORD first."
            )
        count = 0
        repository = describe_site(settings.WAGTAILADMIN_BASE_URL.rstrip("/"))
        for planned in plan_registration(account.prefix, repository):
            count += 1
            self.stdout.write(f"{planned.attributes['event']} {planned.doi}")
            if options["dry_run"]:
                continue
            try:
                send_doi(account, planned.doi, planned.attributes)
            except RegistrationError as error:
                # What was accepted so far is noted: the next run goes on from here.
                raise CommandError(str(error)) from error
            remember(planned)
        verb = "would be sent" if options["dry_run"] else "sent"
        self.stdout.write(f"{count} {verb}.")
