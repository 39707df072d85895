"""Tell the Consent officers which consents end soon or are due for review."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from repository.voices.reminding import list_mailboxes, list_unsent, send_reminder


class Command(BaseCommand):
    """Run it every day. A second run, or one after some days, tells nothing twice."""

    help = "Sends one e-mail for each consent that ends within 90, 30 or 7 days or is to review."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Go on after a failure, and end with an error."""
        unsent = list_unsent(timezone.now())
        mailboxes = list_mailboxes()
        if unsent and not mailboxes:
            raise CommandError(
                f"{len(unsent)} reminders wait: no Consent officer has an e-mail address."
            )
        sent = 0
        failures = []
        for coming in unsent:
            try:
                sent += send_reminder(coming, mailboxes)
            except OSError as error:  # smtplib's errors too
                failures.append(f"{coming.identifier}: {type(error).__name__}")
        self.stdout.write(f"{sent} reminders sent.")
        if failures:
            raise CommandError(
                f"{len(failures)} could not be sent and wait for the next run. "
                f"{'; '.join(failures)}."
            )
