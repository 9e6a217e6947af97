"""What waits for an owner today, gathered from every floor below."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from marketplace.domain.queries import waiting_orders
from marketplace.models import Order
from shops.domain.checks import Hint, open_hints
from shops.domain.completeness import Completeness, completeness
from shops.domain.days import DayQuestion, is_shut_today, open_questions
from shops.domain.queries import shop_cards
from shops.domain.shelf import fading
from shops.models import Product, Shop
from shops.results import ShopCard

SHOWN_STATEMENTS = 3


@dataclass(frozen=True)
class Today:
    """One look at the desk: how the town sees the shop, what waits, what one tap would settle, what to learn next."""

    card: ShopCard
    shut_by_hand: bool
    orders: Sequence[Order]
    questions: list[DayQuestion]
    fading: Sequence[Product]
    fading_ids: list[int]
    hint: Hint | None
    completeness: Completeness

    @property
    def waiting(self) -> int:
        return len(self.orders)


def today(*, shop: Shop, at: datetime) -> Today:
    """Gather the desk's first screen; the number of queries does not grow with what waits."""
    old = list(fading(shop=shop, at=at))
    hints = open_hints(shop_id=shop.pk, at=at)
    return Today(
        card=shop_cards(shops=[shop], at=at)[0],
        shut_by_hand=is_shut_today(shop=shop, at=at),
        orders=list(waiting_orders(shop)),
        questions=open_questions(shop=shop, at=at),
        fading=old[:SHOWN_STATEMENTS],
        fading_ids=[product.pk for product in old],
        hint=hints[0] if hints else None,
        completeness=completeness(shop=shop, at=at),
    )
