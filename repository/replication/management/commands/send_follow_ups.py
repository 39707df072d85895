"""`send_follow_ups`: ask adopters after 6, 12 and 24 months whether it is still in place."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from repository.replication.adoptions.following_up import run
from repository.replication.adoptions.keeping import forget
from repository.voices.withdrawal.standing import refuse_while_waiting


class Command(BaseCommand):
    """Run it every day. A second run, or one after some days, asks nobody twice."""

    help = "Sends the prompts to adopters that are due, and forgets reports nobody confirmed."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Send, and end with an error when something is left that should have gone."""
        refuse_while_waiting()
        forgotten = forget()
        report = run()
        self.stdout.write(f"{report.sent} prompts sent. {forgotten} reports forgotten.")
        if report.refused:
            self.stdout.write(f"{report.refused} mailboxes refused it: see Adoptions in the admin.")
        if report.error:
            raise CommandError(
                f"The mail server could not be used ({report.error}). What is left goes next time."
            )
