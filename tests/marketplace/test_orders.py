"""The steps of an order: compare-and-set with an event, the stock and the mails; and what the shopper sees of it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from marketplace.domain import orders as verbs
from marketplace.domain.audit import audit_stock
from marketplace.domain.placing import Customer
from marketplace.enums import OrderStatus
from marketplace.models import Mail, Order, OrderEvent
from shops.domain.stock import stock_drift
from shops.models import Product, Stock
from tests.factories.shops import ProductFactory
from tests.factories.trade import counted_product, reserve

pytestmark = pytest.mark.django_db


@pytest.fixture
def pumps(site, shop):
    return counted_product(shop=shop, on_hand=3, name="Pumps „Carla“", cents=8900)


@pytest.fixture
def order(pumps) -> Order:
    [order] = reserve({pumps: 2})
    return order


def stock(product) -> tuple[int, int]:
    return Stock.objects.values_list("on_hand", "reserved").get(product=product)


def history(order) -> list[tuple[str, str, str]]:
    return list(OrderEvent.objects.filter(order=order).values_list("party", "before", "after"))[1:]


def letters() -> list[str]:
    return [mail.key.rsplit("-", 1)[1] for mail in Mail.objects.order_by("pk")][2:]


def test_ready_then_collected(order, pumps, owner, at):
    assert verbs.make_ready(order=order, at=at, actor=owner)
    assert verbs.hand_over(order=order, at=at + timedelta(hours=1), actor=owner)
    fresh = Order.objects.get()
    assert (fresh.status, fresh.closed_at) == ("collected", at + timedelta(hours=1))
    assert history(order) == [("shop", "open", "ready"), ("shop", "ready", "collected")]
    assert stock(pumps) == (1, 0)
    assert letters() == ["ready"]
    assert audit_stock(at=at) == 0


def test_collected_at_once(order, pumps, owner, at):
    assert verbs.hand_over(order=order, at=at, actor=owner)
    assert history(order) == [("shop", "open", "collected")]
    assert stock(pumps) == (1, 0)


def test_declined_with_a_reason(order, pumps, owner, at):
    assert verbs.decline(order=order, at=at, actor=owner, reason="Die Ware ist nicht mehr da.")
    event = OrderEvent.objects.get(after="cancelled")
    assert (event.party, event.actor, event.reason) == ("shop", owner, "Die Ware ist nicht mehr da.")
    assert stock(pumps) == (3, 0)
    assert letters() == ["declined"]
    assert Product.objects.get(pk=pumps.pk).availability.kind == "shelf"


def test_declined_because_it_is_gone_stops_claiming_to_be_there(order, pumps, owner, at):
    verbs.decline(order=order, at=at, actor=owner, reason="Die Ware ist nicht mehr da.", say_ask=True)
    said = Product.objects.get(pk=pumps.pk).availability
    assert (said.kind, said.said_at, said.said_by) == ("ask", at, owner)


def test_cancelled_by_the_shopper(order, pumps, at):
    assert verbs.cancel(order=order, at=at)
    assert history(order) == [("shopper", "open", "cancelled")]
    assert stock(pumps) == (3, 0)
    assert letters() == ["cancelled", "dropped"]


def test_the_same_step_twice_happens_once(order, pumps, owner, at):
    first, second = Order.objects.get(), Order.objects.get()
    assert verbs.hand_over(order=first, at=at, actor=owner)
    assert not verbs.hand_over(order=second, at=at, actor=owner)
    assert not verbs.cancel(order=second, at=at)
    assert not verbs.decline(order=second, at=at, actor=owner, reason="")
    assert not verbs.make_ready(order=second, at=at, actor=owner)
    assert history(order) == [("shop", "open", "collected")]
    assert stock(pumps) == (1, 0)
    assert letters() == []


def test_whoever_read_an_older_state_can_still_call_off(order, owner, at):
    old = Order.objects.get()
    verbs.make_ready(order=order, at=at, actor=owner)
    assert verbs.cancel(order=old, at=at)
    assert history(order) == [("shop", "open", "ready"), ("shopper", "ready", "cancelled")]


def test_a_reservation_expires_after_its_date_and_not_before(order, pumps):
    assert verbs.expire_due(at=order.held_until - timedelta(seconds=1)) == 0
    assert verbs.expire_due(at=order.held_until) == 1
    assert verbs.expire_due(at=order.held_until) == 0
    assert history(order) == [("system", "open", "expired")]
    assert stock(pumps) == (3, 0)
    assert letters() == ["lapsed", "returned"]


def test_what_lay_ready_was_not_collected(order, pumps, owner, at):
    verbs.make_ready(order=order, at=at, actor=owner)
    assert verbs.expire_due(at=order.held_until) == 1
    assert Order.objects.get().status == OrderStatus.NO_SHOW
    assert stock(pumps) == (3, 0)


def test_one_that_cannot_end_holds_no_other_up(order, pumps, shop, at, caplog):
    [second] = reserve({ProductFactory(shop=shop): 1})
    Mail.objects.create(key=f"order-{order.pk}-lapsed", recipient="x@example.org", due_at=at, created_at=at)  # in its way
    assert verbs.expire_due(at=order.held_until) == 1
    assert f"reservation {order.number} could not be ended" in caplog.text
    assert Order.objects.get(pk=order.pk).status == "open"
    assert Order.objects.get(pk=second.pk).status == "expired"
    assert stock(pumps) == (3, 2)


def test_a_vanished_product_holds_nothing_up(order, pumps, owner, at):
    Product.objects.filter(pk=pumps.pk).delete()
    assert verbs.hand_over(order=order, at=at, actor=owner)
    assert order.lines.get().name == "Pumps „Carla“"


def test_the_audit_finds_a_count_that_forgot_an_order(order, pumps, at, caplog):
    assert audit_stock(at=at) == 0
    Stock.objects.filter(product=pumps).update(reserved=1)
    assert len(stock_drift()) == 1
    assert verbs.wrongly_reserved() == {pumps.pk: (1, 2)}
    assert audit_stock(at=at) == 2


# ---------------------------------------------------------------- what the shopper sees
def test_the_guest_link_shows_code_shop_and_date(stranger, order, clock):
    response = stranger.get(reverse("trade:guest", args=[order.token]))
    words = response.content.decode()
    assert order.pickup_code in words
    assert "Schuhhaus Amberg" in words
    assert "Für Sie vorgemerkt bis Mi 25. November, 18:00." in words
    assert "Reservierung, kein Vertrag." in words
    assert "178,00 €" in words
    assert '<svg class="qr"' in words
    assert "Unverbindlich" not in words


@pytest.mark.parametrize("name", ["guest", "cancel", "placed"])
def test_pages_of_the_holder_are_kept_from_everyone_else(name, stranger, order, clock):
    response = stranger.get(reverse(f"trade:{name}", args=[order.placement if name == "placed" else order.token]))
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store, private"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    # With no-referrer a browser sends "Origin: null" from here, and signing out would be refused as a forgery.
    assert response["Referrer-Policy"] == "same-origin"
    if name != "cancel":
        assert "<form" not in response.content.decode()


def test_a_guessed_link_is_not_found(stranger, order, clock):
    for token in ("x", order.token[:-1], order.token.swapcase(), order.number, order.pickup_code):
        assert stranger.get(f"/r/{token}/").status_code == 404
        assert stranger.post(f"/r/{token}/aufheben/").status_code == 404
    assert stranger.get("/reserviert/00000000-0000-4000-8000-000000000000/").status_code == 404
    assert Order.objects.get().status == "open"


def test_the_shopper_calls_off_after_being_asked_once(stranger, order, pumps, clock):
    where = reverse("trade:cancel", args=[order.token])
    assert "Reservierung aufheben?" in stranger.get(where).content.decode()
    assert Order.objects.get().status == "open"
    response = stranger.post(where)
    assert (response.status_code, response.url) == (302, reverse("trade:guest", args=[order.token]))
    words = stranger.get(response.url).content.decode()
    assert "Ihre Reservierung ist aufgehoben. Der Laden weiß Bescheid." in words
    assert "Aufgehoben am" in words
    assert order.pickup_code not in words
    assert stranger.get(where).status_code == 302
    assert stranger.post(where).status_code == 302
    assert letters() == ["cancelled", "dropped"]


def test_the_shopper_reads_why_the_shop_declined(stranger, order, owner, at, clock):
    verbs.decline(order=order, at=at, actor=owner, reason="Am Donnerstag kommt neue Ware.")
    words = " ".join(stranger.get(reverse("trade:guest", args=[order.token])).content.decode().split())
    assert "Der Laden kann die Ware nicht zurücklegen. Am Donnerstag kommt neue Ware." in words


def test_my_reservations_are_mine(signed_in, shopper, owner, pumps, shop, clock):
    me = Customer(name="Katharina", email="k@example.org", user=shopper)
    [order] = reserve({pumps: 1}, customer=me)
    words = signed_in(shopper).get(reverse("trade:orders")).content.decode()
    assert order.number in words
    assert order.pickup_code in words
    assert "Hier ist noch nichts." in signed_in(owner).get(reverse("trade:orders")).content.decode()


def test_my_reservations_want_a_login(stranger, site):
    response = stranger.get(reverse("trade:orders"))
    assert (response.status_code, response.url) == (302, "/konto/login/?next=/konto/reservierungen/")


def test_my_reservations_cost_the_same_for_one_and_three(signed_in, shopper, pumps, shop, clock, django_assert_num_queries):
    me = Customer(name="Katharina", email="k@example.org", user=shopper)
    client = signed_in(shopper)
    reserve({pumps: 1}, customer=me)
    with django_assert_num_queries(7):
        client.get(reverse("trade:orders"))
    reserve({pumps: 1}, customer=me)
    reserve({ProductFactory(shop=shop): 1}, customer=me)
    with django_assert_num_queries(7):
        client.get(reverse("trade:orders"))


def test_my_reservations_show_what_waits_and_then_what_ended_last(signed_in, shopper, pumps, at, clock):
    customer = Customer(name="Katharina", email="k@example.org", user=shopper)
    early, late, waiting = (reserve({pumps: 1}, customer=customer, at=at + timedelta(minutes=number))[0] for number in range(3))
    verbs.cancel(order=late, at=at + timedelta(hours=2))
    verbs.cancel(order=early, at=at + timedelta(hours=1))
    page = signed_in(shopper).get(reverse("trade:orders")).context["page"]
    assert list(page) == [waiting, late, early]
