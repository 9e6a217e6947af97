"""SQLite FTS5: a contentless index of bags under the order key, beside the narrow row.

Natural row order is the order wanted, so the first 200 of a million come in a quarter of a millisecond.
"""

import json
from collections.abc import Sequence

from django.db.backends.base.base import BaseDatabaseWrapper

from search.backends.base import Where
from search.backends.embedded import Embedded
from search.documents import Document
from search.models import IndexRow
from search.query import NOTHING, Anything, Every, Expression, Has


def match(expression: Expression) -> str:
    """Write an expression in FTS5's language; every token is quoted, so that no operator is read out of it."""
    if isinstance(expression, Has):
        return f'"{expression.token}"'
    if isinstance(expression, Anything):
        raise TypeError("Anything matches without an index")
    joint = " AND " if isinstance(expression, Every) else " OR "
    return f"({joint.join(match(member) for member in expression.members)})"


class Sqlite(Embedded):
    """The engine for SQLite."""

    def matching(self, expression: Expression, where: Where, *, narrow: bool = False) -> tuple[str, list[object]]:
        conditions, params = numbers(where)
        if isinstance(expression, Anything):
            return f"FROM search_indexrow AS r WHERE {' AND '.join(['1', *conditions])}", params
        if expression == NOTHING:
            return "FROM search_indexrow AS r WHERE 0", []
        join = " CROSS JOIN search_indexrow AS r ON r.rid = search_bag.rowid" if narrow or conditions else ""
        return f"FROM search_bag{join} WHERE {' AND '.join(['search_bag MATCH %s', *conditions])}", [match(expression), *params]

    def key(self, expression: Expression) -> str:
        return "r.rid" if expression in (Anything(), NOTHING) else "search_bag.rowid"

    def lock(self, product_ids: Sequence[int]) -> None:
        """SQLite has one writer at a time, and transactions begin as writers."""

    def put_in(self, documents: Sequence[Document]) -> None:
        with self.connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_bag(rowid, bag) VALUES (%s, %s)", [(document.rid, " ".join(document.bag)) for document in documents]
            )
            rows = [(document.rid, document.packed, document.shop_id, document.price) for document in documents]
            cursor.executemany("INSERT INTO search_indexrow(rid, packed, shop, price) VALUES (%s, %s, %s, %s)", rows)

    def take_out(self, entries: Sequence[tuple[int, str]]) -> None:
        with self.connection.cursor() as cursor:
            cursor.executemany("INSERT INTO search_bag(search_bag, rowid, bag) VALUES ('delete', %s, %s)", entries)
            cursor.executemany("DELETE FROM search_indexrow WHERE rid = %s", [(rid,) for rid, _ in entries])


def forget_flushed(connection: BaseDatabaseWrapper) -> None:
    """Empty the full-text table when its narrow rows were flushed; a row put in twice would hold the words of both."""
    tables = connection.introspection.table_names()
    if "search_bag" in tables and not IndexRow.objects.using(connection.alias).exists():
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_bag(search_bag) VALUES ('delete-all')")


def numbers(where: Where) -> tuple[list[str], list[object]]:
    """Turn the filters that are numbers into conditions on the narrow row."""
    wanted = {"r.shop": where.shops, "(r.packed >> 4 & 15)": where.bands, "(r.packed & 15)": where.kinds}
    given = {column: values for column, values in wanted.items() if values is not None}
    conditions = [f"{column} IN (SELECT value FROM json_each(%s))" for column in given]  # noqa: S608 columns are those above
    return conditions, [json.dumps(sorted(values)) for values in given.values()]
