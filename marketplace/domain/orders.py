"""The steps of an order. Each is one compare-and-set with an event, its move of the stock and its mails in one transaction."""

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from marketplace.domain.mail import write_letter
from marketplace.enums import OrderMode, OrderStatus, Party
from marketplace.models import Order, OrderEvent, OrderLine
from shops.domain.availability import say_availability
from shops.domain.stock import release_stock, take_stock
from shops.enums import AvailabilityKind
from shops.models import Product

if TYPE_CHECKING:
    from marketplace.models import User

logger = logging.getLogger(__name__)

# What may follow what, for each mode; from a state that leads nowhere nothing comes back.
STEPS: Mapping[str, Mapping[str, frozenset[str]]] = {
    OrderMode.RESERVATION: {
        OrderStatus.OPEN: frozenset({OrderStatus.READY, OrderStatus.COLLECTED, OrderStatus.CANCELLED, OrderStatus.EXPIRED}),
        OrderStatus.READY: frozenset({OrderStatus.COLLECTED, OrderStatus.CANCELLED, OrderStatus.NO_SHOW}),
    },
}


def leads_to(*, mode: str, status: str) -> list[str]:
    """Return the states from which an order of this mode may come into this one."""
    return [before for before, after in STEPS[mode].items() if status in after]


@transaction.atomic
def make_ready(*, order: Order, at: datetime, actor: "User") -> bool:
    """Say that the things lie ready at the shop; False when the order has moved on meanwhile."""
    if not _step(order, OrderStatus.READY, Party.SHOP, at, actor):
        return False
    write_letter(letter="ready", order=order, at=at)
    return True


@transaction.atomic
def hand_over(*, order: Order, at: datetime, actor: "User") -> bool:
    """Note that the things were collected: they leave the shop's stock; False when the order has moved on meanwhile.

    Whether the pickup code was right is asked before, at the counter.
    """
    if not _step(order, OrderStatus.COLLECTED, Party.SHOP, at, actor):
        return False
    take_stock(quantities=_from_stock(order), reason=f"{order.number} collected", at=at, actor=actor)
    return True


@transaction.atomic
def decline(*, order: Order, at: datetime, actor: "User", reason: str, say_ask: bool = False) -> bool:
    """Call a reservation off for the shop, with the reason that the shopper reads; False when the order has moved on meanwhile.

    With `say_ask` the goods no longer claim to be there: their statement becomes "ask us".
    """
    if not _step(order, OrderStatus.CANCELLED, Party.SHOP, at, actor, reason):
        return False
    _put_back(order, at, actor)
    if say_ask:
        for product in Product.objects.filter(pk__in=order.lines.values("product_id"), shop_id=order.shop_id).order_by("pk"):
            say_availability(product=product, kind=AvailabilityKind.ASK, at=at, actor=actor)
    write_letter(letter="declined", order=order, at=at, reason=reason)
    return True


@transaction.atomic
def cancel(*, order: Order, at: datetime, actor: "User | None" = None) -> bool:
    """Call a reservation off for the shopper; False when the order has moved on meanwhile."""
    if not _step(order, OrderStatus.CANCELLED, Party.SHOPPER, at, actor):
        return False
    _put_back(order, at, actor)
    write_letter(letter="cancelled", order=order, at=at)
    write_letter(letter="dropped", order=order, at=at)
    return True


@transaction.atomic
def expire(*, order: Order, at: datetime) -> bool:
    """End a reservation whose date has passed: what lay ready was not collected, what did not has lapsed; False when it is neither."""
    if order.held_until > at:
        return False
    status = OrderStatus.NO_SHOW if order.status == OrderStatus.READY else OrderStatus.EXPIRED
    if not _step(order, status, Party.SYSTEM, at):
        return False
    _put_back(order, at, None)
    write_letter(letter="lapsed", order=order, at=at)
    write_letter(letter="returned", order=order, at=at)
    return True


def expire_due(*, at: datetime) -> int:
    """End every reservation whose date has passed, each for itself, and return how many; one that fails holds no other up."""
    due = Order.objects.filter(mode=OrderMode.RESERVATION, closed_at__isnull=True, held_until__lte=at)
    ended = 0
    for order in due.select_related("shop").order_by("held_until", "pk"):
        try:
            ended += expire(order=order, at=at)
        except Exception:
            logger.exception("reservation %s could not be ended", order.number)
    return ended


def wrongly_reserved() -> dict[int, tuple[int, int]]:
    """Return products whose count says another number set aside than the waiting orders hold: product id to (count, orders)."""
    held: dict[int, int] = {}
    waiting = OrderLine.objects.filter(order__closed_at__isnull=True, from_stock=True, product__stock__isnull=False)
    for product_id, quantity in waiting.values_list("product_id", "quantity"):
        held[product_id] = held.get(product_id, 0) + quantity
    counted = dict(Product.objects.filter(stock__reserved__gt=0).values_list("pk", "stock__reserved"))
    both = counted.keys() | held.keys()
    return {pk: (counted.get(pk, 0), held.get(pk, 0)) for pk in sorted(both) if counted.get(pk, 0) != held.get(pk, 0)}


def _step(order: Order, status: str, party: str, at: datetime, actor: "User | None" = None, reason: str = "") -> bool:
    """Move an order by compare-and-set: the row decides. Whoever read a state that is past reads once more and tries again."""
    allowed = leads_to(mode=order.mode, status=status)
    closed_at = at if status not in STEPS[order.mode] else None
    for _attempt in range(2):
        before = order.status
        if before in allowed and Order.objects.filter(pk=order.pk, status=before).update(status=status, closed_at=closed_at):
            order.status, order.closed_at = status, closed_at
            OrderEvent.objects.create(order=order, at=at, party=party, actor=actor, before=before, after=status, reason=reason[:200])
            return True
        order.refresh_from_db(fields=["status", "closed_at"])
    return False


def _from_stock(order: Order) -> dict[int, int]:
    lines = order.lines.filter(from_stock=True, product__isnull=False)
    return {line.product_id: line.quantity for line in lines if line.product_id}


def _put_back(order: Order, at: datetime, actor: "User | None") -> None:
    release_stock(quantities=_from_stock(order), reason=f"{order.number} {order.status}", at=at, actor=actor)
