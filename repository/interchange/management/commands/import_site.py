"""`manage.py import_site FILE [--dry-run]`: an export of a site into an empty installation."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from repository.interchange.transfer.archive import Archive, ArchiveError
from repository.interchange.transfer.importing import import_site


class Command(BaseCommand):
    """All of the archive, or nothing."""

    help = "Fill an empty installation with what export_site wrote."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, and whether to try only."""
        parser.add_argument("file", help="what export_site wrote")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be made, and change nothing"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Import, then read the files' words and index everything for search."""
        dry_run = options["dry_run"]
        self.stdout.write("Reading the archive.")
        try:
            with Archive(Path(options["file"])) as archive:
                counts = archive.manifest["counts"]
                import_site(archive, self.stdout.write, dry_run=dry_run)
        except (ArchiveError, OSError) as error:
            raise CommandError(f"Nothing was imported. {error}") from error
        for kind, count in counts.items():
            self.stdout.write(f"{kind.replace('_', ' ')}: {count:,}")
        if dry_run:
            self.stdout.write("This would be imported. Nothing was changed.")
            return
        self.stdout.write("Pages and files are in place. Indexing them.")
        call_command("update_index", verbosity=0)
        call_command("read_documents", stdout=self.stdout)
        call_command("search_index", "rebuild", stdout=self.stdout)
        self.stdout.write("Imported.")
