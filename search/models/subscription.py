"""An address that somebody gave so that we write to it, whatever about."""

import secrets
from functools import partial
from typing import ClassVar

from django.db import models
from django.utils import timezone


class Frequency(models.TextChoices):
    """How often somebody wants to hear from us at most."""

    DAILY = "daily", "Every day"
    WEEKLY = "weekly", "Once a week"


class Subscription(models.Model):
    """One thing that one address hears of. It is deleted, with all that is known, when it stops."""

    #: The fields that say what it is about: an address has one of each.
    ABOUT: ClassVar[tuple[str, ...]]
    #: What the names of its pages' addresses begin with.
    PAGES: ClassVar[str]

    key = models.CharField(
        max_length=40,
        unique=True,
        editable=False,
        # Letters and digits: a mail program may leave a last “-” out of a link.
        default=partial(secrets.token_hex, 20),
        help_text="The secret part of the private link, sent to the address alone.",
    )
    email = models.EmailField(db_index=True, help_text="Where to write to, in small letters.")
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
        abstract = True
        ordering = ["pk"]
        # Nobody reads addresses in the admin.
        default_permissions = []

    def __str__(self) -> str:
        # Logs and errors show this: neither the address nor what it is about.
        return f"{str(self._meta.verbose_name).capitalize()} {self.pk}"
