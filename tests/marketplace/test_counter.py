"""The counter at the desk: what waits, handing over by code, declining; only at the own shop."""

from datetime import timedelta

import pytest
from django.urls import reverse

from marketplace.domain import orders as verbs
from marketplace.domain.pickup import MISSES_ALLOWED, desk_url, forget_misses, new_pickup_code, note_miss, qr_path, read_code
from marketplace.models import Mail, Order, OrderEvent, PickupMiss
from shops.models import Availability
from tests.factories.shops import ProductFactory
from tests.factories.trade import reserve

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def pumps(site, shop):
    return ProductFactory(shop=shop, name="Pumps „Carla“", cents=8900)


@pytest.fixture
def order(pumps) -> Order:
    [order] = reserve({pumps: 2})
    return order


@pytest.fixture
def desk(signed_in, owner):
    return signed_in(owner)


def words(response, status: int = 200) -> str:
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def status() -> str:
    return Order.objects.values_list("status", flat=True).get()


def wrong(order) -> str:
    return "K7-31" if order.pickup_code != "K7-31" else "K7-32"


@pytest.mark.parametrize("typed", ["K7-31", "k7-31", "K731", " k7 31 ", "K7–31", "K7.31", "Ｋ７３１", "k7-3l", "K7-3I"])
def test_a_code_is_read_however_it_is_typed(typed):
    assert read_code(typed) == "K7-31"


def test_a_round_o_is_a_zero():
    assert read_code("A2-OO") == "A2-00"


@pytest.mark.parametrize("typed", ["", "K7-3", "K7-311", "77-31", "KK-31", "K7-3X", "I7-31", "K1-31", "²²²²", "K7-3٣"])
def test_what_cannot_be_a_code_is_nothing(typed):
    assert read_code(typed) == ""


def test_codes_avoid_those_that_wait(shop, order):
    assert new_pickup_code(shop_id=shop.pk) != order.pickup_code


def test_the_qr_code_opens_the_counter_with_the_code():
    assert desk_url(code="K7-31") == "http://localhost:8000/theke/abholen/?code=K7-31"
    size, path = qr_path(text=desk_url(code="K7-31"))
    assert size == 33
    assert path.startswith("M0 0h7v1h-7z")


def test_the_list_shows_what_waits(desk, order):
    page = words(desk.get(reverse("desk:counter")))
    assert "2 × Pumps" in page
    assert "Katharina Lindner holt bis Mi 25. November, 18:00 ab." in page
    assert order.pickup_code in page


def test_the_list_costs_the_same_for_one_and_three(desk, order, shop, django_assert_num_queries):
    desk.get(reverse("desk:counter"))
    with django_assert_num_queries(8):
        desk.get(reverse("desk:counter"))
    reserve({ProductFactory(shop=shop): 1})
    reserve({ProductFactory(shop=shop): 1, ProductFactory(shop=shop): 3})
    with django_assert_num_queries(8):
        desk.get(reverse("desk:counter"))


def test_a_scanned_code_stands_in_the_field(desk, order):
    assert f'value="{order.pickup_code}"' in words(desk.get(reverse("desk:counter"), {"code": order.pickup_code}))


def test_ready_in_one_tap(desk, order, owner):
    response = desk.post(reverse("desk:ready", args=[order.number]))
    assert (response.status_code, response.url) == (302, "/theke/abholen/")
    assert status() == "ready"
    assert "Katharina Lindner weiß jetzt, dass alles bereitliegt." in words(desk.get(response.url))
    assert OrderEvent.objects.get(after="ready").actor == owner


def test_coming_back_to_the_screen_of_the_tap(desk, order):
    assert desk.post(reverse("desk:ready", args=[order.number]), {"back": "/theke/"}).url == "/theke/"
    assert desk.post(reverse("desk:ready", args=[order.number]), {"back": "//evil.example/"}).url == "/theke/abholen/"


def test_handing_over_by_code(desk, order):
    response = desk.post(reverse("desk:counter"), {"code": order.pickup_code.lower().replace("-", "")})
    assert (response.status_code, response.url) == (302, f"/theke/abholen/{order.number}/?code={order.pickup_code}")
    page = words(desk.get(response.url))
    assert "Zu kassieren" in page
    assert "178,00 €" in page
    assert "stimmt." in page
    assert status() == "open"
    response = desk.post(reverse("desk:order", args=[order.number]), {"code": order.pickup_code})
    assert response.url == "/theke/abholen/"
    assert status() == "collected"
    assert "Übergeben an Katharina Lindner." in words(desk.get(response.url))


