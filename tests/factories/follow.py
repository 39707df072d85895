import datetime as dt

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from repository.replication.models import Follow
from search.models import Frequency


class FollowFactory(DjangoModelFactory):
    """A confirmed daily follow of `record` that is due; `confirmed_at=None` for one that waits.

    What has happened before is news to it: a real one is told to begin by its confirmation.
    """

    class Meta:
        model = Follow

    email = factory.Sequence(lambda number: f"follower{number}@example.org")
    frequency = Frequency.DAILY
    confirmed_at = factory.LazyFunction(timezone.now)
    next_on = factory.LazyFunction(lambda: timezone.localdate() - dt.timedelta(days=1))
