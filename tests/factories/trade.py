"""Baskets and reservations for tests, made by the trade's own verbs."""

from datetime import datetime
from uuid import uuid4

from marketplace.domain.basket import lay_in, start_basket
from marketplace.domain.checkout import place_reservations, shown_text
from marketplace.domain.placing import Customer
from marketplace.domain.queries import basket_contents
from marketplace.models import Basket, Order
from marketplace.results import Placing
from shops.domain.stock import count_stock
from shops.models import Product, Shop
from tests.factories.shops import AT, ProductFactory

KATHARINA = Customer(name="Katharina Lindner", email="k.lindner@post.example", phone="0151 0000 000")


def counted_product(*, shop: Shop, on_hand: int, at: datetime = AT, **fields) -> Product:
    """A product whose shop keeps a count, with its row in the ledger."""
    product = ProductFactory(shop=shop, **fields)
    count_stock(product=product, on_hand=on_hand, at=at)
    return product


def filled_basket(wanted: dict[Product, int], at: datetime = AT) -> Basket:
    """A basket with so many of each product."""
    basket = start_basket(at=at)
    for product, quantity in wanted.items():
        assert lay_in(basket=basket, product_id=product.pk, quantity=quantity, at=at)
    return basket


def press(basket: Basket, *, customer: Customer = KATHARINA, at: datetime = AT, placement=None, shown: str | None = None) -> Placing:
    """Press the button under the page that shows the basket as it is."""
    if shown is None:
        shown = shown_text(basket_contents(basket=basket, at=at))
    return place_reservations(basket=basket, placement=placement or uuid4(), shown=shown, customer=customer, at=at)


def reserve(wanted: dict[Product, int], *, customer: Customer = KATHARINA, at: datetime = AT) -> list[Order]:
    """Reserve so many of each product and return the orders, one per shop."""
    placing = press(filled_basket(wanted, at), customer=customer, at=at)
    assert placing.obstacle == ""
    assert placing.refusals == []
    return placing.orders
