"""Reads of the trade. Authorisation is how you fetch: what is not yours is not found."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from marketplace.domain.basket import vat_rate_of
from marketplace.domain.pickup import held_until
from marketplace.models import Basket, BasketLine, Order
from marketplace.results import Bag, BagLine, BasketContents
from shops.domain.queries import cards
from shops.models import Shop
from shops.results import ProductCard

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from marketplace.models import User

Seen = Mapping[int, tuple[int, int]]  # product id -> the cents and VAT rate the shopper was shown
DONE_SHOWN_FOR = timedelta(days=2)


def basket_lines(basket: Basket) -> QuerySet[BasketLine]:
    """Return the lines of a basket with product, shop and legal facts."""
    return BasketLine.objects.filter(basket=basket).select_related("product__shop__trader")


def basket_contents(*, basket: Basket, at: datetime, seen: Seen | None = None) -> BasketContents:
    """Return a basket as it stands now: one bag per shop in the order things were laid in.

    `seen` are the prices of the page the shopper came from; without it a change is told against the price at laying in.
    """
    lines = list(basket_lines(basket))
    found = {card.product_id: card for card in cards(product_ids=[line.product_id for line in lines], at=at)}
    grouped: dict[int, list[BasketLine]] = defaultdict(list)
    for line in lines:
        if line.product_id in found:
            grouped[line.product.shop_id].append(line)
    shops = {shop_id: own[0].product.shop for shop_id, own in grouped.items()}
    ends = held_until(shops=shops.values(), at=at)
    return BasketContents(
        bags=[
            Bag(
                shop=found[own[0].product_id].shop,
                seller=seller_of(shops[shop_id]),
                phone=shops[shop_id].phone,
                vat_words=vat_words_of(shops[shop_id]),
                held_until=ends[shop_id],
                lines=[_bag_line(line, found[line.product_id], seen or {}) for line in own],
            )
            for shop_id, own in grouped.items()
        ],
        gone=[line.product.name for line in lines if line.product_id not in found],
    )


def seller_of(shop: Shop) -> str:
    """Return who stands behind a shop: the legal name, or the shop's name while the legal facts are missing."""
    trader = getattr(shop, "trader", None)
    return trader.legal_name if trader and trader.legal_name else shop.name


def vat_words_of(shop: Shop) -> str:
    """Say what PAngV § 6 wants beside a sum: that the VAT is in it, or that a small business has none."""
    trader = getattr(shop, "trader", None)
    return _("ohne MwSt. (§ 19 UStG)") if trader and trader.small_business else _("inkl. MwSt.")


def _bag_line(line: BasketLine, card: ProductCard, seen: Seen) -> BagLine:
    vat_rate = vat_rate_of(line.product)
    was_cents, was_vat = seen.get(line.product_id, (line.seen_cents, line.seen_vat_rate))
    return BagLine(
        line_id=line.pk,
        card=card,
        quantity=line.quantity,
        vat_rate=vat_rate,
        problem=_problem(line, card),
        was_cents=was_cents if card.cents is not None and was_cents != card.cents else None,
        was_other_vat=was_vat != vat_rate,
    )


def _problem(line: BasketLine, card: ProductCard) -> str:
    if not line.product.shop.takes_reservations:
        return "not_taking"
    if card.cents is None:
        return "no_price"
    if card.left is not None and card.left < line.quantity:
        return "few" if card.left > 0 else "sold_out"
    return ""


def _orders() -> QuerySet[Order]:
    return Order.objects.select_related("shop__category", "shop__quarter").prefetch_related("lines", "events")


def orders_of_placement(placement: UUID) -> QuerySet[Order]:
    """Return what one press of the button made, in the order of the basket."""
    return _orders().filter(placement=placement).order_by("pk")


def orders_of_user(user: "User | AnonymousUser") -> QuerySet[Order]:
    """Return a person's own orders: what waits first, then what ended last."""
    return _orders().filter(user_id=user.pk or 0).order_by(F("closed_at").desc(nulls_first=True), "-placed_at", "-pk")


def order_for_guest(token: str) -> QuerySet[Order]:
    """Return the order of a guest link, or nothing."""
    return _orders().filter(token=token)


def orders_for_member(user: "User | AnonymousUser") -> QuerySet[Order]:
    """Return the orders of every shop in which this person is a member."""
    return _orders().filter(shop__members__user_id=user.pk or 0)


def order_for_member(user: "User | AnonymousUser", number: str) -> QuerySet[Order]:
    """Return the order with this number if it belongs to a shop of this person, or nothing."""
    return orders_for_member(user).filter(number=number)


def waiting_orders(shop: Shop) -> QuerySet[Order]:
    """Return what a shop has to answer or to hand over, the oldest first."""
    return _orders().filter(shop=shop, closed_at__isnull=True).order_by("placed_at", "pk")


def done_orders(shop: Shop, *, at: datetime) -> QuerySet[Order]:
    """Return what a shop finished in the last days, the newest first."""
    return _orders().filter(shop=shop, closed_at__gt=at - DONE_SHOWN_FOR).order_by("-closed_at", "-pk")
