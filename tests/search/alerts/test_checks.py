import pytest

from search.alerts.checks import alerts_are_sent


@pytest.mark.parametrize(("name", "warnings"), [("console", ["search.W002"]), ("smtp", [])])
def test_a_site_that_would_print_addresses_is_warned(settings, name, warnings):
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{name}.EmailBackend"

    assert [warning.id for warning in alerts_are_sent()] == warnings
