"""Searches that somebody wants to hear from by e-mail, and what they have been told."""

from django.db import models

from repository.records.models import Record
from search.models.subscription import Subscription


class SearchAlert(Subscription):
    """One search of one address."""

    ABOUT = ("parameters",)
    PAGES = "search_alert"

    parameters = models.TextField(blank=True, help_text="The search, as in its address.")

    class Meta(Subscription.Meta):
        verbose_name = "search alert"


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
