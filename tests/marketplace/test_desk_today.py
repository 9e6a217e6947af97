"""The desk's first screen: what waits, and what one tap settles."""

import pytest
from django.urls import reverse

from shops.domain.hours import states
from shops.models import Availability, HoursEvent, SpecialDay
from tests.factories.shops import ProductFactory
from tests.factories.trade import reserve

pytestmark = pytest.mark.usefixtures("clock", "site")


def text(response) -> str:
    return response.content.decode().replace("\xad", "")


def test_a_stranger_is_led_to_the_sign_in(stranger):
    response = stranger.get("/theke/")
    assert (response.status_code, response["Location"]) == (302, "/konto/login/?next=/theke/")


def test_somebody_without_a_shop_stays_outside(shopper, signed_in):
    assert signed_in(shopper).get("/theke/").status_code == 403


def test_the_desk_says_how_the_town_sees_the_shop(owner, signed_in):
    response = signed_in(owner).get("/theke/")
    assert response.status_code == 200
    assert "Guten Tag, Jana Amberg." in text(response)
    assert "Geöffnet bis 18:00" in text(response)


def test_closed_today_in_one_tap_and_back(owner, shop, signed_in, at):
    client = signed_in(owner)
    client.post(reverse("desk:close_today"))
    assert SpecialDay.objects.get(shop=shop).day == at.date()
    assert states(shop_ids=[shop.pk], at=at)[shop.pk].state == "closed"
    assert "Heute doch geöffnet" in text(client.get("/theke/"))
    client.post(reverse("desk:reopen_today"))
    assert not SpecialDay.objects.filter(shop=shop).exists()
    assert states(shop_ids=[shop.pk], at=at)[shop.pk].say == "Geöffnet bis 18:00"
    assert HoursEvent.objects.filter(shop=shop, actor=owner).count() == 2


def test_a_visit_alone_closes_nothing(owner, shop, signed_in):
    assert signed_in(owner).get(reverse("desk:close_today")).status_code == 405
    assert not SpecialDay.objects.filter(shop=shop).exists()


def test_tomorrows_holiday_is_asked_and_answered(owner, shop, signed_in, clock):
    clock.move_to("2027-01-05T09:40:00Z")
    client = signed_in(owner)
    assert "Morgen ist Heilige Drei Könige. Bleibt Ihr Laden zu?" in text(client.get("/theke/"))
    client.post(reverse("desk:answer_day"), {"day": "2027-01-06"})
    day = SpecialDay.objects.get(shop=shop)
    assert (day.day.isoformat(), day.hours, day.note) == ("2027-01-06", "", "Heilige Drei Könige")
    assert "Bleibt Ihr Laden zu?" not in text(client.get("/theke/"))


@pytest.mark.parametrize("day", ["2026-12-01", "", "morgen", "9999-99-99"])
def test_only_asked_days_can_be_answered(owner, shop, signed_in, day):
    assert signed_in(owner).post(reverse("desk:answer_day"), {"day": day}).status_code == 400
    assert not SpecialDay.objects.filter(shop=shop).exists()


def test_an_old_statement_is_asked_about_and_renewed(owner, shop, other_shop, signed_in, at, clock):
    mine, foreign = ProductFactory(shop=shop, name="Turnschuh"), ProductFactory(shop=other_shop)
    clock.move_to("2026-12-20T09:40:00Z")
    client = signed_in(owner)
    assert "Noch im Regal?" in text(client.get("/theke/"))
    client.post(reverse("desk:products_confirm"), {"product": [mine.pk, foreign.pk, "x"], "back": "/theke/"})
    assert Availability.objects.get(product=mine).said_at.isoformat() == "2026-12-20T09:40:00+00:00"
    assert Availability.objects.get(product=foreign).said_at == at
    assert "Noch im Regal?" not in text(client.get("/theke/"))


def test_a_reservation_waits_at_the_own_desk_only(owner, other_owner, shop, signed_in):
    order = reserve({ProductFactory(shop=shop, name="Pumps Carla"): 1})[0]
    assert order.pickup_code in text(signed_in(owner).get("/theke/"))
    assert order.pickup_code not in text(signed_in(other_owner).get("/theke/"))


def test_the_next_step_is_the_first_that_pays(owner, shop, shop_page, signed_in):
    client = signed_in(owner)
    assert "Das erste Produkt" in text(client.get("/theke/"))
    assert "Ihr Laden: 3 von 10 Schritten" in text(client.get("/theke/"))
    ProductFactory(shop=shop)
    assert "Ein Foto statt der Zeichnung" in text(client.get("/theke/"))
    assert "Ihr Laden: 4 von 10 Schritten" in text(client.get("/theke/"))
