"""Die Straße: who stands beside whom, who is near, and the directory of all shops."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings

from shops.domain.places import metres_between, on_plan, spread
from shops.domain.queries import live_shops, shop_cards
from shops.models import Shop
from shops.results import ShopCard

SIDE = 4  # houses drawn on either side of a shop's own
PLAN = (720, 620)
PIN = (25, 41)  # how much room a pin takes on it


@dataclass(frozen=True)
class Neighbourhood:
    """A shop in its street: the houses beside it, and the nearest other shops."""

    shop: ShopCard
    left: list[ShopCard] = field(default_factory=list)
    right: list[ShopCard] = field(default_factory=list)
    near: list[ShopCard] = field(default_factory=list)


def street(*, at: datetime) -> list[ShopCard]:
    """Return every public shop in the order of the street; four queries, however long it is."""
    return shop_cards(shops=live_shops(), at=at)


def neighbourhood(*, shop: Shop, at: datetime) -> Neighbourhood:
    """Return a shop with its neighbours; the street is a ring, so that a short one still has two sides.

    A shop that is not public yet (in a preview) stands at the end of the street.
    """
    cards = street(at=at)
    if shop.pk not in (card.shop_id for card in cards):
        cards += shop_cards(shops=[shop], at=at)
    place = next(index for index, card in enumerate(cards) if card.shop_id == shop.pk)
    own, others = cards[place], cards[place + 1 :] + cards[:place]
    return Neighbourhood(shop=own, left=others[-SIDE:], right=others[:SIDE], near=nearest(to=own, among=others, count=3))


def nearest(*, to: ShopCard, among: Iterable[ShopCard], count: int) -> list[ShopCard]:
    """Return the shops one passes next: by distance where places are known, else those of the same quarter first."""

    def way(card: ShopCard) -> tuple[bool, int, bool]:
        known = to.place is not None and card.place is not None
        metres = metres_between(to.place, card.place) if to.place and card.place else 0
        return not known, metres, card.quarter_id != to.quarter_id

    return sorted(among, key=way)[:count]


def by_way_from_market(cards: Iterable[ShopCard]) -> list[ShopCard]:
    """Sort shops by their way from the market; those without a place come last, by name."""
    return sorted(cards, key=lambda card: (card.metres is None, card.metres or 0, card.name.casefold()))


def pins(cards: Iterable[ShopCard], *, size: tuple[int, int] = PLAN) -> list[tuple[float, float, bool]]:
    """Return the places of shops on the drawn plan, with whether each is open; one without a place stands at the market."""
    cards = list(cards)
    spots = on_plan([card.place for card in cards], centre=settings.TOWN_CENTRE, width=size[0], height=size[1])
    clear = spread([spot or (0.0, 0.0) for spot in spots], apart=(PIN[0] / size[0], PIN[1] / size[1]))
    return [(right, down, card.is_open) for (right, down), card in zip(clear, cards, strict=True)]
