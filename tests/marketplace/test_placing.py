"""One shop's part of a press, in the moments that otherwise only a race shows."""

from datetime import timedelta
from uuid import uuid4

import pytest

from marketplace.domain import placing
from marketplace.domain.placing import Press, place_at_shop
from marketplace.domain.queries import basket_lines
from marketplace.models import Basket, BasketLine, Mail, Order
from marketplace.results import Refusal
from shops.domain.prices import set_price
from shops.models import Stock
from tests.factories.shops import ProductFactory
from tests.factories.trade import KATHARINA, counted_product, filled_basket

pytestmark = pytest.mark.django_db


@pytest.fixture
def pumps(shop):
    return counted_product(shop=shop, on_hand=3, name="Pumps", cents=8900)


@pytest.fixture
def basket(pumps) -> Basket:
    return filled_basket({pumps: 2})


def place(shop, lines, at, *, cents: int = 8900, placement=None) -> list[Refusal]:
    press = Press(placement=placement or uuid4(), customer=KATHARINA, at=at)
    confirmed = {line.product_id: (cents, 19) for line in lines}
    return place_at_shop(press=press, shop=shop, held_until=at + timedelta(days=1), lines=lines, confirmed=confirmed)


def nothing_happened(basket, pumps) -> bool:
    untouched = Stock.objects.values_list("on_hand", "reserved").get(product=pumps) == (3, 0)
    return untouched and basket.lines.count() == 1 and not Order.objects.exists() and not Mail.objects.exists()


def test_a_price_that_changes_in_the_last_moment_is_not_promised(shop, pumps, basket, at):
    lines = list(basket_lines(basket))
    set_price(product=pumps, cents=9900, at=at + timedelta(seconds=1))
    refused = place(shop, lines, at + timedelta(seconds=2))
    assert refused == [Refusal(shop_name="Schuhhaus Amberg", product_name="Pumps", reason="changed")]
    assert nothing_happened(basket, pumps)


def test_lines_that_another_press_took_are_not_ordered_again(shop, basket, at):
    lines = list(basket_lines(basket))
    assert place(shop, lines, at) == []
    assert place(shop, lines, at) == []
    assert Order.objects.count() == 1


def test_a_number_changed_in_another_window_is_not_ordered(shop, pumps, basket, at):
    lines = list(basket_lines(basket))
    BasketLine.objects.update(quantity=3)
    assert place(shop, lines, at) == []
    assert nothing_happened(basket, pumps)


def test_a_press_makes_one_order_at_a_shop(shop, basket, at):
    placement, other = uuid4(), filled_basket({ProductFactory(shop=shop, cents=8900): 1})
    place(shop, list(basket_lines(basket)), at, placement=placement)
    assert place(shop, list(basket_lines(other)), at, placement=placement) == []
    assert Order.objects.count() == 1
    assert other.lines.count() == 1


def test_a_token_taken_in_the_same_moment_is_drawn_again(shop, basket, at, monkeypatch):
    drawn = iter(["the-same-token", "the-same-token", "another-token"])
    monkeypatch.setattr(placing.secrets, "token_urlsafe", lambda size: next(drawn))
    place(shop, list(basket_lines(filled_basket({ProductFactory(shop=shop, cents=8900): 1}))), at)
    assert place(shop, list(basket_lines(basket)), at) == []
    assert sorted(Order.objects.values_list("token", flat=True)) == ["another-token", "the-same-token"]


def test_drawing_the_same_token_for_ever_ends(shop, pumps, basket, at, monkeypatch):
    monkeypatch.setattr(placing.secrets, "token_urlsafe", lambda size: "the-same-token")
    place(shop, list(basket_lines(filled_basket({ProductFactory(shop=shop, cents=8900): 1}))), at)
    assert place(shop, list(basket_lines(basket)), at) == []
    assert Order.objects.count() == 1
    assert basket.lines.count() == 1
