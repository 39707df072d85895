"""`send_alerts`: write to those who asked to hear from us, whatever about."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from repository.voices.withdrawal.standing import refuse_while_waiting
from search.subscriptions.rounds import Report, run


class Command(BaseCommand):
    """Run it every morning. Who was written to today is not written to again."""

    help = "Sends the e-mails that are due, and forgets addresses that were not confirmed."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Send, and end with an error when something is left that should have gone."""
        refuse_while_waiting()
        report = run(self._show)
        if report.busy:
            self.stdout.write("Another process is sending alerts.")
            return
        self._tell(report)
        if report.error:
            raise CommandError(
                f"The mail server could not be used ({report.error}). What is left goes next time."
            )
        if report.unreadable:
            raise CommandError(f"{len(report.unreadable):,} records could not be read.")

    def _show(self, done: int, due: int) -> None:
        self.stdout.write(f"{done:,} of {due:,} looked at")

    def _tell(self, report: Report) -> None:
        # By number alone: neither an address nor a search is anybody's business here.
        self.stdout.write(f"Sent: {report.sent:,} e-mails about {report.told:,} records.")
        self.stdout.write(f"Unconfirmed and forgotten: {report.forgotten:,}.")
        if report.refused:
            self.stdout.write(
                f"Refused by the mail server: {report.refused:,}, "
                f"of which deleted: {report.stopped:,}."
            )
        for identifier in sorted(report.unreadable):
            self.stderr.write(f"{identifier}: could not be read; the log says why.")
