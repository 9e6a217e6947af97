"""The index follows the shops, in the transaction that changes them."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from search import backends
from search.domain.indexing import index_products, index_shop, rebuild
from search.models import IndexedProduct, IndexedShop, IndexRow, Suggestion, SuggestionKind, VocabularyWord
from search.query import Anything, Has
from shops.domain.availability import say_availability
from shops.domain.categories import Branch, load_categories
from shops.domain.lifecycle import pause_shop, resume_shop
from shops.domain.prices import set_price
from shops.domain.products import add_product, change_product, hide_product, show_product
from shops.models import Category, Product
from shops.signals import shop_changed
from tests.conftest import storefront
from tests.factories.search import indexed
from tests.factories.shops import AT, CategoryFactory, ProductFactory, ShopFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def bread():
    return CategoryFactory(name="Brot und Brötchen", slug="brot", parent=CategoryFactory(name="Lebensmittel", slug="lebensmittel"))


def hits(token: str) -> int:
    return backends.engine().count(Has(token))


def suggested(kind: SuggestionKind) -> set[tuple[str, int]]:
    return set(Suggestion.objects.filter(kind=kind).values_list("label", "count"))


def use(word: str) -> int:
    return sum(VocabularyWord.objects.filter(word=word).values_list("count", flat=True))


def test_a_new_product_is_found_at_once_and_counted_everywhere(shop, bread):
    add_product(shop=shop, name="Bauernbrot „Alma“, 1 kg", category=bread, brand="Kornblum", cents=590, at=AT)
    assert hits("x_bauernbrot") == hits(f"k_{bread.pk}") == hits("h_bauernbrot") == 1
    assert suggested(SuggestionKind.CATEGORY) == {("Brot und Brötchen", 1), ("Lebensmittel", 1)}
    assert suggested(SuggestionKind.BRAND) == {("Kornblum", 1)}
    assert suggested(SuggestionKind.SHOP) == {("Schuhhaus Amberg", 1)}
    assert suggested(SuggestionKind.PRODUCT) == {("Bauernbrot „Alma“, 1 kg", 0)}
    assert use("bauernbrot") == use("brötchen") == use("kornblum") == 1
    [row] = IndexRow.objects.all()
    assert (row.shop, row.price, row.packed) == (shop.pk, 590, bread.pk << 8 | 1 << 4 | 4)


def test_a_change_moves_only_what_changed(shop, bread):
    product = add_product(shop=shop, name="Bauernbrot", category=bread, brand="Kornblum", at=AT)
    before = set(Suggestion.objects.exclude(kind=SuggestionKind.PRODUCT).values_list("pk", flat=True))
    change_product(product=product, name="Dinkelbrot", at=AT)
    assert (hits("x_bauernbrot"), hits("x_dinkelbrot")) == (0, 1)
    assert (use("bauernbrot"), use("dinkelbrot"), use("kornblum")) == (0, 1, 1)
    assert suggested(SuggestionKind.PRODUCT) == {("Dinkelbrot", 0)}
    assert set(Suggestion.objects.exclude(kind=SuggestionKind.PRODUCT).values_list("pk", flat=True)) == before
    assert suggested(SuggestionKind.BRAND) == {("Kornblum", 1)}


def test_price_and_availability_are_in_step(shop, bread):
    product = add_product(shop=shop, name="Bauernbrot", category=bread, at=AT)
    set_price(product=product, cents=3_000, at=AT)
    say_availability(product=product, kind="shelf", at=AT)
    assert (hits("b_3"), hits("v_1"), hits("b_0"), hits("v_4")) == (1, 1, 0, 0)
    assert IndexedProduct.objects.get().said_at == AT


def test_what_is_sold_out_is_to_be_asked_for(shop, bread):
    product = indexed(shop=shop, category=bread, on_hand=0)
    assert IndexedProduct.objects.get(pk=product.pk).kind == "ask"
    assert hits("v_4") == 1


def test_a_hidden_product_is_gone_and_comes_back(shop, bread):
    product = add_product(shop=shop, name="Bauernbrot", category=bread, brand="Kornblum", at=AT)
    hide_product(product=product, at=AT)
    assert hits("x_bauernbrot") == IndexRow.objects.count() == IndexedProduct.objects.count() == use("bauernbrot") == 0
    assert suggested(SuggestionKind.PRODUCT) == set()
    assert suggested(SuggestionKind.BRAND) == {("Kornblum", 0)}
    show_product(product=product, at=AT)
    assert hits("x_bauernbrot") == use("bauernbrot") == 1


def test_nothing_stays_of_what_is_rolled_back(shop, bread):
    with transaction.atomic():
        add_product(shop=shop, name="Bauernbrot", category=bread, at=AT)
        assert hits("x_bauernbrot") == 1
        transaction.set_rollback(True)
    assert hits("x_bauernbrot") == IndexRow.objects.count() == Suggestion.objects.count() == VocabularyWord.objects.count() == 0


def test_a_paused_shop_leaves_with_all_its_products_and_returns(shop, bread, staff):
    add_product(shop=shop, name="Bauernbrot", category=bread, at=AT)
    index_shop(shop_id=shop.pk)
    assert IndexedShop.objects.get().name == "Schuhhaus Amberg"
    pause_shop(shop=shop, actor=staff, at=AT, reason="Urlaub")
    assert hits("x_bauernbrot") == IndexedShop.objects.count() == 0
    assert suggested(SuggestionKind.SHOP) == set()
    resume_shop(shop=shop, actor=staff, at=AT)
    assert hits("x_bauernbrot") == IndexedShop.objects.count() == 1
    assert suggested(SuggestionKind.SHOP) == {("Schuhhaus Amberg", 1)}


def test_a_renamed_shop_is_found_by_its_new_name(shop, bread):
    add_product(shop=shop, name="Bauernbrot", category=bread, at=AT)
    index_shop(shop_id=shop.pk)
    shop.name = "Leise Sohle"
    shop.save()
    shop_changed.send(sender=type(shop), shop_id=shop.pk)
    assert (hits("amberg"), hits("sohl")) == (0, 1)
    assert suggested(SuggestionKind.SHOP) == {("Leise Sohle", 1)}
    assert use("amberg") == 0


def test_a_storefront_makes_a_shop_findable_without_products(site, shop):
    page = storefront(shop)
    page.brands, page.services, page.ask_for = "Falkenau\nSolveig", "Füße messen", "Tanzschuhe"
    page.save_revision().publish()
    row = IndexedShop.objects.get()
    assert {"falkenau", "fuss", "tanzschuh", "amberg"} <= set(row.stems.split())
    assert set(Suggestion.objects.filter(kind=SuggestionKind.BRAND).values_list("label", "count", "carried")) == {
        ("Falkenau", 0, 1),
        ("Solveig", 0, 1),
    }
    page.brands = "Solveig"
    page.save_revision().publish()
    assert dict(Suggestion.objects.filter(kind=SuggestionKind.BRAND).values_list("label", "carried")) == {"Falkenau": 0, "Solveig": 1}
    assert (use("falkenau"), use("solveig")) == (0, 1)


def test_a_renamed_category_is_found_by_its_new_name(shop, bread):
    add_product(shop=shop, name="Laib", category=bread, at=AT)
    facts = {"name": "Backwaren", "motif": "", "shop_kind": "", "profile": ""}
    root = Branch("lebensmittel", None, facts | {"name": "Lebensmittel"})
    load_categories(branches=[root, Branch("brot", "lebensmittel", facts)])
    assert Category.objects.get(slug="brot").name == "Backwaren"
    assert (hits("brotch"), hits("backwar")) == (0, 1)
    assert suggested(SuggestionKind.CATEGORY) == {("Backwaren", 1), ("Lebensmittel", 1)}


def test_indexing_twice_changes_nothing(shop, bread):
    product = add_product(shop=shop, name="Bauernbrot", category=bread, brand="Kornblum", at=AT)
    index_shop(shop_id=shop.pk)
    first = state()
    index_products(product_ids=[product.pk, product.pk])
    index_shop(shop_id=shop.pk)
    assert state() == first


def state():
    return (
        set(IndexRow.objects.values_list()),
        set(IndexedProduct.objects.values_list()),
        set(IndexedShop.objects.values_list()),
        set(Suggestion.objects.values_list("kind", "target", "label", "key", "count", "carried")),
        set(VocabularyWord.objects.filter(count__gt=0).values_list("word", "folded", "length", "count")),
    )


def test_step_by_step_and_all_at_once_give_the_same_index(shop, other_shop, bread, site):
    page = storefront(shop)
    page.brands = "Solveig"
    page.save_revision().publish()
    index_shop(shop_id=other_shop.pk)
    one = add_product(shop=shop, name="Bauernbrot", category=bread, brand="Kornblum", cents=500, at=AT)
    two = add_product(shop=other_shop, name="Chelsea-Stiefelette", category=CategoryFactory(name="Schuhe"), brand="Solveig", at=AT)
    change_product(product=one, name="Dinkelbrot für Oma", at=AT)
    hide_product(product=two, at=AT)
    show_product(product=two, at=AT)
    step_by_step = state()
    done = rebuild()
    at_once = state()
    assert (done.products, done.shops, done.added, done.changed, done.removed) == (2, 2, 0, 0, 0)
    assert at_once[0] == step_by_step[0]
    assert at_once[4] == step_by_step[4]
    # Warengruppen without goods are written by the rebuild only; they are never offered.
    offered = [{row for row in rows if row[4] or row[5] or row[0] > 2} for rows in (step_by_step[3], at_once[3])]
    assert offered[0] == offered[1]


def test_a_rebuild_repairs_what_bypassed_the_signals(shop, bread):
    stays, goes = indexed(shop=shop, category=bread, name="Bauernbrot"), indexed(shop=shop, category=bread, name="Brezel")
    Product.objects.filter(pk=stays.pk).update(name="Dinkelbrot")
    Product.objects.filter(pk=goes.pk).update(is_visible=False)
    comes = ProductFactory(shop=shop, category=bread, name="Semmel")
    done = rebuild()
    assert (done.products, done.added, done.changed, done.removed) == (2, 1, 1, 1)
    assert (hits("x_bauernbrot"), hits("x_dinkelbrot"), hits("x_brezel"), hits("x_semmel")) == (0, 1, 0, 1)
    assert set(IndexedProduct.objects.values_list("pk", flat=True)) == {stays.pk, comes.pk}


def test_reindex_says_what_it_found(shop, bread, capsys):
    ProductFactory(shop=shop, category=bread)
    call_command("reindex")
    assert capsys.readouterr().out == "1 products, 1 shops in the index: 1 added, 0 changed, 0 removed\n"


def test_a_flush_leaves_no_words_behind(shop, bread):
    if connection.vendor != "sqlite":
        pytest.skip("the full-text table beside the models' tables is SQLite's")
    indexed(shop=shop, category=bread, name="Bauernbrot")
    IndexRow.objects.all().delete()
    IndexedProduct.objects.all().delete()
    call_command("migrate", "search", verbosity=0)
    assert hits("x_bauernbrot") == backends.engine().count(Anything()) == 0


@pytest.mark.parametrize("products", [1, 3])
def test_indexing_costs_the_same_for_one_and_for_three(products, django_assert_num_queries, shop, bread):
    made = [ProductFactory(shop=shop, category=bread, name="Brot").pk for _ in range(products)]
    index_products(product_ids=made)
    with django_assert_num_queries({"sqlite": 19, "postgresql": 17}[connection.vendor]):
        index_products(product_ids=made)


def test_products_of_other_shops_are_left_alone(shop, bread):
    other = ShopFactory(name="Leise Sohle")
    kept = indexed(shop=other, category=bread, name="Bauernbrot")
    index_shop(shop_id=shop.pk)
    assert set(IndexedProduct.objects.values_list("pk", flat=True)) == {kept.pk}
