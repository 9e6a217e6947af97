"""What the two engines inside the database share: the walk over the tiers, and the rows that both keep."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from search.analysis.analyser import ANALYSER_VERSION
from search.backends.base import (
    MOST_COUNTED,
    SAMPLED_ABOVE,
    Answer,
    Ask,
    Engine,
    Group,
    Order,
    Walk,
    Where,
    at_open,
    conditioned,
    open_missing,
    sampled,
    scaled,
)
from search.documents import Document
from search.models import IndexedProduct
from search.query import TITLE, Expression, Tier

STORED = [field.name for field in IndexedProduct._meta.concrete_fields if not field.primary_key]


class Embedded(Engine):
    """An engine inside the database, so that a change and its index rows are one transaction."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection

    # --- asking -------------------------------------------------------------------------------------------------------

    def answer(self, ask: Ask) -> Answer:
        base_total = self.count(ask.base, limit=SAMPLED_ABOVE + 1)
        in_part = base_total > SAMPLED_ABOVE
        groups = self.groups(sampled(ask.base) if in_part else ask.base) if base_total else ()
        walk = self.walk(ask) if base_total else ()
        open_walk = self.walk(at_open(ask)) if open_missing(walk, ask) else ()
        return Answer(walk, open_walk, tuple(scaled(groups) if in_part else groups), base_total, in_part)

    def walk(self, ask: Ask) -> Walk:
        """Fetch hits tier by tier, best first, each once. Price order knows no tiers: all hits are one walk."""
        tiers = ask.tiers if ask.order == Order.RELEVANCE else ((Tier.ANYWHERE, ask.base),)
        found: dict[int, Tier] = {}
        for tier, expression in tiers:
            for rid in self.ids(conditioned(expression, ask.where), ask.where, limit=ask.limit, order=ask.order):
                found.setdefault(rid, tier)
            if len(found) >= ask.limit:
                break
        return tuple((tier, rid) for rid, tier in list(found.items())[: ask.limit])

    def count(self, expression: Expression, where: Where | None = None, *, limit: int = MOST_COUNTED) -> int:
        where = where or Where()
        source, params = self.matching(conditioned(expression, where), where)
        counting = f"SELECT count(*) FROM (SELECT 1 {source} LIMIT %s) AS hits"  # noqa: S608 made of our own words; values are params
        return int(self.rows(counting, [*params, limit])[0][0])

    def ids(self, expression: Expression, where: Where, *, limit: int, order: Order) -> list[int]:
        """Return the first order keys."""
        by_price = order == Order.PRICE
        source, params = self.matching(expression, where, narrow=by_price)
        key = self.key(expression)
        by = f"r.price, {key}" if by_price else key
        return [row[0] for row in self.rows(f"SELECT {key} {source} ORDER BY {by} LIMIT %s", [*params, limit])]

    def groups(self, expression: Expression) -> tuple[Group, ...]:
        """Count hits by what the facets need, in one fetch."""
        source, params = self.matching(expression, Where(), narrow=True)
        rows = self.rows(f"SELECT r.packed, r.shop, count(*) {source} GROUP BY r.packed, r.shop ORDER BY r.packed, r.shop", params)
        return tuple(Group(*row) for row in rows)

    @abstractmethod
    def matching(self, expression: Expression, where: Where, *, narrow: bool = False) -> tuple[str, list[object]]:
        """Return `FROM … WHERE …` for an expression and the filters that are numbers; `narrow` asks for the row `r`."""

    @abstractmethod
    def key(self, expression: Expression) -> str:
        """Return the column that holds the order key in `matching`."""

    def rows(self, sql: str, params: Sequence[Any]) -> list[tuple[int, ...]]:
        """Run one SELECT."""
        with self.connection.cursor() as cursor:
            cursor.execute(sql, params)
            return list(cursor.fetchall())

    # --- keeping ------------------------------------------------------------------------------------------------------

    def replace(self, documents: Sequence[Document]) -> None:
        with transaction.atomic(using=self.connection.alias):
            old = self.stored([document.product_id for document in documents])
            self.take_out([(row.rid, row.bag) for row in old.values()])
            self.put_in(documents)
            rows = [stored_form(document) for document in documents]
            manager = IndexedProduct.objects.using(self.connection.alias)
            # Two products never hold each other's key, so an update in place meets no other row's.
            manager.bulk_create(rows, update_conflicts=True, unique_fields=["product_id"], update_fields=STORED)

    def delete(self, product_ids: Iterable[int]) -> None:
        with transaction.atomic(using=self.connection.alias):
            old = self.stored(list(product_ids))
            self.take_out([(row.rid, row.bag) for row in old.values()])
            IndexedProduct.objects.using(self.connection.alias).filter(pk__in=old).delete()

    def stored(self, product_ids: Sequence[int]) -> dict[int, IndexedProduct]:
        """Return what stands in the index for products."""
        return {row.pk: row for row in IndexedProduct.objects.using(self.connection.alias).filter(pk__in=product_ids)}

    @abstractmethod
    def put_in(self, documents: Sequence[Document]) -> None:
        """Insert documents that are not there."""

    @abstractmethod
    def take_out(self, entries: Sequence[tuple[int, str]]) -> None:
        """Remove documents by order key and the bag they were put in with."""


def stored_form(document: Document) -> IndexedProduct:
    """Return the row that remembers a document."""
    return IndexedProduct(
        product_id=document.product_id,
        rid=document.rid,
        shop_id=document.shop_id,
        bag=" ".join(document.bag),
        words=" ".join(document.words),
        title=document.title,
        title_stems=" ".join(token.removeprefix(TITLE) for token in document.bag if token.startswith(TITLE)),
        brand=document.brand,
        kind=document.kind,
        said_at=document.said_at,
        updated_at=document.updated_at,
        analyser=ANALYSER_VERSION,
    )
