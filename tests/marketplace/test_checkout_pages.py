"""The page above the button, the button, and the page after it."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from marketplace.models import Order
from shops.domain.prices import set_price
from shops.domain.stock import reserve_stock
from tests.factories.shops import ProductFactory
from tests.factories.trade import counted_product

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

ME = {"name": "Katharina Lindner", "email": "k.lindner@post.example", "phone": ""}


@pytest.fixture
def pumps(site, shop):
    return ProductFactory(shop=shop, name="Pumps „Carla“", cents=8900)


@pytest.fixture
def boots(site, other_shop):
    return ProductFactory(shop=other_shop, name="Stiefelette „Mira“", cents=12900)


def add(client, *products):
    for product in products:
        client.post(reverse("trade:add"), {"product": product.pk})


def hidden(page: str) -> dict[str, str]:
    return {name: re.search(rf'name="{name}" value="([^"]*)"', page)[1] for name in ("placement", "shown")}


def opened(client) -> dict[str, str]:
    return hidden(client.get(reverse("trade:check")).content.decode())


def test_everything_the_shopper_must_know_stands_above_the_button(stranger, pumps, boots):
    add(stranger, pumps, boots)
    page = stranger.get(reverse("trade:check")).content.decode()
    above = page[: re.search(r"<button[^>]*>\s*Unverbindlich reservieren\s*</button>", page).start()]
    for needed in (
        "Schuhhaus Amberg",
        "Leise Sohle",
        "Anbieter: Musterladen e. K., Unternehmer, Spitalgasse 12",
        "Liegt bereit bis Mi 25. November, 18:00. Sie zahlen im Laden.",
        "89,00 €",
        "129,00 €",
        "218,00 €",
        "inkl. MwSt.",
        "Reservierung, kein Vertrag",
    ):
        assert needed in above
    assert "Zahlungspflichtig" not in page
    assert "Sie schließen keinen Vertrag." in page


def test_reserving_leads_to_the_page_with_codes_and_empties_the_basket(stranger, pumps, boots):
    add(stranger, pumps, boots)
    response = stranger.post(reverse("trade:check"), {**ME, **opened(stranger)})
    first, second = Order.objects.order_by("pk")
    assert (response.status_code, response.url) == (302, f"/reserviert/{first.placement}/")
    page = stranger.get(response.url).content.decode()
    assert "Reserviert bei zwei Läden" in page
    for order in (first, second):
        assert order.pickup_code in page
        assert f"/r/{order.token}/" in page
    assert page.count('class="qr"') == 2
    assert stranger.session["basket_count"] == 0
    assert (first.language, first.user) == ("de", None)


def test_a_double_click_leads_to_the_same_page(stranger, pumps):
    add(stranger, pumps)
    data = {**ME, **opened(stranger)}
    first, second = stranger.post(reverse("trade:check"), data), stranger.post(reverse("trade:check"), data)
    assert first.url == second.url
    assert Order.objects.count() == 1


def test_signed_in_shoppers_find_their_name_filled_in(signed_in, shopper, pumps):
    client = signed_in(shopper)
    add(client, pumps)
    page = client.get(reverse("trade:check")).content.decode()
    assert 'value="Katharina Lindner"' in page
    assert 'value="shopper@example.org"' in page
    client.post(reverse("trade:check"), {**ME, **opened(client)})
    assert Order.objects.get().user == shopper


@pytest.mark.parametrize(
    ("field", "value"), [("name", ""), ("name", "\u200b"), ("name", "x" * 121), ("email", ""), ("email", "k.lindner"), ("phone", "0" * 41)]
)
def test_what_is_missing_or_wrong_is_told_at_its_field(field, value, stranger, pumps):
    add(stranger, pumps)
    response = stranger.post(reverse("trade:check"), {**ME, **opened(stranger), field: value})
    assert response.status_code == 422
    page = response.content.decode()
    assert "field--error" in page
    assert "noch nichts reserviert" not in page
    assert Order.objects.count() == 0
    assert hidden(page)["shown"]


@pytest.mark.parametrize("broken", [{"placement": "x"}, {"placement": ""}, {"shown": ""}, {"shown": "x" * 6000}, {"shown": "1:1:1:1"}])
def test_a_broken_page_is_shown_anew(broken, stranger, pumps):
    add(stranger, pumps)
    response = stranger.post(reverse("trade:check"), {**ME, **opened(stranger), **broken})
    assert response.status_code == 409
    assert "Es hat sich etwas geändert" in response.content.decode()
    assert Order.objects.count() == 0


def test_a_new_price_is_shown_and_confirmed_again(stranger, pumps, at, clock):
    add(stranger, pumps)
    data = {**ME, **opened(stranger)}
    clock.move_to(at + timedelta(minutes=2), tick=False)
    set_price(product=pumps, cents=9900, at=at + timedelta(minutes=1))
    response = stranger.post(reverse("trade:check"), data)
    assert response.status_code == 409
    page = response.content.decode()
    assert "Es hat sich etwas geändert" in page
    assert "vorher 89,00 €, jetzt 99,00 €" in page
    assert Order.objects.count() == 0
    response = stranger.post(reverse("trade:check"), {**ME, **hidden(page)})
    assert response.status_code == 302
    assert Order.objects.get().total_cents == 9900


def test_whoever_comes_second_is_told_politely(stranger, shop, site, at):
    last = counted_product(shop=shop, on_hand=1, name="Letztes Paar")
    add(stranger, last)
    data = {**ME, **opened(stranger)}
    reserve_stock(quantities={last.pk: 1}, reason="somebody else", at=at)
    response = stranger.post(reverse("trade:check"), data)
    assert response.status_code == 409
    page = " ".join(response.content.decode().split())
    assert "Da war jemand schneller" in page
    assert "Letztes Paar (Schuhhaus Amberg): gerade vergriffen." in page
    assert "Es ist nichts reserviert." in page
    assert Order.objects.count() == 0


def test_the_page_after_it_says_what_stayed_in_the_basket(stranger, shop, pumps, site, at):
    last = counted_product(shop=shop, on_hand=1, name="Letztes Paar")
    add(stranger, last, pumps)
    data = {**ME, **opened(stranger)}
    reserve_stock(quantities={last.pk: 1}, reason="somebody else", at=at)
    page = " ".join(stranger.post(reverse("trade:check"), data, follow=True).content.decode().split())
    assert "Das liegt noch im Korb" in page
    assert "Letztes Paar (Schuhhaus Amberg): gerade vergriffen." in page
    assert stranger.session["basket_count"] == 1


def test_without_a_basket_there_is_nothing_to_check(stranger, site, pumps):
    assert stranger.get(reverse("trade:check")).url == "/korb/"
    assert stranger.post(reverse("trade:check"), ME).url == "/korb/"
    assert Order.objects.count() == 0


def test_the_check_page_costs_the_same_for_one_and_three(stranger, pumps, boots, shop, django_assert_num_queries):
    add(stranger, pumps)
    stranger.get(reverse("trade:check"))
    with django_assert_num_queries(13):
        stranger.get(reverse("trade:check"))
    add(stranger, boots, ProductFactory(shop=shop))
    with django_assert_num_queries(13):
        stranger.get(reverse("trade:check"))


def test_english_pages_send_english_mails(stranger, pumps):
    add(stranger, pumps)
    stranger.post("/en/korb/pruefen/", {**ME, **opened(stranger)})
    assert Order.objects.get().language == "en"
