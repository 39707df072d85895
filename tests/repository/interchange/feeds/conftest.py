import pytest


@pytest.fixture
def fetch(client):
    """Fetch a feed."""

    def get(path="/feeds/", headers=None, **parameters):
        return client.get(path, parameters, headers=headers)

    return get
