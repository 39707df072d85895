"""What happens to an alert that is asked for and stopped at the same moment."""

import threading

import pytest
from django.db import connection

from search.models import SearchAlert
from search.subscriptions import life
from tests.factories.search_alert import SearchAlertFactory

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.both_databases,
]
#: Time for the other to be done where nothing holds it up.
SECONDS = 0.5


def test_asking_again_does_not_bring_back_what_is_stopped_meanwhile(monkeypatch):
    alert = SearchAlertFactory(email="reader@example.org", parameters="q=swabs")
    save = SearchAlert.save

    def stop():
        life.stop(alert)
        connection.close()

    other = threading.Thread(target=stop)

    def stop_and_save(*args, **options):
        other.start()
        other.join(SECONDS)
        return save(*args, **options)

    monkeypatch.setattr(SearchAlert, "save", stop_and_save)
    life.ask(SearchAlert(email=alert.email, parameters=alert.parameters, frequency=alert.frequency))
    other.join()

    assert not SearchAlert.objects.exists()
