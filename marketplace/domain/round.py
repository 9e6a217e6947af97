"""The walk that collects everything: in which order, how far, and whether every shop is still open on the way; pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import permutations

from marketplace.results import Round, RoundStop
from shops.domain.places import Place, metres_between, walking_minutes
from shops.results import ShopCard

AT_EACH_SHOP = timedelta(minutes=5)
TRIED_IN_EVERY_ORDER = 6  # 720 orders; longer rounds go to whatever closes first


def plan_round(*, shops: Sequence[ShopCard], start: Place, at: datetime) -> Round:
    """Return the shops in the order that misses the fewest closing times, and among those walks the least.

    Only shops that are open now can be missed; the others are visited on another day anyway. A shop without a place on
    the map comes last.
    """
    placed = [shop for shop in shops if shop.place]
    if len(placed) > TRIED_IN_EVERY_ORDER:
        orders: Sequence[tuple[ShopCard, ...]] = [tuple(sorted(placed, key=_closes))]
    else:
        orders = list(permutations(placed))
    best = min((_walk(order, start, at) for order in orders), key=lambda one: (one.missed, one.minutes))
    unknown = [RoundStop(shop=shop, minutes=None) for shop in shops if not shop.place]
    return Round(stops=[*best.stops, *unknown], minutes=best.minutes, missed=best.missed, all_open=all(shop.is_open for shop in shops))


def _closes(shop: ShopCard) -> tuple[bool, float]:
    return (not shop.is_open, shop.until.timestamp() if shop.is_open and shop.until else 0.0)


def _walk(order: Sequence[ShopCard], start: Place, at: datetime) -> Round:
    stops: list[RoundStop] = []
    here, now, total, missed = start, at, 0, 0
    for shop in order:
        there = shop.place or here
        minutes = walking_minutes(metres_between(here, there))
        now += timedelta(minutes=minutes)
        missed += bool(shop.is_open and shop.until and now > shop.until)
        stops.append(RoundStop(shop=shop, minutes=minutes))
        here, now, total = there, now + AT_EACH_SHOP, total + minutes
    return Round(stops=stops, minutes=total, missed=missed)
