"""What was reserved in the fictional town before anybody came to look: through the basket and the button, as on any other day."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from marketplace.domain.basket import lay_in, start_basket
from marketplace.domain.checkout import place_reservations, shown_text
from marketplace.domain.demo.data import Table
from marketplace.domain.orders import hand_over, make_ready
from marketplace.domain.placing import Customer
from marketplace.domain.queries import basket_contents
from marketplace.models import Order
from shops.domain.members import owners
from shops.models import Product

if TYPE_CHECKING:
    from marketplace.models import User

# How long a shop took for its part.
ANSWERED_AFTER = timedelta(minutes=50)


def reserve(plan: Table, *, people: "Mapping[str, User]", at: datetime) -> None:
    """Place the reservations of the data and let the shops do their part; those that stand already are left alone."""
    known = {user.email: user for user in people.values()}
    for place, entry in enumerate(plan["reservation"]):
        placement = uuid5(NAMESPACE_URL, f"demo:reservation:{place}")
        if Order.objects.filter(placement=placement).exists():
            continue
        when = at - timedelta(hours=entry["hours_ago"])
        basket = start_basket(at=when)
        for product in Product.objects.filter(sku__in=entry["items"]):
            lay_in(basket=basket, product_id=product.pk, quantity=entry["items"][product.sku], at=when)
        customer = Customer(name=entry["name"], email=entry["email"], phone=entry.get("phone", ""), user=known.get(entry["email"]))
        shown = shown_text(basket_contents(basket=basket, at=when))
        for order in place_reservations(basket=basket, placement=placement, shown=shown, customer=customer, at=when).orders:
            _answer(order, entry.get("then", ""), when + ANSWERED_AFTER)


def _answer(order: Order, then: str, at: datetime) -> None:
    owner = owners(order.shop_id)[0].user
    if then == "ready":
        make_ready(order=order, at=at, actor=owner)
    elif then == "collected":
        hand_over(order=order, at=at, actor=owner)
