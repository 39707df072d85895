"""Which database a run is on, and what a run on PostgreSQL leaves out."""

import itertools
from collections.abc import Container
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model

from repository.publisher import snapshot
from repository.publisher.models import SnapshotVersion

#: Far enough apart that no test's own changes reach the next test's number.
_numbers = itertools.count(1_000_000, 1_000_000)


def is_postgresql() -> bool:
    return settings.DATABASES["default"]["ENGINE"].endswith("postgresql")


def deal_seeds(count: int) -> range:
    """Deal the seeds of random histories between both databases: none is played twice."""
    return range(int(is_postgresql()), count, 2)


def is_for_this_database(item: pytest.Item) -> bool:
    """Tell whether a test runs here: all do on SQLite; on PostgreSQL, what is marked for both.

    What is marked for Elasticsearch belongs to the server profile, and so does PostgreSQL. What is
    asked of each engine is asked of the embedded one beside SQLite: it knows of no database. What
    goes from one database to the other begins where there are two.
    """
    return _is_of_server_profile(item) if is_postgresql() else _is_of_embedded_profile(item)


def _is_of_embedded_profile(item: pytest.Item) -> bool:
    return item.get_closest_marker("between_databases") is None


def _is_of_server_profile(item: pytest.Item) -> bool:
    if item.get_closest_marker("elasticsearch") or item.get_closest_marker("between_databases"):
        return True
    parameters = item.callspec.params if hasattr(item, "callspec") else {}
    both = item.get_closest_marker("both_databases") is not None
    return both and parameters.get("search_engine") != "embedded"


def place_test_database() -> None:
    """SQLite in a file, as in service: an in-memory one has other locks and other threads."""
    if not is_postgresql():
        name = Path(settings.VAR_DIR) / "test.sqlite3"
        settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = str(name)


def remember_skeleton() -> None:
    """Let tests marked `django_db(transaction=True, serialized_rollback=True)` start from here."""
    connection._test_serialized_contents = connection.creation.serialize_db_to_string()  # noqa: SLF001 - where Django looks for it


def restore_skeleton() -> None:
    """Put back what Django empties after such a test; it would do so only before the next one."""
    connection.creation.deserialize_db_from_string(connection._test_serialized_contents)  # noqa: SLF001 - as above


def renumber_snapshots() -> None:
    """Make what a rolled-back test left in an in-process snapshot out of date."""
    SnapshotVersion.objects.update(number=next(_numbers))
    snapshot.bump()


def copy_rows() -> dict[str, tuple[list[str], list[tuple]]]:
    """Return every row of every table, to be put back by `put_rows` in a later transaction."""
    copied = {}
    with connection.cursor() as cursor:
        for table in _tables():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - our own tables
            copied[table] = [column[0] for column in cursor.description], cursor.fetchall()
    return copied


def put_rows(copied: dict[str, tuple[list[str], list[tuple]]]) -> None:
    """Make every table hold what was copied: links between rows are checked at the commit."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for table in copied:
            cursor.execute(f"DELETE FROM {quote(table)}")  # noqa: S608 - as above
        for table, (columns, rows) in copied.items():
            names = ", ".join(map(quote, columns))
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {quote(table)} ({names}) VALUES ({marks})", rows)  # noqa: S608 - as above
        for statement in connection.ops.sequence_reset_sql(no_style(), _models(copied)):
            cursor.execute(statement)


def _models(tables: Container[str]) -> list[type[Model]]:
    """Return the models of some tables: PostgreSQL numbers their rows by sequences beside them."""
    models = apps.get_models(include_auto_created=True)
    return [model for model in models if model._meta.db_table in tables]


def _tables() -> list[str]:
    # Wagtail's own index has a full-text table behind it; no reader's search asks it.
    tables = connection.introspection.django_table_names(only_existing=True)
    return [table for table in tables if not table.startswith("wagtailsearch_")]
