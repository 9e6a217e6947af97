"""Goods at the desk: four fields make a product, errors lose nothing, and nobody reaches another shop's shelf."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from shops.models import Availability, PricePeriod, Product
from tests.factories.shops import ProductFactory

GTIN_WORDS = "Diese GTIN stimmt nicht. Bitte die 8, 12, 13 oder 14 Ziffern unter dem Strichcode abschreiben."
pytestmark = pytest.mark.usefixtures("clock", "site")


def photo(name: str = "laden.jpg", size: tuple[int, int] = (1600, 1200)) -> SimpleUploadedFile:
    stream = io.BytesIO()
    Image.new("RGB", size, "#804020").save(stream, "JPEG")
    return SimpleUploadedFile(name, stream.getvalue(), content_type="image/jpeg")


@pytest.fixture
def facts(shop) -> dict[str, object]:
    return {"name": "Pumps „Carla“", "category": shop.category_id, "price": "89,95", "kind": "shelf", "vat_rate": 19}


def test_four_fields_make_a_product(owner, shop, facts, signed_in, at):
    response = signed_in(owner).post(reverse("desk:product_new"), facts)
    assert (response.status_code, response["Location"]) == (302, "/theke/waren/")
    product = Product.objects.get()
    assert (product.shop, product.name, product.slug) == (shop, "Pumps „Carla“", "pumps-carla")
    assert [(price.cents, price.valid_from) for price in product.prices.all()] == [(8995, at)]
    assert (product.availability.kind, product.availability.said_at, product.availability.said_by) == ("shelf", at, owner)


def test_what_is_pasted_comes_out_as_plain_text(owner, facts, signed_in):
    pasted = {
        "name": "Pumps\u202e \u200b„Ca\u0308rla“\x07",
        "description": "Weich.\r\n\r\n\r\n\r\nA\u0301" + "\u0301" * 500 + "\r\n<b>rot</b>",
    }
    assert signed_in(owner).post(reverse("desk:product_new"), facts | pasted).status_code == 302
    product = Product.objects.get()
    assert product.name == "Pumps „Cärla“"
    assert product.description == "Weich.\n\nÁ\u0301\u0301\n<b>rot</b>"


def test_and_one_more_leads_back_to_the_form(owner, facts, signed_in):
    assert signed_in(owner).post(reverse("desk:product_new"), facts | {"another": "1"})["Location"] == "/theke/waren/neu/"


def test_a_photo_is_taken_in_with_its_words(owner, shop, facts, signed_in):
    signed_in(owner).post(reverse("desk:product_new"), facts | {"photo": photo("../../x.jpg"), "alt": "Rote Pumps auf Holz"})
    hung = Product.objects.get().pictures.get()
    assert (hung.alt, hung.picture.shop, hung.picture.width) == ("Rote Pumps auf Holz", shop, 1600)
    assert ".." not in hung.picture.file.name


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"name": ""}, "name", "Dieses Feld muss ausgefüllt werden."),
        ({"name": "\u202e\u200b"}, "name", "Dieses Feld muss ausgefüllt werden."),
        ({"price": "neunzig"}, "price", "Bitte als Betrag angeben, zum Beispiel 12,90."),
        ({"kind": "days"}, "days", "Bitte sagen Sie, in wie vielen Tagen."),
        ({"content": "250"}, "content_unit", "Bitte die Einheit zum Inhalt wählen."),
        (
            {"gtin": "4006381333932"},
            "gtin",
            "Diese GTIN stimmt nicht. Bitte die 8, 12, 13 oder 14 Ziffern unter dem Strichcode abschreiben.",
        ),
    ],
)
def test_a_mistake_is_told_at_its_field_and_loses_nothing(owner, facts, signed_in, change, field, words):
    response = signed_in(owner).post(reverse("desk:product_new"), facts | {"description": "Glattleder, Absatz 5 cm"} | change)
    assert response.status_code == 422
    assert response.context["form"].errors[field] == [words]
    assert "Glattleder, Absatz 5 cm" in response.content.decode()
    assert not Product.objects.exists()
    assert not PricePeriod.objects.exists()


def test_a_photo_without_words_is_sent_back(owner, facts, signed_in):
    response = signed_in(owner).post(reverse("desk:product_new"), facts | {"photo": photo()})
    assert response.context["form"].errors == {"alt": ["Bitte sagen Sie kurz, was auf dem Foto zu sehen ist."]}
    assert not Product.objects.exists()


def test_what_is_no_picture_is_refused_and_nothing_is_written(owner, facts, signed_in):
    script = SimpleUploadedFile("x.svg", b"<svg><script>alert(1)</script></svg>", content_type="image/svg+xml")
    response = signed_in(owner).post(reverse("desk:product_new"), facts | {"photo": script, "alt": "x"})
    assert response.status_code == 422
    assert "lässt sich nicht als Bild lesen" in response.context["form"].errors["photo"][0]
    assert not Product.objects.exists()


def test_an_article_number_stands_once_in_a_shop_and_may_stand_in_another(owner, shop, other_shop, facts, signed_in):
    ProductFactory(shop=shop, sku="4410", name="Mira")
    ProductFactory(shop=other_shop, sku="4411")
    client = signed_in(owner)
    response = client.post(reverse("desk:product_new"), facts | {"sku": "4410"})
    assert response.context["form"].errors["sku"] == ["Diese Artikelnummer hat schon „Mira“."]
    assert client.post(reverse("desk:product_new"), facts | {"sku": "4411"}).status_code == 302


def test_a_new_price_succeeds_the_old_one(owner, shop, facts, signed_in, clock, at):
    product = ProductFactory(shop=shop, cents=9995)
    clock.move_to("2026-11-25T09:40:00Z")
    signed_in(owner).post(reverse("desk:product_edit", args=[product.pk]), facts)
    assert [(price.cents, price.valid_until is None) for price in product.prices.all()] == [(8995, True), (9995, False)]
    product.refresh_from_db()
    assert product.name == "Pumps „Carla“"


def test_the_form_of_a_product_shows_what_is_stored(owner, shop, signed_in):
    product = ProductFactory(shop=shop, cents=123450)
    response = signed_in(owner).get(reverse("desk:product_edit", args=[product.pk]))
    assert 'value="1234,50"' in response.content.decode()


@pytest.mark.parametrize("name", ["product_edit", "product_say", "product_hide"])
def test_another_shops_product_is_not_found(owner, other_shop, facts, signed_in, name, at):
    foreign = ProductFactory(shop=other_shop, name="Fremd")
    response = signed_in(owner).post(reverse(f"desk:{name}", args=[foreign.pk]), facts | {"kind": "ask"})
    assert response.status_code == 404
    foreign.refresh_from_db()
    assert (foreign.name, foreign.is_visible, foreign.availability.kind, foreign.availability.said_at) == ("Fremd", True, "shelf", at)


def test_one_tap_says_that_one_should_ask(owner, shop, signed_in, clock):
    product = ProductFactory(shop=shop)
    clock.move_to("2026-12-01T09:00:00Z")
    response = signed_in(owner).post(reverse("desk:product_say", args=[product.pk]), {"kind": "ask", "back": "//evil.example/"})
    assert response["Location"] == "/theke/waren/"
    said = Availability.objects.get(product=product)
    assert (said.kind, said.said_at.isoformat(), said.said_by) == ("ask", "2026-12-01T09:00:00+00:00", owner)


def test_an_unknown_statement_is_refused(owner, shop, signed_in):
    product = ProductFactory(shop=shop)
    assert signed_in(owner).post(reverse("desk:product_say", args=[product.pk]), {"kind": "maybe"}).status_code == 400
    assert Availability.objects.get(product=product).kind == "shelf"


def test_hidden_and_shown_again(owner, shop, signed_in):
    product = ProductFactory(shop=shop)
    client, address = signed_in(owner), reverse("desk:product_hide", args=[product.pk])
    client.post(address)
    product.refresh_from_db()
    assert not product.is_visible
    assert client.get(reverse("shops:product", args=[product.pk, product.slug])).status_code == 404
    client.post(address)
    product.refresh_from_db()
    assert product.is_visible


def test_the_list_finds_by_name_and_number(owner, shop, signed_in):
    ProductFactory(shop=shop, name="Turnschuh Itz", sku="77")
    ProductFactory(shop=shop, name="Ballerina Lene")
    client = signed_in(owner)
    assert [p.name for p in client.get("/theke/waren/?q=itz").context["page"]] == ["Turnschuh Itz"]
    assert [p.name for p in client.get("/theke/waren/?q=77").context["page"]] == ["Turnschuh Itz"]
    assert len(client.get("/theke/waren/?seite=99999999999").context["page"]) == 2


def test_the_list_shows_the_photo_and_only_without_one_the_drawing(owner, shop, facts, signed_in):
    client = signed_in(owner)
    ProductFactory(shop=shop)
    assert "<img" not in client.get("/theke/waren/").content.decode()
    client.post(reverse("desk:product_new"), facts | {"photo": photo(), "alt": "Von der Seite"})
    assert client.get("/theke/waren/").content.decode().count("<img") == 1


def test_a_new_photo_stands_before_the_older_one(owner, shop, facts, signed_in, clock):
    client = signed_in(owner)
    client.post(reverse("desk:product_new"), facts | {"photo": photo(), "alt": "Von der Seite"})
    product = Product.objects.get()
    clock.move_to("2026-11-25T09:40:00Z")
    client.post(reverse("desk:product_edit", args=[product.pk]), facts | {"photo": photo(), "alt": "Von vorn"})
    assert [hung.alt for hung in product.pictures.all()] == ["Von vorn", "Von der Seite"]


def test_a_price_that_somebody_else_just_changed_is_told_and_nothing_is_written(owner, shop, facts, signed_in):
    product = ProductFactory(shop=shop, name="Alt", cents=5000)
    response = signed_in(owner).post(reverse("desk:product_edit", args=[product.pk]), facts)
    assert response.status_code == 422
    assert "von jemand anderem" in response.context["form"].errors["price"][0]
    product.refresh_from_db()
    assert (product.name, [price.cents for price in product.prices.all()]) == ("Alt", [5000])
