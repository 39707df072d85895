import datetime as dt

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from search.models import Frequency, SearchAlert


class SearchAlertFactory(DjangoModelFactory):
    """A confirmed daily alert that is due; `confirmed_at=None` for one that waits."""

    class Meta:
        model = SearchAlert

    email = factory.Sequence(lambda number: f"reader{number}@example.org")
    parameters = "q=swabs"
    frequency = Frequency.DAILY
    confirmed_at = factory.LazyFunction(timezone.now)
    next_on = factory.LazyFunction(lambda: timezone.localdate() - dt.timedelta(days=1))
