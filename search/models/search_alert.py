"""Searches that somebody wants to hear from by e-mail, and what they have been told."""

import secrets
from functools import partial

from django.db import models
from django.utils import timezone

from repository.records.models import Record


class Frequency(models.TextChoices):
    """How often somebody wants to hear from us at most."""

    DAILY = "daily", "Every day"
    WEEKLY = "weekly", "Once a week"


class SearchAlert(models.Model):
    """One search of one address. It is deleted, with all that is known of it, when it stops."""

    key = models.CharField(
        max_length=40,
        unique=True,
        editable=False,
        # Letters and digits: a mail program may leave a last “-” out of a link.
        default=partial(secrets.token_hex, 20),
        help_text="The secret part of the private link, sent to the address alone.",
    )
    email = models.EmailField(db_index=True, help_text="Where to write to, in small letters.")
    parameters = models.TextField(blank=True, help_text="The search, as in its address.")
    frequency = models.CharField(
        max_length=10, choices=Frequency, help_text="How often to write at most."
    )
    asked_at = models.DateTimeField(default=timezone.now, help_text="When it was asked for last.")
    asks = models.PositiveSmallIntegerField(
        default=0, help_text="E-mails sent because of being asked for on that day."
    )
    confirmed_at = models.DateTimeField(
        null=True, help_text="When the owner of the address agreed. Nothing before is new."
    )
    next_on = models.DateField(null=True, help_text="From which day to look for new matches.")
    failures = models.PositiveSmallIntegerField(
        default=0, help_text="How often in a row the mail server has refused the address for good."
    )

    class Meta:
        ordering = ["pk"]
        # Nobody reads addresses in the admin.
        default_permissions = []
        verbose_name = "search alert"

    def __str__(self) -> str:
        # Logs and errors show this: neither the address nor the search.
        return f"Alert {self.pk}"


class ToldRecord(models.Model):
    """A record that an alert has told of, so that it is told once."""

    alert = models.ForeignKey(
        SearchAlert, on_delete=models.CASCADE, related_name="told", help_text="Which alert."
    )
    record = models.ForeignKey(
        Record, on_delete=models.CASCADE, related_name="+", help_text="Which record."
    )

    class Meta:
        default_permissions = []
        constraints = [
            models.UniqueConstraint(fields=["alert", "record"], name="told_once"),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} told by alert {self.alert_id}"
