"""Suggestions and the vocabulary behind them."""

import pytest

from search.analysis.analyser import analyse
from search.domain.indexing import index_products, index_shop
from search.domain.suggesting import Offer, keys_of, suggest
from search.domain.vocabulary import corrections, lookalikes, words_inside
from search.models import SuggestionKind
from tests.factories.search import indexed
from tests.factories.shops import CategoryFactory

pytestmark = pytest.mark.django_db


def shown(text: str) -> list[tuple[str, str, int]]:
    return [(offer.kind.name, offer.label, offer.count) for offer in suggest(text=text)]


@pytest.fixture
def shoes(shop):
    root = CategoryFactory(name="Schuhe", slug="schuhe")
    women = CategoryFactory(name="Damenschuhe", slug="damenschuhe", parent=root)
    return [
        indexed(shop=shop, category=women, name="Chelsea-Stiefelette „Mira“", brand="Solveig"),
        indexed(shop=shop, category=women, name="Pumps „Carla“", brand="solveig"),
        indexed(shop=shop, category=root, name="Schuhcreme für Glattleder"),
    ]


def test_kinds_come_in_order_with_their_counts(shoes):
    assert shown("schu") == [("CATEGORY", "Schuhe", 3), ("SHOP", "Schuhhaus Amberg", 3), ("PRODUCT", "Schuhcreme für Glattleder", 0)]
    assert shown("Damen") == [("CATEGORY", "Damenschuhe", 2)]
    assert shown("solv") == [("BRAND", "Solveig", 2)]


def test_any_word_of_a_label_can_be_begun(shoes):
    assert shown("amb") == [("SHOP", "Schuhhaus Amberg", 3)]
    assert shown("glattl") == [("PRODUCT", "Schuhcreme für Glattleder", 0)]
    assert shown("stiefel") == shown("chelsea-st") == shown("Mira") == [("PRODUCT", "Chelsea-Stiefelette „Mira“", 0)]
    assert shown("pumps car") == [("PRODUCT", "Pumps „Carla“", 0)]


@pytest.mark.parametrize("text", ["", "s", " ", "%", "_", "„“", "für", "xyz", "a" * 200, "\x00"])
def test_nothing_is_offered_for_nothing(shoes, text):
    assert shown(text) == []


def test_what_has_gone_is_not_offered(shoes, shop):
    index_shop(shop_id=shop.pk)
    shop.products.update(is_visible=False)
    for product in shoes:
        indexed_again(product.pk)
    assert shown("schu") == [("SHOP", "Schuhhaus Amberg", 0)]
    assert shown("solv") == []


def indexed_again(pk: int) -> None:
    index_products(product_ids=[pk])


def test_at_most_four_products(shop):
    category = CategoryFactory(name="Backwaren")
    for number in range(6):
        indexed(shop=shop, category=category, name=f"Brezel {number}")
    assert shown("brez") == [("PRODUCT", f"Brezel {number}", 0) for number in range(4)]


def test_an_offer_carries_its_target(shoes, shop):
    assert suggest(text="amberg") == [Offer(SuggestionKind.SHOP, "Schuhhaus Amberg", str(shop.pk), 3, 0)]


def test_keys_begin_at_each_word_but_no_stop_word():
    assert keys_of("Coburger Landbrot für 1 kg") == ["coburger landbrot fur 1kg", "landbrot fur 1kg", "1kg"]
    assert keys_of("Der kleine Prinz") == ["der kleine prinz", "kleine prinz", "prinz"]
    assert keys_of("Chelsea-Stiefelette") == ["chelseastiefelette", "stiefelette"]
    assert keys_of("…") == []
    assert max(len(key) for key in keys_of("wort " * 200)) == 160


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Stifelette", "stiefelette"),
        ("Glatleder", "glattleder"),
        ("Pumsp", "pumps"),
        ("Damenschuehe", "damenschuhe"),
        ("Schue", "schuhe"),
        ("Karla", "carla"),
        ("Pmp", None),  # below four letters
        ("Pmps1", None),  # a code
        ("Krala", None),  # two edits at five letters
        ("Xylophon", None),
    ],
)
def test_typos(shoes, typed, meant):
    assert corrections(words=analyse(typed)) == ({typed.lower(): meant} if meant else {})


def test_of_two_near_spellings_the_more_frequent_is_meant(shop):
    category = CategoryFactory(name="Waren")
    for name in ("Mappe", "Mappe", "Kappe"):
        indexed(shop=shop, category=category, name=name)
    assert corrections(words=analyse("Tappe")) == {"tappe": "mappe"}


def test_words_that_look_alike_and_words_inside(shoes):
    [word] = analyse("Kinderschuhe")
    assert words_inside(word=word, limit=3) == ["schuhe"]
    assert lookalikes(word=analyse("Damenschuhwerk")[0], limit=1) == ["damenschuhe"]
    assert lookalikes(word=analyse("4711")[0], limit=3) == words_inside(word=analyse("4711")[0], limit=3) == []
