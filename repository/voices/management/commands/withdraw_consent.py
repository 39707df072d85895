"""`manage.py withdraw_consent`: take a story back, or again after a back-up was restored."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from repository.voices.models import Withdrawal
from repository.voices.withdrawal import NoStoryError, Road, withdraw
from repository.voices.withdrawal.journal import JournalError
from repository.voices.withdrawal.replaying import replay_all
from repository.voices.withdrawal.telling import cannot_be_recalled, what_goes


class Command(BaseCommand):
    """One confirmed action, which cannot be undone."""

    help = "Delete a person’s story, every copy of it and what is known of the consent, for good."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take a story, or none and --replay."""
        parser.add_argument("identifier", nargs="?", help="of the story, such as vo-0a1b2c3d4")
        parser.add_argument("--yes", action="store_true", help="do not ask")
        parser.add_argument(
            "--replay",
            action="store_true",
            help="withdraw again what the list names and this database does not",
        )
        parser.add_argument(
            "--list-is-lost",
            action="store_true",
            help="with --replay: begin the list anew with what this database knows",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do what was asked; end with an error when it was not done whole."""
        try:
            if options["replay"]:
                self._replay(lost=options["list_is_lost"])
            elif options["identifier"]:
                self._withdraw(options["identifier"], asked=not options["yes"])
            else:
                raise CommandError("Give the identifier of a story, or --replay.")
        except (JournalError, OSError) as error:
            raise CommandError(f"{error} Nothing was withdrawn.") from error
        except NoStoryError as error:
            raise CommandError(str(error)) from error

    def _withdraw(self, identifier: str, *, asked: bool) -> None:
        if asked:
            self.stdout.write("This goes for good:")
            for line in what_goes():
                self.stdout.write(f"- {line}")
            self._say_what_stays()
            if input(f"Type {identifier} to withdraw it: ").strip() != identifier:
                raise CommandError("Nothing was withdrawn.")
        withdrawal = withdraw(identifier, road=Road.COMMAND)
        self.stdout.write(f"Withdrawn: {withdrawal.identifier}")
        if not asked:
            self._say_what_stays()
        left = withdrawal.files.count()
        if left:
            raise CommandError(f"{left} files could not be deleted yet. Run scrub_storage.")
        if Withdrawal.objects.filter(pk=withdrawal.pk, scrubbed_at=None).exists():
            self.stdout.write("Freed space has not been cleared yet. Run scrub_storage.")

    def _say_what_stays(self) -> None:
        self.stdout.write("This cannot be recalled. Tell the person:")
        for line in cannot_be_recalled():
            self.stdout.write(f"- {line}")

    def _replay(self, *, lost: bool) -> None:
        replayed = replay_all(lost=lost)
        for identifier in replayed.withdrawn:
            self.stdout.write(f"Withdrawn again: {identifier}")
        if replayed.listed:
            self.stdout.write(f"Written to the list, which lacked them: {replayed.listed}")
        self.stdout.write("Every withdrawal on the list has been carried out.")
