"""The count of things in shops that keep one. Each move is one conditional UPDATE and one row of the ledger.

Moves of several products go by ascending product id, so that two of them never wait for each other. All of them run
inside the caller's transaction: what is refused half way is taken back by its rollback.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce

from shops.models import Product, Stock, StockMove
from shops.signals import products_changed

if TYPE_CHECKING:
    from marketplace.models import User

Update = Callable[[int, int], int]  # product id, quantity -> rows changed


class OutOfStock(Exception):  # noqa: N818 - it tells what is, not that something broke
    """There is less of a product than was asked for."""

    def __init__(self, product_id: int) -> None:
        super().__init__(product_id)
        self.product_id = product_id


@dataclass(frozen=True)
class Drift:
    """A product whose count is not the sum of its moves."""

    product_id: int
    on_hand: int
    reserved: int
    moved_on_hand: int
    moved_reserved: int


@transaction.atomic
def reserve_stock(*, quantities: Mapping[int, int], reason: str, at: datetime, actor: "User | None" = None) -> frozenset[int]:
    """Put so many of each product aside and return the ids of those that are counted; raise `OutOfStock` where too few are left.

    Products without a count are never short: whether they are there is said by the shop, not by a figure.
    """
    return _move(quantities, _set_aside, (0, 1), reason, at, actor)


@transaction.atomic
def release_stock(*, quantities: Mapping[int, int], reason: str, at: datetime, actor: "User | None" = None) -> frozenset[int]:
    """Put what was set aside back on the shelf and return the ids of those it was done for.

    A product whose count was begun anew since knows of nothing set aside: nobody's order hangs on that.
    """
    return _move(quantities, _put_back, (0, -1), reason, at, actor)


@transaction.atomic
def take_stock(*, quantities: Mapping[int, int], reason: str, at: datetime, actor: "User | None" = None) -> frozenset[int]:
    """Hand out what was set aside: it is neither reserved nor on hand any more; as forgiving as `release_stock`."""
    return _move(quantities, _hand_out, (-1, -1), reason, at, actor)


@transaction.atomic
def count_stock(*, product: Product, on_hand: int, at: datetime, actor: "User | None" = None, reason: str = "counted") -> bool:
    """Write down how many there are, beginning to keep a count if there was none; return False when fewer than are set aside.

    The ledger gets the difference to what stood there before.
    """
    Stock.objects.get_or_create(product=product)
    before = Stock.objects.select_for_update().get(product=product)
    if not Stock.objects.filter(product=product, reserved__lte=on_hand).update(on_hand=on_hand):
        return False
    if on_hand != before.on_hand:
        StockMove.objects.create(product=product, at=at, actor=actor, on_hand_change=on_hand - before.on_hand, reason=reason)
        products_changed.send(sender=Product, product_ids=[product.pk])
    return True


def stock_drift() -> list[Drift]:
    """Return every product whose count differs from the sum of its moves: the audit finds nothing, or somebody wrote past this module."""
    rows = (
        Stock.objects.annotate(
            moved_on_hand=Coalesce(Sum("product__stock_moves__on_hand_change"), 0),
            moved_reserved=Coalesce(Sum("product__stock_moves__reserved_change"), 0),
        )
        .exclude(Q(moved_on_hand=F("on_hand")) & Q(moved_reserved=F("reserved")))
        .order_by("product_id")
    )
    return [Drift(row.product_id, row.on_hand, row.reserved, row.moved_on_hand, row.moved_reserved) for row in rows]


def _set_aside(product_id: int, quantity: int) -> int:
    enough = Stock.objects.filter(product_id=product_id, on_hand__gte=F("reserved") + quantity)
    if not enough.update(reserved=F("reserved") + quantity):
        raise OutOfStock(product_id)
    return 1


def _put_back(product_id: int, quantity: int) -> int:
    return Stock.objects.filter(product_id=product_id, reserved__gte=quantity).update(reserved=F("reserved") - quantity)


def _hand_out(product_id: int, quantity: int) -> int:
    return Stock.objects.filter(product_id=product_id, reserved__gte=quantity).update(
        reserved=F("reserved") - quantity, on_hand=F("on_hand") - quantity
    )


def _move(
    quantities: Mapping[int, int], update: Update, signs: tuple[int, int], reason: str, at: datetime, actor: "User | None"
) -> frozenset[int]:
    counted = Stock.objects.filter(product_id__in=list(quantities)).values_list("product_id", flat=True)
    moved = [product_id for product_id in sorted(counted) if update(product_id, quantities[product_id])]
    on_hand_sign, reserved_sign = signs
    StockMove.objects.bulk_create(
        StockMove(
            product_id=product_id,
            at=at,
            actor=actor,
            on_hand_change=on_hand_sign * quantities[product_id],
            reserved_change=reserved_sign * quantities[product_id],
            reason=reason,
        )
        for product_id in moved
    )
    if moved:
        products_changed.send(sender=Product, product_ids=moved)
    return frozenset(moved)
