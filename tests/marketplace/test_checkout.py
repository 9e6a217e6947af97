"""Pressing the button: one order per shop, what is there goes through, and pressing again changes nothing."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from marketplace.domain.basket import change_quantity
from marketplace.domain.checkout import WAITING_PER_ADDRESS, read_shown, shown_text
from marketplace.domain.queries import basket_contents
from marketplace.enums import OrderStatus, Party
from marketplace.models import BasketLine, Mail, Order, OrderEvent, OrderLine
from marketplace.results import Refusal
from shops.domain.prices import set_price
from shops.domain.products import hide_product
from shops.domain.stock import reserve_stock, stock_drift
from shops.enums import ShopStatus
from shops.models import Product, SpecialDay, Stock
from shops.signals import products_changed
from tests.factories.shops import ProductFactory, ShopFactory
from tests.factories.trade import KATHARINA, counted_product, filled_basket, press, reserve

pytestmark = pytest.mark.django_db


@pytest.fixture
def pumps(shop):
    return ProductFactory(shop=shop, name="Pumps „Carla“", cents=8900)


@pytest.fixture
def boots(other_shop):
    return ProductFactory(shop=other_shop, name="Stiefelette „Mira“", cents=12900, vat_rate=7)


def test_one_order_per_shop_with_everything_frozen(shop, other_shop, pumps, boots, at):
    placing = press(filled_basket({boots: 1, pumps: 2}))
    assert (placing.obstacle, placing.refusals) == ("", [])
    assert [order.shop for order in placing.orders] == [shop, other_shop]
    first, second = placing.orders
    assert (first.mode, first.status, first.total_cents, first.seller) == ("reservation", "open", 17800, "Musterladen e. K.")
    assert (first.name, first.email, first.phone, first.user) == ("Katharina Lindner", "k.lindner@post.example", "0151 0000 000", None)
    assert first.placed_at == at
    assert first.closed_at is None
    assert first.placement == second.placement
    assert first.token != second.token
    assert len(first.token) == 22
    lines = list(OrderLine.objects.order_by("order_id").values_list("name", "quantity", "unit_cents", "vat_rate", "from_stock"))
    assert lines == [("Pumps „Carla“", 2, 8900, 19, False), ("Stiefelette „Mira“", 1, 12900, 7, False)]
    events = list(OrderEvent.objects.values_list("order_id", "party", "before", "after", "reason"))
    assert events == [(first.pk, Party.SHOPPER, "", "open", "placed"), (second.pk, Party.SHOPPER, "", "open", "placed")]
    assert BasketLine.objects.count() == 0


def test_the_price_of_the_order_stays_when_the_product_changes(pumps, at):
    [order] = reserve({pumps: 1})
    set_price(product=pumps, cents=1, at=at + timedelta(hours=1))
    Product.objects.filter(pk=pumps.pk).update(name="Etwas anderes", vat_rate=0)
    line = OrderLine.objects.get(order=order)
    assert (line.name, line.unit_cents, line.vat_rate) == ("Pumps „Carla“", 8900, 19)


def test_a_small_business_has_no_vat_in_its_price(shop, pumps):
    shop.trader.small_business = True
    shop.trader.save()
    [order] = reserve({pumps: 1})
    assert order.lines.get().vat_rate == 0


def test_held_until_the_end_of_the_second_opening_day(pumps):
    [order] = reserve({pumps: 1})
    assert order.held_until == datetime(2026, 11, 25, 17, 0, tzinfo=UTC)  # Wednesday 18:00 in Coburg


def test_the_hold_steps_over_closed_days(shop, pumps, at):
    SpecialDay.objects.create(shop=shop, day="2026-11-25", hours="")
    [order] = reserve({pumps: 1})
    assert order.held_until == datetime(2026, 11, 26, 17, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("pressed", "end"),
    [
        (datetime(2026, 10, 24, 8, 0, tzinfo=UTC), datetime(2026, 10, 26, 17, 0, tzinfo=UTC)),  # Saturday; Sunday the clock goes back
        (datetime(2027, 3, 27, 9, 0, tzinfo=UTC), datetime(2027, 3, 30, 16, 0, tzinfo=UTC)),  # forward, and Monday is Easter Monday
        (datetime(2026, 12, 31, 9, 0, tzinfo=UTC), datetime(2027, 1, 2, 17, 0, tzinfo=UTC)),  # the year ends, and its first day is one off
    ],
)
def test_the_hold_knows_clock_change_holidays_and_year_end(shop, pumps, pressed, end):
    shop.hours.confirmed_at = pressed
    shop.hours.save()
    pumps.prices.update(valid_from=pressed - timedelta(days=1))
    [order] = reserve({pumps: 1}, at=pressed)
    assert order.held_until == end


def test_a_shop_without_hours_holds_a_week(at):
    product = ProductFactory(shop=ShopFactory())
    [order] = reserve({product: 1})
    assert order.held_until == at + timedelta(days=7)


def test_stock_is_set_aside_and_announced(shop, at):
    product = counted_product(shop=shop, on_hand=3)
    heard = []

    def listen(product_ids, **kwargs):
        heard.append(product_ids)

    products_changed.connect(listen)
    try:
        [order] = reserve({product: 2})
    finally:
        products_changed.disconnect(listen)
    assert Stock.objects.values_list("on_hand", "reserved").get(product=product) == (3, 2)
    assert order.lines.get().from_stock is True
    assert heard == [[product.pk]]
    assert stock_drift() == []


def test_what_is_short_stays_in_the_basket_and_the_rest_goes_through(shop, other_shop, pumps, boots, at):
    last = counted_product(shop=shop, on_hand=1, name="Letztes Paar")
    basket = filled_basket({last: 1, pumps: 1, boots: 1})
    shown = shown_text(basket_contents(basket=basket, at=at))
    reserve_stock(quantities={last.pk: 1}, reason="somebody else", at=at)
    placing = press(basket, shown=shown)
    assert placing.refusals == [Refusal(shop_name="Schuhhaus Amberg", product_name="Letztes Paar", reason="sold_out")]
    assert [[line.name for line in order.lines.all()] for order in placing.orders] == [["Pumps „Carla“"], ["Stiefelette „Mira“"]]
    assert [line.product for line in basket.lines.all()] == [last]
    assert stock_drift() == []


def test_fewer_than_wanted_are_said_by_number(shop, at):
    product = counted_product(shop=shop, on_hand=5, name="Tee")
    basket = filled_basket({product: 4})
    shown = shown_text(basket_contents(basket=basket, at=at))
    reserve_stock(quantities={product.pk: 3}, reason="somebody else", at=at)
    placing = press(basket, shown=shown)
    assert placing.orders == []
    assert placing.refusals == [Refusal(shop_name="Schuhhaus Amberg", product_name="Tee", reason="few", left=2)]
    assert Order.objects.count() == 0
    assert Mail.objects.count() == 0


def test_pressing_twice_makes_one_order_and_leads_to_it(pumps, boots, at):
    basket = filled_basket({pumps: 1, boots: 1})
    shown, placement = shown_text(basket_contents(basket=basket, at=at)), uuid4()
    first = press(basket, shown=shown, placement=placement)
    second = press(basket, shown=shown, placement=placement)
    assert first.orders == second.orders
    assert second.obstacle == ""
    assert Order.objects.count() == 2
    assert Mail.objects.count() == 4


def test_an_old_page_does_not_order_again(pumps, at):
    basket = filled_basket({pumps: 1})
    shown, placement = shown_text(basket_contents(basket=basket, at=at)), uuid4()
    press(basket, shown=shown, placement=placement)
    basket = filled_basket({pumps: 1})
    again = press(basket, shown=shown, placement=placement)
    assert len(again.orders) == 1
    assert Order.objects.count() == 1
    assert basket.lines.count() == 1


@pytest.mark.parametrize("change", ["price", "vat", "number", "hidden", "paused", "no reservations"])
def test_what_changed_is_shown_and_confirmed_again(change, shop, pumps, boots, at):
    basket = filled_basket({pumps: 1, boots: 1})
    shown = shown_text(basket_contents(basket=basket, at=at))
    later = at + timedelta(minutes=5)
    if change == "price":
        set_price(product=pumps, cents=9900, at=later)
    elif change == "vat":
        Product.objects.filter(pk=pumps.pk).update(vat_rate=7)
    elif change == "number":
        change_quantity(basket=basket, product_id=pumps.pk, quantity=3, at=later)
    elif change == "hidden":
        hide_product(product=pumps, at=later)
    elif change == "paused":
        type(shop).objects.filter(pk=shop.pk).update(status=ShopStatus.PAUSED)
    else:
        type(shop).objects.filter(pk=shop.pk).update(takes_reservations=False)
    assert press(basket, shown=shown, at=later).obstacle == "changed"
    assert Order.objects.count() == 0
    assert basket.lines.count() == 2
    placing = press(basket, at=later)
    assert placing.obstacle == ""
    assert len(placing.orders) == (1 if change in ("hidden", "paused", "no reservations") else 2)


def test_the_page_tells_old_and_new_price(pumps, at):
    basket = filled_basket({pumps: 1})
    later = at + timedelta(minutes=5)
    set_price(product=pumps, cents=9900, at=later)
    [line] = basket_contents(basket=basket, at=later).bags[0].lines
    assert (line.was_cents, line.card.cents, line.was_other_vat, line.is_changed) == (8900, 9900, False, True)
    [line] = basket_contents(basket=basket, at=later, seen={pumps.pk: (9900, 19)}).bags[0].lines
    assert line.is_changed is False
    Product.objects.filter(pk=pumps.pk).update(vat_rate=7)
    [line] = basket_contents(basket=basket, at=later, seen={pumps.pk: (9900, 19)}).bags[0].lines
    assert (line.was_cents, line.was_other_vat) == (None, True)


def test_one_address_cannot_empty_the_town(pumps, at):
    for _ in range(WAITING_PER_ADDRESS):
        reserve({pumps: 1})
    placing = press(filled_basket({pumps: 1}))
    assert placing.obstacle == "too_many"
    assert Order.objects.count() == WAITING_PER_ADDRESS
    Order.objects.filter(pk=Order.objects.first().pk).update(status=OrderStatus.CANCELLED, closed_at=at)
    assert press(filled_basket({pumps: 1})).obstacle == ""


@pytest.mark.parametrize(
    "text", ["", ";", "1", "1:1:1", "1:1:1:1:1", "a:b:c:d", "1:1:-1:19", "1:1:1:19;", "９:1:1:1", "9" * 19 + ":1:1:1", "1:1:1:1\x00"]
)
def test_a_broken_confirmation_confirms_nothing(text, pumps):
    assert read_shown(text) == {}
    assert press(filled_basket({pumps: 1}), shown=text).obstacle == "changed"
    assert Order.objects.count() == 0


def test_a_signed_in_shopper_owns_the_order(pumps, shopper):
    customer = type(KATHARINA)(name="K", email="shopper@example.org", user=shopper, language="en")
    [order] = reserve({pumps: 1}, customer=customer)
    assert (order.user, order.language) == (shopper, "en")


def test_codes_and_numbers_are_short_and_never_twice_at_one_counter(pumps):
    orders = [reserve({pumps: 1})[0] for _ in range(15)]
    assert len({order.pickup_code for order in orders}) == 15
    assert len({order.number for order in orders}) == 15
    assert all(len(order.pickup_code) == 5 and order.pickup_code[2] == "-" for order in orders)
    assert all(order.number.startswith("R26-") and len(order.number) == 10 for order in orders)
