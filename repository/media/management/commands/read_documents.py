"""`manage.py read_documents`: read the words of files that came before this was done."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from repository.media.models import DocumentText
from repository.media.reading import read, unread


class Command(BaseCommand):
    """Safe to run again: each file is read once."""

    help = "Read the words of PDF and Word files that have not been read, so that search has them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take one option."""
        parser.add_argument(
            "--again",
            action="store_true",
            help="read those again that could not be read, for example after an upgrade",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read one file after the other, and say which have no words for search."""
        if options["again"]:
            DocumentText.objects.exclude(state=DocumentText.State.READ).delete()
        done = 0
        for document in unread().iterator():
            text = read(document)
            done += 1
            if text is not None and text.state != DocumentText.State.READ:
                self.stdout.write(f"Document {document.pk}: {text.state}")
        if done:
            self.stdout.write(f"Read: {done:,} files.")