def test_a_wrong_code_is_told_politely_and_hands_nothing_over(desk, order):
    page = words(desk.post(reverse("desk:counter"), {"code": wrong(order)}), 422)
    assert "Zu diesem Code wartet hier keine Reservierung." in page
    page = words(desk.post(reverse("desk:order", args=[order.number]), {"code": wrong(order)}), 422)
    assert "Dieser Code gehört nicht zu dieser Reservierung." in page
    assert status() == "open"
    assert PickupMiss.objects.count() == 2


def test_what_cannot_be_a_code_is_told_and_not_counted(desk, order):
    assert "Ein Abholcode hat einen Buchstaben" in words(desk.post(reverse("desk:counter"), {"code": "Hallo"}), 422)
    assert words(desk.post(reverse("desk:order", args=[order.number]), {}), 422)
    assert PickupMiss.objects.count() == 0
    assert status() == "open"


def test_codes_cannot_be_tried_out(desk, order, owner, shop, at, clock):
    for _ in range(MISSES_ALLOWED):
        note_miss(shop_id=shop.pk, user=owner, at=at - timedelta(minutes=1))
    for where in (reverse("desk:counter"), reverse("desk:order", args=[order.number])):
        assert "Bitte warten Sie zehn Minuten" in words(desk.post(where, {"code": order.pickup_code}), 422)
    assert status() == "open"
    clock.move_to(at + timedelta(minutes=9, seconds=1), tick=False)
    desk.post(reverse("desk:order", args=[order.number]), {"code": order.pickup_code})
    assert status() == "collected"


def test_old_misses_are_forgotten(owner, shop, at):
    note_miss(shop_id=shop.pk, user=owner, at=at - timedelta(minutes=10))
    note_miss(shop_id=shop.pk, user=owner, at=at)
    assert forget_misses(at=at) == 1
    assert PickupMiss.objects.get().at == at


def test_declining_asks_for_the_reason_and_tells_the_shopper(desk, order, pumps):
    where = reverse("desk:decline", args=[order.number])
    assert "Warum geht es nicht?" in words(desk.get(where))
    assert words(desk.post(where, {"reason": "weather"}), 422)
    assert status() == "open"
    desk.post(where, {"reason": "gone", "words": "Am Donnerstag kommt neue Ware.\x07", "say_ask": "on"})
    assert status() == "cancelled"
    mail = Mail.objects.get(key=f"order-{order.pk}-declined")
    assert "Die Ware ist nicht mehr da. Am Donnerstag kommt neue Ware." in mail.text
    assert Availability.objects.get(product=pumps).kind == "ask"
    assert desk.get(where).url == "/theke/abholen/"


def test_another_reason_leaves_the_statement_alone(desk, order, pumps):
    desk.post(reverse("desk:decline", args=[order.number]), {"reason": "other", "words": "Rohrbruch.", "say_ask": "on"})
    assert OrderEvent.objects.get(after="cancelled").reason == "Rohrbruch."
    assert Availability.objects.get(product=pumps).kind == "shelf"


def test_what_has_moved_on_is_told(desk, order, at):
    verbs.cancel(order=order, at=at)
    page = words(desk.post(reverse("desk:order", args=[order.number]), {"code": order.pickup_code}, follow=True))
    assert "Hier hat sich gerade etwas geändert: Aufgehoben." in page
    page = words(desk.post(reverse("desk:ready", args=[order.number]), follow=True))
    assert "Hier hat sich gerade etwas geändert: Aufgehoben." in page
    assert status() == "cancelled"


@pytest.mark.parametrize("name", ["order", "ready", "decline"])
def test_another_shops_order_is_not_found(name, signed_in, other_owner, order):
    client = signed_in(other_owner)
    where = reverse(f"desk:{name}", args=[order.number])
    assert client.post(where, {"code": order.pickup_code, "reason": "gone"}).status_code == 404
    if name != "ready":
        assert client.get(where).status_code == 404
    assert status() == "open"


def test_another_shops_code_finds_nothing(signed_in, other_owner, order):
    client = signed_in(other_owner)
    assert "wartet hier keine Reservierung" in words(client.post(reverse("desk:counter"), {"code": order.pickup_code}), 422)
    assert order.number not in words(client.get(reverse("desk:counter")))


def test_a_helper_hands_over_too(signed_in, helper, order):
    signed_in(helper).post(reverse("desk:order", args=[order.number]), {"code": order.pickup_code})
    assert status() == "collected"


@pytest.mark.parametrize("name", ["order", "ready", "decline"])
def test_who_is_no_member_stays_outside(name, stranger, signed_in, shopper, order):
    where = reverse(f"desk:{name}", args=[order.number])
    assert stranger.post(where, {"code": order.pickup_code}).status_code == 302
    assert signed_in(shopper).post(where, {"code": order.pickup_code}).status_code == 403
    assert status() == "open"
