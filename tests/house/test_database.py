"""The first migrations stand as ARCHITECTURE.md orders them, and the database is set up so that races are decided by it."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader


@pytest.mark.django_db
def test_no_migration_is_missing(capsys):
    call_command("makemigrations", "--check", "--dry-run", verbosity=1)
    assert "No changes detected" in capsys.readouterr().out


@pytest.mark.django_db
def test_the_database_passes_its_checks():
    call_command("check", "--database", "default", "--fail-level", "WARNING")


def test_the_user_is_alone_in_the_first_migration():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    first = loader.disk_migrations["marketplace", "0001_user"]
    assert [operation.name for operation in first.operations] == ["User"]
    assert ("marketplace", "__first__") in loader.disk_migrations["shops", "0001_initial"].dependencies


@pytest.mark.django_db  # transaction=True would flush the kept database, root page and all
def test_sqlite_writes_ahead_and_locks_at_begin():
    if connection.vendor != "sqlite":
        assert connection.vendor == "postgresql"
        return
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.transaction_mode == "IMMEDIATE"
