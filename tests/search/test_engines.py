"""One contract for every engine: random plans against the naive reference, before and after updates, without tolerance."""

import random
from dataclasses import replace

import pytest
from django.db import connection, transaction

from search import backends
from search.backends import base
from search.backends.base import Ask, Order, Where
from search.documents import Document, in_sample, order_key, pack
from search.models import IndexedProduct, IndexRow
from search.query import NOTHING, Anything, Has, Tier, either, every
from tests.search.reference import Naive

TOKENS = [f"{prefix}{stem}" for prefix in ("", "x_", "t_", "h_") for stem in ("brot", "küche", "groß", "50mm", "u1f", "a")] + [
    *(f"k_{pk}" for pk in (1, 2, 3, 12)),
    *(f"g_{pk}" for pk in (1, 2, 11)),
]
PLANS = 500


def random_document(rnd: random.Random, product_id: int) -> Document:
    bag = {token for token in TOKENS if rnd.random() < 0.25} | ({"z_1"} if in_sample(product_id) else set())
    return Document(
        product_id=product_id,
        rid=order_key(rnd.choice([0, 60, 60, 140, 255]), product_id),
        packed=pack(rnd.choice([1, 2, 3, 12]), rnd.randrange(7), rnd.randrange(1, 5)),
        shop_id=rnd.choice([1, 2, 3, 11]),
        price=rnd.choice([0, 100, 100, 999, 2_147_483_647]),
        bag=tuple(sorted(bag)),
        words=(),
        title=f"Ding {product_id}",
        brand="",
        kind="ask",
        said_at=None,
        updated_at=None,
    )


def random_expression(rnd: random.Random, depth: int = 3):
    if depth == 0 or rnd.random() < 0.3:
        return rnd.choice([Has(rnd.choice(TOKENS))] * 8 + [Has("nowhere"), Anything(), NOTHING])
    members = [random_expression(rnd, depth - 1) for _ in range(rnd.randrange(0, 4))]
    return rnd.choice([every, either])(members)


def random_set(rnd: random.Random, values: range) -> frozenset[int] | None:
    return None if rnd.random() < 0.6 else frozenset(value for value in values if rnd.random() < 0.5)


def random_ask(rnd: random.Random) -> Ask:
    expressions = [random_expression(rnd) for _ in range(rnd.randrange(1, 5))]
    where = Where(
        tokens=random_expression(rnd, 1) if rnd.random() < 0.3 else Anything(),
        shops=random_set(rnd, range(1, 12)),
        bands=random_set(rnd, range(7)),
        kinds=random_set(rnd, range(1, 5)),
    )
    return Ask(
        tiers=tuple(zip(Tier, expressions, strict=False)),
        base=either(expressions),
        where=where,
        open_shops=random_set(rnd, range(1, 12)),
        limit=(limit := rnd.choice([1, 7, 40, 200])),
        window=rnd.choice([1, limit, max(1, limit // 2)]),
        order=rnd.choice([Order.RELEVANCE, Order.RELEVANCE, Order.PRICE]),
    )


def agree(engine, naive: Naive, rnd: random.Random, plans: int) -> int:
    """Compare a number of random questions; return how many had hits, so that a test cannot pass on empty answers."""
    with_hits = 0
    for _ in range(plans):
        ask = random_ask(rnd)
        expected = naive.answer(ask)
        assert engine.answer(ask) == expected, ask
        total = naive.count(ask.base, ask.where)
        assert engine.count(ask.base, ask.where) == total, ask
        assert engine.count(ask.base, ask.where, limit=5) == min(total, 5), ask
        with_hits += bool(expected.walk)
    return with_hits


@pytest.fixture
def engine(db):
    return backends.engine()


def test_the_engine_follows_the_database(engine):
    assert type(engine).__name__.lower() in connection.vendor.replace("postgresql", "postgres")


def test_ids_order_totals_and_groups_are_those_of_the_reference(engine):
    rnd = random.Random(20261124)
    documents = [random_document(rnd, pk) for pk in range(1, 201)]
    naive = Naive()
    for one in (engine, naive):
        one.replace(documents)
    assert agree(engine, naive, rnd, PLANS) > PLANS // 2

    changed = [random_document(rnd, pk) for pk in rnd.sample(range(1, 251), 80)]
    gone = rnd.sample(range(1, 201), 40)
    for one in (engine, naive):
        one.replace(changed)
        one.delete([*gone, 99_999])
    assert agree(engine, naive, rnd, PLANS) > PLANS // 2
    assert IndexRow.objects.count() == IndexedProduct.objects.count() == len(naive.documents)


def test_a_large_answer_is_counted_on_the_sample(engine, monkeypatch):
    rnd = random.Random(7)
    naive = Naive()
    for one in (engine, naive):
        one.replace([replace(random_document(rnd, pk), shop_id=1) for pk in range(1, 301)])
        rnd.seed(7)
    for module in ("search.backends.embedded", "tests.search.reference"):
        monkeypatch.setattr(f"{module}.SAMPLED_ABOVE", 50)
    ask = Ask(tiers=((Tier.ANYWHERE, Anything()),), base=Anything())
    answer = engine.answer(ask)
    assert answer == naive.answer(ask)
    assert answer.sampled
    assert answer.base_total == 51
    assert sum(group.count for group in answer.groups) == 16 * sum(in_sample(pk) for pk in range(1, 301))


def test_the_order_of_insertion_does_not_matter(engine):
    rnd = random.Random(3)
    documents = [random_document(rnd, pk) for pk in range(1, 61)]
    asks = [random_ask(rnd) for _ in range(40)]
    engine.replace(documents)
    first = [engine.answer(ask) for ask in asks]
    engine.delete(range(1, 61))
    assert IndexRow.objects.count() == 0
    rnd.shuffle(documents)
    for one in documents:
        engine.replace([one])
    assert [engine.answer(ask) for ask in asks] == first


def test_an_entry_is_rekeyed_when_its_quality_changes(engine):
    old = random_document(random.Random(1), 5)
    old = replace(old, rid=order_key(10, 5), bag=("brot", "x_brot"))
    engine.replace([old])
    new = replace(old, rid=order_key(200, 5), bag=("käse",))
    engine.replace([new])
    everything = Ask(tiers=((Tier.ANYWHERE, either([Has("brot"), Has("käse")])),), base=either([Has("brot"), Has("käse")]))
    assert engine.answer(everything).walk == ((Tier.ANYWHERE, new.rid),)
    assert engine.count(Has("brot")) == 0


def test_an_engine_keeps_nothing_that_is_rolled_back(engine):
    with transaction.atomic():
        engine.replace([replace(random_document(random.Random(1), 5), bag=("brot",))])
        transaction.set_rollback(True)
    assert engine.count(Has("brot")) == 0


def test_the_window_and_the_limits_are_those_of_the_design():
    assert (base.WINDOW, base.MOST_COUNTED, base.SAMPLED_ABOVE) == (200, 10_001, 20_000)
