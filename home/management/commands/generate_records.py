"""`manage.py generate_records N --seed S`: synthetic records for measuring, marked as such."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from home import synthetic
from home.models import RecordIndexPage
from repository.interchange.sets import remember_all
from repository.records.models import RecordPage


class Command(BaseCommand):
    """Adds synthetic records to the four lists and rebuilds the index once at the end."""

    help = "Add N synthetic records, clearly marked, for benchmarks."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take how many, and the seed."""
        parser.add_argument("count", type=int, help="How many records to add.")
        parser.add_argument("--seed", type=int, default=1, help="The same seed, the same records.")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Generate, note what harvesters may be told of, index."""
        if options["count"] < 1:
            raise CommandError("Give a number of records above zero.")
        if not RecordIndexPage.objects.exists():
            raise CommandError("Run `manage.py load_starter_content` first: there are no lists.")
        prefix = f"synthetic-{options['seed']}-"
        if RecordPage.objects.filter(slug__startswith=prefix).exists():
            raise CommandError(
                f"Records with seed {options['seed']} are there already. Choose another --seed."
            )
        synthetic.generate(options["count"], options["seed"], self.stdout.write)
        # Written in bulk, they were announced to nobody.
        remember_all()
        call_command("search_index", "rebuild", stdout=self.stdout)
        self.stdout.write(f"{options['count']:,} synthetic records added.")
