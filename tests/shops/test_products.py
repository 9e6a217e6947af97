from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from shops.domain.products import add_product, change_product, hide_product, replace_pictures, show_product, slug_of
from shops.models import Picture, Product, ShopEvent
from shops.signals import products_changed, products_removed
from tests.factories.shops import CategoryFactory, ProductFactory

DAY = timedelta(days=1)


@pytest.fixture
def told():
    """Collect what the two signals say, as (signal, ids)."""
    heard = []

    def changed(product_ids, **kwargs):
        heard.append(("changed", list(product_ids)))

    def removed(product_ids, **kwargs):
        heard.append(("removed", list(product_ids)))

    products_changed.connect(changed)
    products_removed.connect(removed)
    yield heard
    products_changed.disconnect(changed)
    products_removed.disconnect(removed)


def photo(shop):
    """A row of a photo; what is in the file does not matter here."""
    return Picture.objects.create(title="Foto", shop=shop, file="original_images/foto.webp", width=800, height=800)


def events(shop):
    return list(ShopEvent.objects.filter(shop=shop).order_by("id").values_list("action", "reason", "actor_id"))


def test_a_product_comes_with_price_statement_and_pictures_and_is_told_once(shop, owner, at, told):
    category, picture = CategoryFactory(), photo(shop)
    product = add_product(
        shop=shop,
        category=category,
        name="Größe „Übermut“ 39",
        brand="Hirsch",
        cents=8995,
        kind="shelf",
        pictures=[(picture, "Ein Schuh")],
        at=at,
        actor=owner,
    )
    row = Product.objects.get(pk=product.pk)
    assert (row.shop, row.category, row.slug, row.brand) == (shop, category, "groesse-uebermut-39", "Hirsch")
    assert (row.created_at, row.updated_at, row.is_visible) == (at, at, True)
    assert list(row.prices.values_list("cents", "valid_from", "valid_until")) == [(8995, at, None)]
    assert (row.availability.kind, row.availability.said_at, row.availability.said_by) == ("shelf", at, owner)
    assert list(row.pictures.values_list("picture_id", "alt", "position")) == [(picture.pk, "Ein Schuh", 0)]
    assert told == [("changed", [product.pk])]
    assert events(shop) == [("shops.product_added", f"{product.pk} Größe „Übermut“ 39", owner.pk)]


def test_a_product_needs_no_price_and_then_one_asks(shop, at):
    product = add_product(shop=shop, category=CategoryFactory(), name="Einlagen", at=at)
    assert product.prices.count() == 0
    assert product.availability.kind == "ask"


def test_a_picture_of_another_shop_leaves_nothing_behind(shop, other_shop, at, told):
    with pytest.raises(ValueError, match="another shop"):
        add_product(shop=shop, category=CategoryFactory(), name="Schuh", pictures=[(photo(other_shop), "Ein Schuh")], at=at)
    assert Product.objects.count() == ShopEvent.objects.count() == 0
    assert told == []


def test_changing_writes_only_the_given_fields(shop, owner, at, told):
    product = ProductFactory(shop=shop, name="Pumps", slug="pumps", brand="Hirsch")
    stale = Product.objects.get(pk=product.pk)
    change_product(product=product, brand="Falkenau", at=at + DAY, actor=owner)
    change_product(product=stale, name="Pumps Carla", at=at + 2 * DAY, actor=owner)
    row = Product.objects.get(pk=product.pk)
    assert (row.name, row.slug, row.brand, row.updated_at) == ("Pumps Carla", "pumps-carla", "Falkenau", at + 2 * DAY)
    assert told == [("changed", [product.pk])] * 2
    assert events(shop) == [
        ("shops.product_changed", f"{product.pk} Pumps: brand", owner.pk),
        ("shops.product_changed", f"{product.pk} Pumps Carla: name", owner.pk),
    ]


def test_changing_nothing_is_no_event(shop, at, told):
    product = ProductFactory(shop=shop, brand="Hirsch")
    change_product(product=product, brand="Hirsch", name=product.name, at=at + DAY)
    assert Product.objects.get(pk=product.pk).updated_at == at
    assert told == events(shop) == []


def test_hiding_and_showing_happen_once(shop, owner, at, told):
    product = ProductFactory(shop=shop, name="Pumps")
    twin = Product.objects.get(pk=product.pk)
    assert hide_product(product=product, at=at + DAY, actor=owner, reason="Rückruf") is True
    assert hide_product(product=twin, at=at + DAY, actor=owner) is False
    assert Product.objects.get(pk=product.pk).is_visible is False
    assert show_product(product=product, at=at + DAY, actor=owner) is True
    assert show_product(product=product, at=at + DAY, actor=owner) is False
    assert Product.objects.get(pk=product.pk).is_visible is True
    assert told == [("removed", [product.pk]), ("changed", [product.pk])]
    assert events(shop) == [
        ("shops.product_hidden", f"{product.pk} Pumps: Rückruf", owner.pk),
        ("shops.product_shown", f"{product.pk} Pumps", owner.pk),
    ]


def test_pictures_are_replaced_in_order(shop, at, told):
    product, first, second = ProductFactory(shop=shop), photo(shop), photo(shop)
    replace_pictures(product=product, pictures=[(first, "Links")], at=at)
    replace_pictures(product=product, pictures=[(second, "Rechts"), (first, "Links")], at=at)
    assert list(product.pictures.values_list("picture_id", "alt", "position")) == [(second.pk, "Rechts", 0), (first.pk, "Links", 1)]
    assert told == [("changed", [product.pk])] * 2


def test_a_rollback_takes_everything_back(shop, at):
    ProductFactory(shop=shop, sku="A1")
    with pytest.raises(IntegrityError), transaction.atomic():
        add_product(shop=shop, category=CategoryFactory(), name="Zwilling", sku="A1", cents=1, at=at)
    assert Product.objects.count() == 1
    assert ShopEvent.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Käse & Kraut", "kaese-kraut"),
        ("…", "produkt"),
        ("x" * 200, "x" * 80),
        ("ab " * 40, ("ab-" * 27)[:80].strip("-")),
        ("Größe ⅓", "groesse-13"),
    ],
)
def test_addresses_are_readable(name, slug):
    assert slug_of(name) == slug
