"""Counts of things: every move is one conditional update with its row in the ledger, and the ledger adds up."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from shops.domain.stock import Drift, OutOfStock, count_stock, release_stock, reserve_stock, stock_drift, take_stock
from shops.models import Stock, StockMove
from shops.signals import products_changed
from tests.factories.shops import ProductFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    heard = []

    def listen(product_ids, **kwargs):
        heard.append(product_ids)

    products_changed.connect(listen)
    yield heard
    products_changed.disconnect(listen)


@pytest.fixture
def pumps(at):
    product = ProductFactory(name="Pumps „Carla“")
    count_stock(product=product, on_hand=3, at=at)
    return product


def figures(product):
    return Stock.objects.values_list("on_hand", "reserved").get(product=product)


def moves(product):
    return list(StockMove.objects.filter(product=product).order_by("id").values_list("on_hand_change", "reserved_change", "reason"))


def test_reserving_sets_aside_and_says_so(pumps, told, at, owner):
    assert reserve_stock(quantities={pumps.pk: 2}, reason="R-1", at=at, actor=owner) == frozenset({pumps.pk})
    assert figures(pumps) == (3, 2)
    assert moves(pumps) == [(3, 0, "counted"), (0, 2, "R-1")]
    assert told == [[pumps.pk]]


def test_too_few_left_changes_nothing_at_all(pumps, at):
    plenty = ProductFactory()
    count_stock(product=plenty, on_hand=50, at=at)
    with pytest.raises(OutOfStock) as short, transaction.atomic():
        reserve_stock(quantities={plenty.pk: 1, pumps.pk: 4}, reason="R-1", at=at)
    assert short.value.product_id == pumps.pk
    assert figures(pumps) == (3, 0)
    assert figures(plenty) == (50, 0)
    assert StockMove.objects.filter(reason="R-1").count() == 0


def test_what_is_not_counted_is_never_short(told, at):
    product = ProductFactory()
    assert reserve_stock(quantities={product.pk: 99}, reason="R-1", at=at) == frozenset()
    assert StockMove.objects.count() == 0
    assert told == []


def test_releasing_puts_back(pumps, at):
    reserve_stock(quantities={pumps.pk: 2}, reason="R-1", at=at)
    assert release_stock(quantities={pumps.pk: 2}, reason="R-1 cancelled", at=at) == frozenset({pumps.pk})
    assert figures(pumps) == (3, 0)
    assert moves(pumps)[-1] == (0, -2, "R-1 cancelled")


def test_taking_hands_out(pumps, at):
    reserve_stock(quantities={pumps.pk: 2}, reason="R-1", at=at)
    assert take_stock(quantities={pumps.pk: 2}, reason="R-1 collected", at=at) == frozenset({pumps.pk})
    assert figures(pumps) == (1, 0)
    assert moves(pumps)[-1] == (-2, -2, "R-1 collected")


@pytest.mark.parametrize("verb", [release_stock, take_stock])
def test_a_count_begun_anew_holds_nobody_up(verb, pumps, at):
    assert verb(quantities={pumps.pk: 1}, reason="R-1", at=at) == frozenset()
    assert figures(pumps) == (3, 0)
    assert moves(pumps) == [(3, 0, "counted")]


def test_counting_anew_writes_the_difference(pumps, told, at):
    reserve_stock(quantities={pumps.pk: 2}, reason="R-1", at=at)
    assert count_stock(product=pumps, on_hand=2, at=at, reason="inventory")
    assert figures(pumps) == (2, 2)
    assert moves(pumps)[-1] == (-1, 0, "inventory")
    assert told == [[pumps.pk], [pumps.pk]]


def test_counting_the_same_is_no_move(pumps, told, at):
    assert count_stock(product=pumps, on_hand=3, at=at)
    assert moves(pumps) == [(3, 0, "counted")]
    assert told == []


def test_fewer_than_are_set_aside_cannot_be(pumps, at):
    reserve_stock(quantities={pumps.pk: 2}, reason="R-1", at=at)
    assert not count_stock(product=pumps, on_hand=1, at=at)
    assert figures(pumps) == (3, 2)


def test_moves_go_by_ascending_product_id(at):
    products = [ProductFactory(on_hand=5) for _ in range(3)]
    backwards = {product.pk: 1 for product in reversed(products)}
    with CaptureQueriesContext(connection) as queries:
        reserve_stock(quantities=backwards, reason="R-1", at=at)
    updated = [q["sql"] for q in queries.captured_queries if q["sql"].startswith('UPDATE "shops_stock"')]
    assert [f'"product_id" = {product.pk})' in sql for product, sql in zip(products, updated, strict=True)] == [True, True, True]


def test_the_audit_finds_what_was_written_past_the_ledger(pumps, at):
    reserve_stock(quantities={pumps.pk: 1}, reason="R-1", at=at)
    assert stock_drift() == []
    Stock.objects.filter(product=pumps).update(on_hand=9)
    assert stock_drift() == [Drift(product_id=pumps.pk, on_hand=9, reserved=1, moved_on_hand=3, moved_reserved=1)]
