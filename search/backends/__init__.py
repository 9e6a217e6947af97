"""The engines. The embedded one follows the database: each keeps its index inside it."""

from django.db import DEFAULT_DB_ALIAS, connections

from search.backends.base import Engine
from search.backends.postgres import Postgres
from search.backends.sqlite import Sqlite

EMBEDDED = {"sqlite": Sqlite, "postgresql": Postgres}


def engine(using: str = DEFAULT_DB_ALIAS) -> Engine:
    """Return the embedded engine of a database."""
    connection = connections[using]
    return EMBEDDED[connection.vendor](connection)
