import pytest

from repository.voices.withdrawal import Road, withdraw


@pytest.fixture
def withdraw_now(django_capture_on_commit_callbacks):
    """Withdraw as a request would, with all that follows the commit."""

    def withdraw_now(page, **given):
        with django_capture_on_commit_callbacks(execute=True):
            return withdraw(page.record.pk, **{"road": Road.COMMAND, **given})

    return withdraw_now
