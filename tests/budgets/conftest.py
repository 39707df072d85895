"""A repository of some size: the starter content and three hundred generated records."""

import pytest
from django.test import override_settings

from home import synthetic
from search.rebuild import rebuild
from tests.browser.fixtures import site

__all__ = ["site"]


@pytest.fixture(scope="module")
def _many_records(starter_content, django_db_blocker, tmp_path_factory):  # noqa: ARG001 - asked for by name
    folder = tmp_path_factory.mktemp("search")
    with django_db_blocker.unblock(), override_settings(SEARCH_INDEX_DIR=folder):
        synthetic.generate(300, 1, lambda _line: None)
        rebuild()
        yield


@pytest.fixture
def many_records(_many_records, db):
    """Nearly four hundred records, and the index of them."""
