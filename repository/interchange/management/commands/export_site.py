"""`manage.py export_site FOLDER_OR_FILE`: the public site as open files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from repository.interchange.transfer.exporting import NothingToExportError, export_site
from repository.voices.withdrawal.standing import refuse_while_waiting


class Command(BaseCommand):
    """What anyone may read, and nothing else: no back-up."""

    help = "Write all public pages, records and files to a ZIP file that import_site reads."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take where to."""
        parser.add_argument(
            "target", help="a file to write, or a folder for a file named after the day"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write, and say what is in it and what is not."""
        refuse_while_waiting()
        target = Path(options["target"])
        if target.is_dir():
            target /= f"site-{timezone.localdate():%Y-%m-%d}.zip"
        try:
            exported = export_site(target, self.stdout.write)
        except (NothingToExportError, OSError) as error:
            raise CommandError(str(error)) from error
        for kind, count in exported.counts.items():
            self.stdout.write(f"{kind.replace('_', ' ')}: {count:,}")
        for address in exported.left_out:
            self.stderr.write(f"Left out, for a page above it is not public: {address}")
        for problem in exported.problems:
            self.stderr.write(problem)
        self.stdout.write(f"Exported to {exported.path}")
