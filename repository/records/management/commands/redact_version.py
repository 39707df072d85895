"""Takes words out of frozen versions from the command line, as the admin's screen does."""

import argparse
import sys
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from repository.records.choices import Ground
from repository.records.models import Record
from repository.records.redaction.drafts import find_remnants
from repository.records.redaction.passages import PassageError, Passages
from repository.records.redaction.versions import plan_redaction, redact_versions


class Command(BaseCommand):
    """Redact versions of one record."""

    help = (
        "Replaces passages in a record’s frozen versions by “[redacted]”, for good. Reads the "
        "passages from a file or from standard input, one a line, so that no shell history keeps "
        "them. Without --yes it only says what would change."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Ask which versions, on what ground, and by whom."""
        parser.add_argument("identifier", help="The record, such as cs-0a1b2c3d4.")
        parser.add_argument(
            "--version-number",
            dest="numbers",
            type=int,
            action="append",
            help="A version; may be given again. All versions, when none is given.",
        )
        parser.add_argument("--ground", choices=Ground.values, required=True)
        parser.add_argument("--by", required=True, help="The user name of whoever is responsible.")
        parser.add_argument(
            "--passages", default="-", help="A file with the passages; “-” reads standard input."
        )
        parser.add_argument(
            "--keep-drafts", action="store_true", help="Leave older drafts that hold them."
        )
        parser.add_argument("--yes", action="store_true", help="Do it: it cannot be undone.")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Say what would change, or change it."""
        record = _find(Record, "identifier", options["identifier"])
        user = _find(get_user_model(), "username", options["by"])
        numbers = _choose(record, options["numbers"])
        try:
            passages = Passages(_read(options["passages"]).splitlines())
            plans = plan_redaction(record, numbers, passages)
        except (PassageError, OSError) as error:
            raise CommandError(str(error)) from error
        if not plans:
            raise CommandError("None of these versions holds any of the passages.")
        for planned in plans:
            self.stdout.write(f"Version {planned.number}:")
            for place in planned.places:
                self.stdout.write(f"  {place}")
        if not options["yes"]:
            self.stdout.write("Nothing was changed. Add --yes to redact: it cannot be undone.")
            return
        ground = Ground(options["ground"])
        purge = not options["keep_drafts"]
        for done in redact_versions(record, numbers, passages, ground, user=user, purge=purge):
            self.stdout.write(f"Redacted {done.version}: {done.old_sha256} → {done.new_sha256}")
        for remnant in find_remnants(record, passages):
            self.stderr.write(f"Still there: {remnant}")


def _find(model: type[Any], name: str, value: str) -> Any:
    found = model._default_manager.filter(**{name: value}).first()
    if found is None:
        raise CommandError(f"There is no {model._meta.verbose_name} {value}.")
    return found


def _choose(record: Record, numbers: list[int] | None) -> set[int]:
    known = set(record.versions.values_list("number", flat=True))
    if missing := sorted(set(numbers or ()) - known):
        raise CommandError(f"{record} has no version {', '.join(map(str, missing))}.")
    return set(numbers or known)


def _read(name: str) -> str:
    return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
