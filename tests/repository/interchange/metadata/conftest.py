"""The starter content with a record of every kind and state, made and fetched once for a module."""

import contextlib
import io
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pytest
from django.db import transaction
from django.test import Client, override_settings

from repository.records.models import Record
from search.rebuild import rebuild
from tests.browser.content import load
from tests.repository.interchange.metadata.reading import extract


@dataclass(frozen=True)
class Shown:
    """A record with its page, as it was answered."""

    record: Any
    page: Any
    response: Any

    @cached_property
    def found(self):
        return extract(self.response)

    @property
    def node(self):
        """The record itself, in JSON-LD."""
        address = f"http://testserver/id/{self.record.pk}"
        (node,) = (node for node in self.found["nodes"] if node.get("@id") == address)
        return node


@pytest.fixture(scope="module")
def every_record(starter_content, django_db_blocker, tmp_path_factory):  # noqa: ARG001 - asked for by name
    """Every record, however it stands."""
    folder = tmp_path_factory.mktemp("search")
    with (
        django_db_blocker.unblock(),
        override_settings(SEARCH_INDEX_DIR=folder),
        transaction.atomic(),
    ):
        with contextlib.redirect_stdout(io.StringIO()):
            load()
        rebuild()
        yield list(Record.objects.order_by("pk"))
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def shown(every_record, django_db_blocker):
    """Those that may be read now, with their pages."""
    with django_db_blocker.unblock():
        pages = [(record, record.page.specific) for record in every_record if record.page]
        answered = [
            Shown(record, page, Client().get(page.get_url())) for record, page in pages if page.live
        ]
    return [each for each in answered if each.response.status_code == 200]
