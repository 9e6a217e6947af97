"""Pressing the button: one order per shop, each in a transaction of its own, so that one empty shelf costs no other shop's order.

The lines are taken out of the basket by the transaction that makes the order. So pressing twice, or twenty times at once,
finds nothing left to order and leads to the orders already made.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from uuid import UUID

from marketplace.domain.basket import Offers, current_offers
from marketplace.domain.pickup import held_until
from marketplace.domain.placing import Customer, Press, place_at_shop
from marketplace.domain.queries import basket_lines, orders_of_placement
from marketplace.models import Basket, BasketLine, Order, OrderLine
from marketplace.results import BasketContents, Placing, Refusal
from shops.models import Shop

WAITING_PER_ADDRESS = 20  # one address cannot empty the shelves of the town

ROW = re.compile(r"(\d{1,18}):(\d{1,2}):(\d{1,9}):(\d{1,2})", re.ASCII)

Shown = dict[int, tuple[int, int, int]]  # product id -> number, cents, VAT rate


def shown_text(contents: BasketContents) -> str:
    """Write down what a page shows to be confirmed: product, number, cents and VAT rate of each line that can be reserved."""
    lines = [line for bag in contents.bags for line in bag.keepable]
    return ";".join(f"{line.card.product_id}:{line.quantity}:{line.card.cents}:{line.vat_rate}" for line in lines)


def read_shown(text: str) -> Shown:
    """Read `shown_text` back; what is no such text confirms nothing."""
    found = [ROW.fullmatch(row) for row in text.split(";")]
    if not all(found):
        return {}
    rows = [[int(part) for part in row.groups()] for row in found if row]
    return {product_id: (quantity, cents, vat_rate) for product_id, quantity, cents, vat_rate in rows}


def seen_prices(shown: Shown) -> Offers:
    """Return the cents and VAT rate of each product that a page showed."""
    return {product_id: (cents, vat_rate) for product_id, (_quantity, cents, vat_rate) in shown.items()}


def place_reservations(*, basket: Basket, placement: UUID, shown: str, customer: Customer, at: datetime) -> Placing:
    """Reserve what was shown, at each shop for itself, and return the orders with the lines that a shop could not keep.

    Nothing is tried when number, price or VAT of anything shown is another now: then it is shown and confirmed again.
    """
    confirmed = read_shown(shown)
    lines = list(basket_lines(basket).filter(product_id__in=confirmed).order_by("product__shop_id", "product_id"))
    if not lines:
        made = list(orders_of_placement(placement))
        return Placing(orders=made, obstacle="" if made else "changed")
    if _differs(lines, confirmed, placement, at):
        return Placing(obstacle="changed")
    if Order.objects.filter(email__iexact=customer.email, closed_at__isnull=True).count() >= WAITING_PER_ADDRESS:
        return Placing(obstacle="too_many")
    press = Press(placement=placement, customer=customer, at=at)
    refusals: list[Refusal] = []
    ends = held_until(shops=_shops(lines), at=at)
    for shop_id, group in groupby(lines, key=lambda line: line.product.shop_id):
        own = list(group)
        refusals += place_at_shop(
            press=press, shop=own[0].product.shop, held_until=ends[shop_id], lines=own, confirmed=seen_prices(confirmed)
        )
    orders = list(orders_of_placement(placement))
    return Placing(orders=orders, refusals=refusals, obstacle="" if orders or refusals else "changed")


def _differs(lines: Sequence[BasketLine], confirmed: Shown, placement: UUID, at: datetime) -> bool:
    """Tell whether a line changed or is missing; one that the same press has ordered meanwhile is not missing."""
    offers = current_offers(product_ids=[line.product_id for line in lines], at=at)
    now = {line.product_id: (line.quantity, *offers[line.product_id]) for line in lines if line.product_id in offers}
    missing = set(confirmed) - {line.product_id for line in lines}
    if missing:
        missing -= set(OrderLine.objects.filter(order__placement=placement).values_list("product_id", flat=True))
    return bool(missing) or any(now.get(line.product_id) != confirmed[line.product_id] for line in lines)


def _shops(lines: Sequence[BasketLine]) -> list[Shop]:
    return list({line.product.shop_id: line.product.shop for line in lines}.values())
