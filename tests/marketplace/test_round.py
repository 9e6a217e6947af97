"""The pickup round: the order that meets every closing time, and then the shortest."""

from datetime import datetime, timedelta

import pytest

from marketplace.domain.round import plan_round
from shops.results import ShopCard

MARKET = (50.2586, 10.9645)


def shop(number: int, *, east: float | None, state: str = "open", closes: datetime | None = None) -> ShopCard:
    """A shop so many thousandths of a degree east of the market; each is about 71 m, one minute or two."""
    place = None if east is None else (MARKET[0], MARKET[1] + east / 1000)
    return ShopCard(number, "", f"Laden {number}", "", "", "", "", "", "", state, "", place=place, until=closes)


def order(shops, at) -> list[int]:
    return [stop.shop.shop_id for stop in plan_round(shops=shops, start=MARKET, at=at).stops]


def test_the_nearest_comes_first_when_nothing_closes(at):
    late = at + timedelta(hours=8)
    shops = [shop(1, east=9, closes=late), shop(2, east=3, closes=late), shop(3, east=6, closes=late)]
    found = plan_round(shops=shops, start=MARKET, at=at)
    assert [stop.shop.shop_id for stop in found.stops] == [2, 3, 1]
    assert [stop.minutes for stop in found.stops] == [4, 4, 4]
    assert (found.minutes, found.missed, found.all_open) == (12, 0, True)


def test_what_closes_soon_comes_first_though_it_is_farther(at):
    shops = [shop(1, east=3, closes=at + timedelta(hours=8)), shop(2, east=9, closes=at + timedelta(minutes=14))]
    assert order(shops, at) == [2, 1]


def test_what_cannot_be_reached_in_time_is_said(at):
    shops = [shop(1, east=3, closes=at + timedelta(minutes=1)), shop(2, east=9, closes=at + timedelta(hours=1))]
    found = plan_round(shops=shops, start=MARKET, at=at)
    assert found.missed == 1


def test_a_closed_shop_misses_nothing_and_a_placeless_one_comes_last(at):
    shops = [shop(1, east=None), shop(2, east=3, state="closed", closes=at + timedelta(minutes=1))]
    found = plan_round(shops=shops, start=MARKET, at=at)
    assert [(stop.shop.shop_id, stop.minutes) for stop in found.stops] == [(2, 4), (1, None)]
    assert (found.missed, found.all_open) == (0, False)


@pytest.mark.parametrize("count", [0, 1, 7, 20])
def test_any_number_of_shops(count, at):
    shops = [shop(n, east=n % 5, closes=at + timedelta(hours=20 - n)) for n in range(count)]
    assert sorted(order(shops, at)) == list(range(count))


def test_many_shops_go_by_closing_time(at):
    shops = [shop(n, east=1, closes=at + timedelta(hours=20 - n)) for n in range(8)]
    assert order(shops, at) == [7, 6, 5, 4, 3, 2, 1, 0]
