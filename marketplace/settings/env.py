"""Strict readers for the environment: a value is right, or the start stops and says which name is wrong."""

import os
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

WORDS = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}


def text(name: str, default: str | None = None) -> str:
    """Return a non-empty variable; without a default it must be set."""
    value = os.environ.get(name, "").strip() or default
    if value is None:
        raise ImproperlyConfigured(f"{name} must be set in the environment")
    return value


def flag(name: str, default: bool) -> bool:
    """Return a yes or no; anything but 1/0, true/false, yes/no stops the start."""
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value not in WORDS:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(WORDS)}, not {value!r}")
    return WORDS[value]


def number(name: str, default: int, low: int, high: int) -> int:
    """Return a whole number from low to high, both included."""
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    if not (value.isascii() and value.isdigit() and low <= int(value) <= high):
        raise ImproperlyConfigured(f"{name} must be a whole number from {low} to {high}, not {value!r}")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """Return a comma-separated list without empty entries."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def database(name: str, default: str) -> dict[str, object]:
    """Return Django's database entry for sqlite:///path or postgres://user:password@host:port/name.

    SQLite runs in WAL and takes the write lock at BEGIN: a deferred transaction that upgrades its lock
    later fails at once with "database is locked", whatever its timeout says.
    """
    url = text(name, default)
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path[1:]) or ":memory:",
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
            },
        }
    if parts.scheme in ("postgres", "postgresql"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    raise ImproperlyConfigured(f"{name} must start with sqlite:/// or postgres://, not {url.split(':')[0]!r}")
