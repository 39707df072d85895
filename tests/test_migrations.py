"""Migrations: none missing, and each can be undone and done again."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.utils import timezone

from tests.factories.voice import PersonalVoiceFactory
from tests.house import APPS

NO_MORE_WITHDRAWN_AT = (
    "0009_other_formats_and_voices_answered",
    "0010_consent_without_withdrawn_at",
)
LABELS = [app.label for app in APPS if app.models_module]


@pytest.mark.both_databases
@pytest.mark.django_db
def test_no_migration_is_missing():
    loader = MigrationLoader(connection)
    detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))

    changes = detector.changes(graph=loader.graph)

    assert {label: found for label, found in changes.items() if label in LABELS} == {}


@pytest.mark.django_db
def test_every_operation_can_be_undone():
    loader = MigrationLoader(connection)

    for (label, name), migration in loader.disk_migrations.items():
        if label in LABELS:
            assert all(operation.reversible for operation in migration.operations), (label, name)


@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_our_tables_can_be_taken_down_to_nothing_and_put_up_again():
    applied = set(MigrationExecutor(connection).loader.applied_migrations)
    try:
        for label in LABELS:
            call_command("migrate", label, "zero", verbosity=0, interactive=False)

        gone = set(connection.introspection.table_names())
        ours = {model._meta.db_table for app in APPS for model in app.get_models()}
        assert not gone & ours
    finally:
        call_command("migrate", verbosity=0, interactive=False)

    assert set(MigrationExecutor(connection).loader.applied_migrations) == applied
    assert ours <= set(connection.introspection.table_names())


@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_field_that_says_who_withdrew_is_not_dropped_while_it_says_so():
    voice = PersonalVoiceFactory()
    before, after = [("records", name) for name in NO_MORE_WITHDRAWN_AT]
    old = MigrationExecutor(connection).migrate([before])
    consents = old.apps.get_model("records", "Consent").objects
    try:
        consents.update(withdrawn_at=timezone.now())
        with pytest.raises(RuntimeError, match=f"still here: {voice.record.pk}\\."):
            MigrationExecutor(connection).migrate([after])

        assert consents.exclude(withdrawn_at=None).count() == 1
    finally:
        consents.update(withdrawn_at=None)
        call_command("migrate", verbosity=0, interactive=False)
