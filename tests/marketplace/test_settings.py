"""The environment is read strictly: a wrong value stops the start."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from marketplace.settings import env


def test_text_must_be_set(monkeypatch):
    monkeypatch.delenv("NOPE", raising=False)
    with pytest.raises(ImproperlyConfigured, match="NOPE must be set"):
        env.text("NOPE")


@pytest.mark.parametrize(("word", "value"), [("1", True), ("TRUE", True), ("no", False), ("0", False)])
def test_flag_reads_words(monkeypatch, word, value):
    monkeypatch.setenv("FLAG", word)
    assert env.flag("FLAG", not value) is value


def test_flag_refuses_other_words(monkeypatch):
    monkeypatch.setenv("FLAG", "maybe")
    with pytest.raises(ImproperlyConfigured, match="FLAG must be one of"):
        env.flag("FLAG", True)


@pytest.mark.parametrize("value", ["-1", "1.5", "9", "١"])
def test_number_refuses_what_is_outside(monkeypatch, value):
    monkeypatch.setenv("COUNT", value)
    with pytest.raises(ImproperlyConfigured, match="COUNT must be a whole number from 0 to 5"):
        env.number("COUNT", 3, 0, 5)


def test_sqlite_takes_the_write_lock_first(monkeypatch):
    monkeypatch.setenv("DB", "sqlite:////tmp/town.sqlite3")
    entry = env.database("DB", "")
    assert entry["NAME"] == "/tmp/town.sqlite3"  # noqa: S108
    assert entry["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in entry["OPTIONS"]["init_command"]


def test_postgres_is_read_from_the_address(monkeypatch):
    monkeypatch.setenv("DB", "postgres://town:p%40ss@localhost:5433/city")
    entry = env.database("DB", "")
    assert (entry["NAME"], entry["USER"], entry["PASSWORD"], entry["HOST"], entry["PORT"]) == ("city", "town", "p@ss", "localhost", "5433")


def test_other_databases_are_refused(monkeypatch):
    monkeypatch.setenv("DB", "mysql://x/y")
    with pytest.raises(ImproperlyConfigured, match="must start with sqlite"):
        env.database("DB", "")
