from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from shops.domain.prices import Reduction, current_price, price_history, reduction, set_price
from shops.models import PricePeriod
from shops.signals import products_changed
from tests.factories.shops import AT, ProductFactory

DAY = timedelta(days=1)


@pytest.fixture
def told():
    """Collect the ids that `products_changed` names."""
    heard = []

    def listen(product_ids, **kwargs):
        heard.append(list(product_ids))

    products_changed.connect(listen)
    yield heard
    products_changed.disconnect(listen)


def period(cents, start, end=None):
    """Make a period from days relative to AT."""
    return PricePeriod(cents=cents, valid_from=AT + start * DAY, valid_until=None if end is None else AT + end * DAY)


def rows(product):
    return list(product.prices.order_by("valid_from").values_list("cents", "valid_from", "valid_until"))


def test_a_new_price_closes_the_old_and_overwrites_nothing(db, at, told):
    product = ProductFactory(cents=1290)
    later = at + 3 * DAY
    assert set_price(product=product, cents=1190, at=later) is True
    assert rows(product) == [(1290, at, later), (1190, later, None)]
    assert told == [[product.pk]]


def test_the_same_price_again_changes_nothing(db, at, told):
    product = ProductFactory(cents=1290)
    assert set_price(product=product, cents=1290, at=at + DAY) is False
    assert rows(product) == [(1290, at, None)]
    assert told == []


def test_a_price_can_be_taken_away_and_given_back(db, at):
    product = ProductFactory(cents=500)
    set_price(product=product, cents=None, at=at + DAY)
    set_price(product=product, cents=500, at=at + 2 * DAY)
    assert rows(product) == [(500, at, at + DAY), (500, at + 2 * DAY, None)]


@pytest.mark.parametrize(("cents", "moment"), [(-1, AT + DAY), (900, AT), (900, AT - DAY)])
def test_a_negative_price_and_one_before_the_last_are_refused(db, at, told, cents, moment):
    product = ProductFactory(cents=1000)
    with pytest.raises(ValueError, match="a price"):
        set_price(product=product, cents=cents, at=moment)
    assert rows(product) == [(1000, at, None)]
    assert told == []


def test_the_database_holds_one_current_price_only(db, at):
    product = ProductFactory(cents=1000)
    with pytest.raises(IntegrityError), transaction.atomic():
        PricePeriod.objects.create(product=product, cents=900, valid_from=at + DAY)


def test_the_price_of_a_moment():
    old, new = period(1000, -20, -10), period(900, -10)
    assert current_price([new, old], at=AT).cents == 900
    assert current_price([new, old], at=AT - 10 * DAY).cents == 900
    assert current_price([new, old], at=AT - 11 * DAY).cents == 1000
    assert current_price([new, old], at=AT - 21 * DAY) is None


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        pytest.param([period(900, -1), period(1000, -60, -1)], Reduction(1000, 10), id="plain"),
        pytest.param([period(12900, -1), period(14900, -60, -1)], Reduction(14900, 13), id="rounded down"),
        pytest.param([period(900, -1), period(1000, -5, -1), period(950, -60, -5)], Reduction(950, 5), id="the lowest, not the last"),
        pytest.param([period(900, -1), period(1000, -29, -1), period(910, -60, -29)], Reduction(910, 1), id="in force at the opening"),
        pytest.param([period(900, -1), period(1000, -31, -1), period(910, -60, -31)], Reduction(1000, 10), id="over at the opening"),
        pytest.param([period(900, -1), period(1000, -5, -1), period(850, -9, -5)], None, id="dearer than before the rise"),
        pytest.param([period(1000, -1), period(900, -60, -1)], None, id="a rise"),
        pytest.param([period(900, -30), period(1000, -60, -30)], None, id="no longer news"),
        pytest.param([period(900, -1)], None, id="the first price"),
        pytest.param([period(9999, -1), period(10000, -60, -1)], None, id="less than one percent"),
        pytest.param([period(900, -1), period(1000, -60, -40)], None, id="without a price in the window"),
        pytest.param([], None, id="no price at all"),
    ],
)
def test_a_reduction_looks_back_thirty_days(periods, expected):
    assert reduction(periods, at=AT) == expected


def test_the_history_holds_what_a_reduction_needs_and_no_more(db, at, django_assert_num_queries):
    product, other = ProductFactory(cents=1000), ProductFactory(cents=1)
    set_price(product=product, cents=900, at=at + 10 * DAY)
    set_price(product=product, cents=800, at=at + 100 * DAY)
    with django_assert_num_queries(1):
        found = list(price_history(product_ids=[product.pk], at=at + 101 * DAY))
    assert [row.cents for row in found] == [800, 900]
    assert [row.cents for row in price_history(product_ids=[product.pk, other.pk], at=at + DAY)] == [1000, 1]
