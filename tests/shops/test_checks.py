"""The checks judge exactly, say in German what they saw, and touch nothing."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from shops.domain import checks
from shops.domain.checks import CHECKS, NoParams, Photos, WithinDays
from shops.models import HoursEvent, OpeningHours, Picture, ProductPicture, ShopEvent
from tests.factories.shops import AT, HoursFactory, ProductFactory, ShopFactory, TraderFactory

pytestmark = pytest.mark.django_db


def evaluate(key, shop, at=AT, **params):
    check = CHECKS[key]
    return check.evaluate(shop_id=shop.pk, params=check.read(params), at=at)


def photograph(product, *, width=1200, height=800, alt="Ein Schuh von der Seite"):
    picture = Picture(title="Foto", file="foto.webp", width=width, height=height)
    Picture.objects.bulk_create([picture])
    return ProductPicture.objects.create(product=product, picture=picture, alt=alt)


def test_every_key_has_an_implementation():
    assert sorted(CHECKS) == ["hours_confirmed", "imprint_complete", "products_with_photo"]
    bare = ShopFactory()
    for key, check in CHECKS.items():
        result = check.evaluate(shop_id=bare.pk, params=check.params(), at=AT)
        assert (key, check.key, result.passed) == (key, key, False)
        assert result.sentence.startswith("Noch offen: ")
        assert result.points
        assert "%" not in check.named(check.params())
        assert reverse(check.url_name).startswith("/theke/")


@pytest.mark.parametrize(
    ("age", "passed", "sentence"),
    [
        (timedelta(0), True, "Ihre Zeiten sind frisch: zuletzt bestätigt am 24. November 2026."),
        (timedelta(days=30), True, "Ihre Zeiten sind frisch: zuletzt bestätigt am 25. Oktober 2026."),
        (timedelta(days=30, seconds=1), False, "Noch offen: zuletzt bestätigt am 25. Oktober 2026."),
    ],
)
def test_hours_are_confirmed_within_the_days(shop, age, passed, sentence):
    OpeningHours.objects.filter(shop=shop).update(confirmed_at=AT - age)
    result = evaluate("hours_confirmed", shop, days=30)
    assert (result.passed, result.sentence) == (passed, sentence)
    assert result.evidence == {"expression": "Mo-Sa 09:00-18:00", "confirmed_at": (AT - age).isoformat(), "days": age.days}
    assert [point.passed for point in result.points] == [True, passed]


def test_hours_never_confirmed(shop):
    OpeningHours.objects.filter(shop=shop).update(confirmed_at=None)
    result = evaluate("hours_confirmed", shop)
    assert (result.passed, result.sentence) == (False, "Noch offen: noch nie bestätigt.")
    assert result.evidence["days"] is None


def test_confirmed_but_empty_hours_are_open():
    hours = HoursFactory(expression=" ", confirmed_at=AT)
    result = evaluate("hours_confirmed", hours.shop)
    assert (result.passed, result.sentence) == (False, "Noch offen: keine Öffnungszeiten eingetragen.")


def test_products_with_a_described_photo(shop, other_shop):
    photograph(ProductFactory(shop=shop))
    photograph(ProductFactory(shop=shop), width=800, height=1200)
    photograph(ProductFactory(shop=shop), width=1199)
    photograph(ProductFactory(shop=shop), alt=" ")
    photograph(ProductFactory(shop=shop, is_visible=False))
    photograph(ProductFactory(shop=other_shop))
    twice = ProductFactory(shop=shop)
    photograph(twice, width=900)
    photograph(twice, alt="")

    result = evaluate("products_with_photo", shop, count=3)
    assert (result.passed, result.sentence) == (False, "Noch offen: Foto mit Bildbeschreibung bei 2 von 3 Produkten.")
    assert result.evidence == {"photographed": 4, "described": 2}
    assert [(point.label, point.passed, point.note) for point in result.points] == [
        ("Fotos ab 1200 Pixeln", True, "3 von 3"),
        ("Fotos mit Bildbeschreibung", False, "2 von 3"),
    ]

    photograph(twice)
    result = evaluate("products_with_photo", shop, count=3)
    assert (result.passed, result.sentence) == (True, "3 Produkte haben ein großes Foto mit Bildbeschreibung.")
    assert result.evidence == {"photographed": 4, "described": 3}


def test_one_product_is_said_in_the_singular(shop):
    photograph(ProductFactory(shop=shop))
    assert evaluate("products_with_photo", shop, count=1).sentence == "1 Produkt hat ein großes Foto mit Bildbeschreibung."


def test_the_imprint_is_complete(shop):
    result = evaluate("imprint_complete", shop)
    assert (result.passed, result.sentence) == (True, "Ihre Anbieterangaben sind vollständig.")
    assert result.evidence == {"missing": []}
    assert [point.passed for point in result.points] == [True] * 5


def test_the_imprint_names_what_lacks():
    trader = TraderFactory(phone="", no_vat_id_reason="", certified_at=None)
    result = evaluate("imprint_complete", trader.shop)
    assert (result.passed, result.sentence) == (False, "Noch offen: Telefon, Umsatzsteuer-ID, Ihre Bestätigung.")
    assert result.evidence == {"missing": ["phone", "vat_id", "certified_at"]}
    assert [(point.passed, point.note) for point in result.points] == [
        (True, ""),
        (False, "fehlt: Telefon"),
        (True, ""),
        (False, "fehlt: Umsatzsteuer-ID"),
        (False, "fehlt: Ihre Bestätigung"),
    ]


@pytest.mark.parametrize(
    ("key", "data", "params"),
    [
        ("hours_confirmed", {}, WithinDays(days=30)),
        ("hours_confirmed", {"days": 7}, WithinDays(days=7)),
        ("products_with_photo", {"count": 2}, Photos(count=2, width=1200)),
        ("imprint_complete", {}, NoParams()),
    ],
)
def test_parameters_are_read(key, data, params):
    assert CHECKS[key].read(data) == params


@pytest.mark.parametrize(
    ("key", "data", "words"),
    [
        ("hours_confirmed", {"weeks": 1}, "„hours_confirmed“ kennt den Wert weeks nicht."),
        ("imprint_complete", {"days": 1}, "„imprint_complete“ kennt den Wert days nicht."),
        ("hours_confirmed", {"days": 0}, "Tage: bitte eine ganze Zahl von 1 bis 730."),
        ("hours_confirmed", {"days": "7"}, "Tage: bitte eine ganze Zahl von 1 bis 730."),
        ("hours_confirmed", {"days": True}, "Tage: bitte eine ganze Zahl von 1 bis 730."),
        ("hours_confirmed", {"days": 1.5}, "Tage: bitte eine ganze Zahl von 1 bis 730."),
        ("products_with_photo", {"count": 5, "width": 6001}, "Breite in Pixeln: bitte eine ganze Zahl von 100 bis 6000."),
    ],
)
def test_wrong_parameters_are_refused_in_german(key, data, words):
    with pytest.raises(ValidationError) as refusal:
        CHECKS[key].read(data)
    assert refusal.value.messages == [words]


def test_a_title_names_its_parameters():
    assert CHECKS["hours_confirmed"].named(WithinDays(7)) == "Zeiten in den letzten 7 Tagen bestätigt"
    assert CHECKS["products_with_photo"].named(Photos(5, 1200)) == "5 Produkte mit Foto ab 1200 Pixeln und Bildbeschreibung"


def test_the_desk_is_reminded_of_what_is_open(shop, django_assert_num_queries):
    OpeningHours.objects.filter(shop=shop).update(confirmed_at=AT - timedelta(days=90))
    with django_assert_num_queries(4):
        hints = checks.open_hints(shop_id=shop.pk, at=AT)
    assert [(hint.key, hint.url_name) for hint in hints] == [("hours_confirmed", "desk:hours"), ("products_with_photo", "desk:products")]
    assert hints[0].title == "Zeiten in den letzten 30 Tagen bestätigt"
    assert hints[0].sentence == "Noch offen: zuletzt bestätigt am 26. August 2026."
    assert hints[0].hint == "Bestätigen Sie Ihre Öffnungszeiten mit einem Tippen."


def test_the_moment_of_the_last_change(shop, other_shop):
    assert checks.changed_at(shop_id=shop.pk) is None
    ShopEvent.objects.create(shop=shop, at=AT, action="product added")
    HoursEvent.objects.create(shop=shop, at=AT + timedelta(hours=1), action="confirmed")
    HoursEvent.objects.create(shop=other_shop, at=AT + timedelta(hours=2), action="confirmed")
    assert checks.changed_at(shop_id=shop.pk) == AT + timedelta(hours=1)


def test_the_shops_of_some_products(shop, other_shop):
    products = [ProductFactory(shop=other_shop), ProductFactory(shop=shop), ProductFactory(shop=shop)]
    assert checks.shops_of(product_ids=[product.pk for product in products]) == sorted([shop.pk, other_shop.pk])
    assert checks.shops_of(product_ids=[]) == []
