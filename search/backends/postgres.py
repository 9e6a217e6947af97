"""PostgreSQL: the bag as a tsvector in the narrow row, under a GIN index.

Vectors and queries are built from our tokens, never by to_tsvector, which would split `x_kuchen`; and without weights, for which
each match would read the row again.
"""

from collections.abc import Sequence

from search.backends.base import Where
from search.backends.embedded import Embedded
from search.documents import Document
from search.models import IndexedProduct
from search.query import NOTHING, Anything, Every, Expression, Has

PUT_IN = """
INSERT INTO search_indexrow(rid, packed, shop, price, bag) VALUES (%s, %s, %s, %s, array_to_tsvector(%s::text[]))
ON CONFLICT (rid) DO UPDATE SET packed = excluded.packed, shop = excluded.shop, price = excluded.price, bag = excluded.bag
"""


def match(expression: Expression) -> str:
    """Write an expression as a tsquery; every token is quoted, and none holds a quote."""
    if isinstance(expression, Has):
        return f"'{expression.token}'"
    if isinstance(expression, Anything):
        raise TypeError("Anything matches without an index")
    joint = " & " if isinstance(expression, Every) else " | "
    return f"({joint.join(match(member) for member in expression.members)})"


class Postgres(Embedded):
    """The engine for PostgreSQL."""

    def matching(self, expression: Expression, where: Where, *, narrow: bool = False) -> tuple[str, list[object]]:
        conditions, params = numbers(where)
        if isinstance(expression, Anything):
            return f"FROM search_indexrow AS r WHERE {' AND '.join(['true', *conditions])}", params
        if expression == NOTHING:
            return "FROM search_indexrow AS r WHERE false", []
        return f"FROM search_indexrow AS r WHERE {' AND '.join(['r.bag @@ %s::tsquery', *conditions])}", [match(expression), *params]

    def key(self, expression: Expression) -> str:
        return "r.rid"

    def lock(self, product_ids: Sequence[int]) -> None:
        rows = IndexedProduct.objects.using(self.connection.alias).filter(pk__in=product_ids)
        list(rows.order_by("pk").select_for_update().values_list("pk"))

    def put_in(self, documents: Sequence[Document]) -> None:
        rows = [(document.rid, document.packed, document.shop_id, document.price, list(document.bag)) for document in documents]
        with self.connection.cursor() as cursor:
            cursor.executemany(PUT_IN, rows)

    def take_out(self, entries: Sequence[tuple[int, str]]) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_indexrow WHERE rid = ANY(%s)", [[rid for rid, _ in entries]])


def numbers(where: Where) -> tuple[list[str], list[object]]:
    """Turn the filters that are numbers into conditions on the row."""
    wanted = {"r.shop": where.shops, "(r.packed >> 4 & 15)": where.bands, "(r.packed & 15)": where.kinds}
    given = {column: values for column, values in wanted.items() if values is not None}
    return [f"{column} = ANY(%s)" for column in given], [sorted(values) for values in given.values()]
