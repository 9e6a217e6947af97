from datetime import timedelta

import pytest

from shops.domain.availability import confidence, confirm_availabilities, say_availability
from shops.models import Availability
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


def said(product):
    row = Availability.objects.get(product=product)
    return row.kind, row.days, row.said_at, row.said_by


def test_a_statement_says_who_and_when(shop, owner, at, told):
    product = ProductFactory(shop=shop)
    say_availability(product=product, kind="days", days=4, at=at + DAY, actor=owner)
    assert said(product) == ("days", 4, at + DAY, owner)
    say_availability(product=product, kind="shelf", days=4, at=at + 2 * DAY, actor=owner)
    assert said(product) == ("shelf", None, at + 2 * DAY, owner)
    assert told == [[product.pk], [product.pk]]
    assert Availability.objects.count() == 1


@pytest.mark.parametrize(("kind", "days"), [("days", None), ("days", 0), ("gone", None), ("", None)])
def test_a_statement_without_sense_is_refused(shop, at, told, kind, days):
    product = ProductFactory(shop=shop)
    with pytest.raises(ValueError):  # noqa: PT011
        say_availability(product=product, kind=kind, days=days, at=at + DAY)
    assert said(product) == ("shelf", None, at, None)
    assert told == []


def test_one_tap_renews_what_was_said_and_nothing_of_others(shop, other_shop, owner, at, told):
    mine, second, hidden = ProductFactory(shop=shop), ProductFactory(shop=shop, said="ask"), ProductFactory(shop=shop, is_visible=False)
    theirs = ProductFactory(shop=other_shop)
    ids = [mine.pk, second.pk, hidden.pk, theirs.pk, 10**9]
    assert confirm_availabilities(shop=shop, product_ids=ids, at=at + DAY, actor=owner) == [mine.pk, second.pk]
    assert said(mine) == ("shelf", None, at + DAY, owner)
    assert said(second) == ("ask", None, at + DAY, owner)
    assert said(hidden) == said(theirs) == ("shelf", None, at, None)
    assert told == [[mine.pk, second.pk]]


def test_nothing_to_renew_tells_nobody(shop, other_shop, at, told):
    theirs = ProductFactory(shop=other_shop)
    assert confirm_availabilities(shop=shop, product_ids=[theirs.pk], at=at + DAY) == []
    assert told == []


@pytest.mark.parametrize(
    ("kind", "age", "expected"),
    [
        ("shelf", 0, 1.0),
        ("shelf", 21, 0.6),
        ("shelf", 42, 0.4),
        ("usually", 0, 0.7),
        ("usually", 21, 0.45),
        ("days", 0, 0.5),
        ("ask", 0, 0.2),
        ("ask", 400, 0.2),
    ],
)
def test_what_was_said_fades_by_half_in_three_weeks(kind, age, expected):
    assert confidence(kind=kind, said_at=AT - age * DAY, at=AT) == pytest.approx(expected)


def test_nothing_said_is_as_good_as_ask_us():
    assert confidence(kind="shelf", said_at=None, at=AT) == 0.2
    assert confidence(kind="nonsense", said_at=AT, at=AT) == 0.2
    assert confidence(kind="shelf", said_at=AT + DAY, at=AT) == 1.0
