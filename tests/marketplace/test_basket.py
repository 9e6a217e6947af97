"""The basket: over several shops, without an account, and nothing is kept before something is laid in."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from marketplace.domain.basket import clear_old_baskets, lay_in, start_basket
from marketplace.models import Basket, BasketLine
from shops.domain.prices import set_price
from shops.domain.products import hide_product
from shops.enums import ShopStatus
from shops.models import Product
from tests.factories.shops import ProductFactory
from tests.factories.trade import counted_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def pumps(site, shop):
    return ProductFactory(shop=shop, name="Pumps „Carla“", cents=8900)


@pytest.fixture
def boots(site, other_shop):
    return ProductFactory(shop=other_shop, name="Stiefelette „Mira“", cents=12900)


def add(client, product, **data):
    return client.post(reverse("trade:add"), {"product": product.pk, **data})


def page(client) -> str:
    response = client.get(reverse("trade:basket"))
    assert response.status_code == 200
    return response.content.decode()


def quantities() -> dict[str, int]:
    return dict(BasketLine.objects.values_list("product__name", "quantity"))


def test_looking_leaves_neither_row_nor_session_nor_cookie(stranger, site, clock):
    response = stranger.get(reverse("trade:basket"))
    assert "Ihr Korb ist noch leer." in response.content.decode()
    assert list(response.cookies) == []
    assert Basket.objects.count() == 0
    assert Session.objects.count() == 0


def test_laying_in_makes_the_basket_and_the_session(stranger, pumps, clock):
    response = add(stranger, pumps)
    assert (response.status_code, response.url) == (302, "/korb/")
    assert "sessionid" in response.cookies
    assert quantities() == {"Pumps „Carla“": 1}
    assert stranger.session["basket_count"] == 1


def test_two_shops_stand_apart_with_sum_and_count(stranger, pumps, boots, clock):
    add(stranger, pumps, quantity="2")
    add(stranger, boots)
    words = page(stranger)
    assert "Zwei Läden, ein Rundgang." in words
    assert words.index("Schuhhaus Amberg") < words.index("Leise Sohle")
    assert "307,00 €" in words
    assert "Reservieren bei 2 Läden" in words
    assert "Liegt bereit bis Mi 25. November, 18:00." in words
    assert stranger.session["basket_count"] == 3


def test_the_same_thing_again_is_added_up_to_the_limit(stranger, pumps, clock):
    add(stranger, pumps, quantity="60")
    add(stranger, pumps, quantity="60")
    assert quantities() == {"Pumps „Carla“": 99}
    assert "99-mal im Korb" in page(stranger)


def test_coming_back_to_the_page_one_came_from_but_to_no_other_site(stranger, pumps, clock):
    assert add(stranger, pumps, back="/waren/schuhe/?seite=2").url == "/waren/schuhe/?seite=2"
    assert add(stranger, pumps, back="https://evil.example/").url == "/korb/"
    assert add(stranger, pumps, back="//evil.example/").url == "/korb/"


@pytest.mark.parametrize(
    "text",
    ["-1", "0", "1000000000", "1.5", "1,5", "NaN", "", " ", "1e3", "²", "1²", "½", "①", "+1", "0x1", "٣", "१", "1\u200b", "eins", "100"],
)
def test_what_is_no_number_from_1_to_99_leaves_no_row(text, stranger, pumps, clock):
    add(stranger, pumps, quantity=text)
    assert quantities() == {}
    assert Basket.objects.count() == 0
    assert "Bitte" in page(stranger)


@pytest.mark.parametrize(("text", "number"), [("１２", 12), ("９", 9), ("1２", 12), (" 7 ", 7), ("007", 7)])
def test_full_width_digits_are_read_as_that_number(text, number, stranger, pumps, clock):
    add(stranger, pumps, quantity=text)
    assert quantities() == {"Pumps „Carla“": number}


@pytest.mark.parametrize("text", ["-1", "0", "1000000000", "1.5", "NaN", "", "²"])
def test_a_wrong_number_in_the_basket_changes_nothing(text, stranger, pumps, clock):
    add(stranger, pumps, quantity="2")
    stranger.post(reverse("trade:change", args=[pumps.pk]), {"quantity": text})
    assert quantities() == {"Pumps „Carla“": 2}


def test_the_stepper_works_by_plain_posts(stranger, pumps, clock):
    add(stranger, pumps, quantity="2")
    where = reverse("trade:change", args=[pumps.pk])
    response = stranger.post(where, {"quantity": "2", "step": "1"})
    assert (response.status_code, response.url) == (302, f"/korb/#zeile-{pumps.pk}")
    assert quantities() == {"Pumps „Carla“": 3}
    stranger.post(where, {"quantity": "3", "step": "-1"})
    stranger.post(where, {"quantity": "2", "step": "-1"})
    stranger.post(where, {"quantity": "1", "step": "-1"})
    assert quantities() == {"Pumps „Carla“": 1}
    stranger.post(where, {"quantity": "7"})
    assert quantities() == {"Pumps „Carla“": 7}
    assert stranger.session["basket_count"] == 7
    stranger.post(where, {"quantity": "1", "step": "5"})
    assert quantities() == {"Pumps „Carla“": 7}


def test_taking_out(stranger, pumps, boots, clock):
    add(stranger, pumps)
    add(stranger, boots)
    stranger.post(reverse("trade:change", args=[pumps.pk]), {"quantity": "1", "remove": "1"})
    assert quantities() == {"Stiefelette „Mira“": 1}
    assert stranger.session["basket_count"] == 1


def test_nobody_reaches_anothers_basket(stranger, signed_in, shopper, pumps, clock):
    add(stranger, pumps)
    other = signed_in(shopper)
    other.post(reverse("trade:change", args=[pumps.pk]), {"quantity": "9"})
    other.post(reverse("trade:change", args=[pumps.pk]), {"remove": "1"})
    assert quantities() == {"Pumps „Carla“": 1}
    assert "Ihr Korb ist noch leer." in page(other)


@pytest.mark.parametrize("change", ["hidden", "paused", "no reservations", "no price"])
def test_what_cannot_be_reserved_is_not_laid_in(change, stranger, shop, pumps, clock, at):
    if change == "hidden":
        hide_product(product=pumps, at=at)
    elif change == "no price":
        pumps.prices.all().delete()
    else:
        fields = {"status": ShopStatus.PAUSED} if change == "paused" else {"takes_reservations": False}
        type(shop).objects.filter(pk=shop.pk).update(**fields)
    add(stranger, pumps)
    assert quantities() == {}
    assert "lässt sich gerade nicht reservieren" in page(stranger)


@pytest.mark.parametrize("product", ["", "0", "-1", "x", "9" * 30, "999999"])
def test_an_unknown_product_is_no_error(product, stranger, site, clock):
    assert stranger.post(reverse("trade:add"), {"product": product}).status_code == 302
    assert BasketLine.objects.count() == 0
    assert stranger.post(f"/korb/{'9' * 30}/", {"quantity": "1"}).status_code == 404


def test_a_page_says_what_stands_in_the_way(stranger, shop, pumps, clock, at):
    short = counted_product(shop=shop, on_hand=2, name="Knapp", cents=100)
    gone = ProductFactory(shop=shop, name="Weg")
    for product, number in [(short, 3), (gone, 1), (pumps, 1)]:
        add(stranger, product, quantity=str(number))
    hide_product(product=gone, at=at)
    clock.move_to(at + timedelta(hours=1), tick=False)
    set_price(product=pumps, cents=9900, at=at + timedelta(minutes=30))
    words = page(stranger)
    assert "Nur noch 2 da." in words
    assert "vorher 89,00 €, jetzt 99,00 €" in words
    assert "Das gibt es leider nicht mehr" in words
    stranger.post(reverse("trade:tidy"))
    assert quantities() == {"Knapp": 3, "Pumps „Carla“": 1}


def test_a_basket_of_nothing_but_gone_things_can_be_emptied(stranger, pumps, clock, at):
    add(stranger, pumps)
    hide_product(product=pumps, at=at)
    assert "Das gibt es leider nicht mehr" in page(stranger)
    stranger.post(reverse("trade:tidy"))
    assert "Ihr Korb ist noch leer." in page(stranger)


def test_a_deleted_product_leaves_the_basket_and_the_count(stranger, pumps, boots, clock):
    add(stranger, pumps)
    add(stranger, boots)
    Product.objects.filter(pk=pumps.pk).delete()
    page(stranger)
    assert stranger.session["basket_count"] == 1


def test_the_basket_costs_the_same_for_one_and_for_many(stranger, shop, pumps, clock, django_assert_num_queries):
    def count(number: int) -> None:
        page(stranger)
        with django_assert_num_queries(number):
            page(stranger)

    add(stranger, pumps)
    count(14)
    for _ in range(2):
        add(stranger, ProductFactory(shop=shop))
    count(14)


def test_a_visitor_without_a_basket_costs_no_query(stranger, site, clock, django_assert_num_queries):
    with django_assert_num_queries(1):  # the town's name and colours
        page(stranger)


def test_signing_in_keeps_the_basket(stranger, pumps, shopper, clock):
    add(stranger, pumps, quantity="2")
    stranger.force_login(shopper, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "178,00 €" in page(stranger)
    assert stranger.session["basket_count"] == 2


def test_two_open_shops_make_a_round(stranger, shop, other_shop, pumps, boots, clock):
    for number, where in enumerate((other_shop, shop), start=1):
        type(shop).objects.filter(pk=where.pk).update(latitude=50.2586, longitude=10.9645 + number * 0.003)
    add(stranger, pumps)
    assert "Ihre Abholrunde" not in page(stranger)
    add(stranger, boots)
    words = page(stranger)
    walk = words[words.index("Ihre Abholrunde") :]
    assert "8 Minuten zu Fuß. In dieser Reihenfolge schaffen Sie alle Schließzeiten." in " ".join(walk.split())
    assert walk.index("Leise Sohle") < walk.index("Schuhhaus Amberg")


def test_old_baskets_are_thrown_away(pumps, at):
    old, young = start_basket(at=at - timedelta(days=31)), start_basket(at=at - timedelta(days=29))
    lay_in(basket=young, product_id=pumps.pk, quantity=1, at=at - timedelta(days=29))
    assert clear_old_baskets(at=at) == 1
    assert list(Basket.objects.all()) == [young]
    assert old.pk != young.pk


def test_get_changes_nothing(stranger, pumps, clock):
    assert stranger.get(reverse("trade:add")).status_code == 405
    assert stranger.get(reverse("trade:change", args=[pumps.pk])).status_code == 405
    assert stranger.get(reverse("trade:tidy")).status_code == 405
