"""One shop's part of a press of the button: what is there becomes an order, what is not stays in the basket and is refused by name."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from marketplace.domain.basket import Offers, current_offers
from marketplace.domain.mail import write_letter
from marketplace.domain.pickup import new_pickup_code
from marketplace.domain.queries import seller_of
from marketplace.enums import OrderMode, Party
from marketplace.models import BasketLine, Order, OrderEvent, OrderLine
from marketplace.results import Refusal
from shops.domain.stock import OutOfStock, reserve_stock
from shops.models import Shop, Stock

if TYPE_CHECKING:
    from marketplace.models import User

NUMBER_SIGNS = "23456789ACDEFGHJKLMNPQRTUVWXY"
TRIES = 3  # a number or a pickup code can be taken in the same moment


@dataclass(frozen=True)
class Customer:
    """Who reserves: without an account, or with one."""

    name: str
    email: str
    phone: str = ""
    language: str = "de"
    user: "User | None" = None


@dataclass(frozen=True)
class Press:
    """One press of the button."""

    placement: UUID
    customer: Customer
    at: datetime


class Quicker(Exception):  # noqa: N818 - it tells what happened
    """Another press of the button has ordered these lines."""


class Changed(Exception):  # noqa: N818 - it tells what happened
    """Price, VAT or offer are not what was confirmed a moment ago."""


def place_at_shop(*, press: Press, shop: Shop, held_until: datetime, lines: Sequence[BasketLine], confirmed: Offers) -> list[Refusal]:
    """Make the order of one shop out of these lines and return those it could not keep.

    What is short is left out and the rest goes through. A press that finds its order made already changes nothing.
    """
    left, refusals, collisions = list(lines), list[Refusal](), 0
    while left and collisions < TRIES:
        try:
            _make_order(press, shop, held_until, left, confirmed)
            break
        except OutOfStock as short:
            refusals += [_short(line) for line in left if line.product_id == short.product_id]
            left = [line for line in left if line.product_id != short.product_id]
        except Changed:
            return refusals + [_refusal(line, "changed") for line in left]
        except Quicker:
            break
        except IntegrityError:
            collisions += 1
    return refusals


@transaction.atomic
def _make_order(press: Press, shop: Shop, held_until: datetime, lines: Sequence[BasketLine], confirmed: Offers) -> None:
    if Order.objects.filter(placement=press.placement, shop=shop).exists():
        raise Quicker
    _claim(lines)
    offers = current_offers(product_ids=[line.product_id for line in lines], at=press.at)
    if any(offers.get(line.product_id) != confirmed[line.product_id] for line in lines):
        raise Changed
    order = _draft(press, shop, held_until)
    order.total_cents = sum(line.quantity * offers[line.product_id][0] for line in lines)
    quantities = {line.product_id: line.quantity for line in lines}
    counted = reserve_stock(quantities=quantities, reason=order.number, at=press.at, actor=order.user)
    order.save(force_insert=True)
    OrderLine.objects.bulk_create(_order_line(order, line, offers, from_stock=line.product_id in counted) for line in lines)
    OrderEvent.objects.create(order=order, at=press.at, party=Party.SHOPPER, actor=order.user, after=order.status, reason="placed")
    write_letter(letter="placed", order=order, at=press.at)
    write_letter(letter="received", order=order, at=press.at)


def _claim(lines: Sequence[BasketLine]) -> None:
    """Take the lines out of the basket; whoever cannot take all of them as they were read has come second."""
    as_read = Q()
    for line in lines:
        as_read |= Q(pk=line.pk, quantity=line.quantity)
    removed, _kinds = BasketLine.objects.filter(as_read).delete()
    if removed != len(lines):
        raise Quicker


def _draft(press: Press, shop: Shop, held_until: datetime) -> Order:
    customer = press.customer
    return Order(
        shop=shop,
        mode=OrderMode.RESERVATION,
        number=f"R{press.at:%y}-" + "".join(secrets.choice(NUMBER_SIGNS) for _ in range(6)),
        token=secrets.token_urlsafe(16),
        placement=press.placement,
        pickup_code=new_pickup_code(shop_id=shop.pk),
        seller=seller_of(shop),
        user=customer.user,
        name=customer.name,
        email=customer.email,
        phone=customer.phone,
        language=customer.language,
        held_until=held_until,
        placed_at=press.at,
    )


def _order_line(order: Order, line: BasketLine, offers: Offers, *, from_stock: bool) -> OrderLine:
    cents, vat_rate = offers[line.product_id]
    return OrderLine(
        order=order,
        product_id=line.product_id,
        name=line.product.name,
        quantity=line.quantity,
        unit_cents=cents,
        vat_rate=vat_rate,
        from_stock=from_stock,
    )


def _short(line: BasketLine) -> Refusal:
    stock = Stock.objects.filter(product_id=line.product_id).first()
    left = stock.on_hand - stock.reserved if stock else 0
    return _refusal(line, "few" if left else "sold_out", left)


def _refusal(line: BasketLine, reason: str, left: int = 0) -> Refusal:
    return Refusal(shop_name=line.product.shop.name, product_name=line.product.name, reason=reason, left=left)
