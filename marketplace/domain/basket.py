"""What a visitor collects: laid in, changed, taken out; reserving empties it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Sum, Value
from django.db.models.functions import Least

from marketplace.models import Basket, BasketLine
from marketplace.models.basket import MAX_QUANTITY
from shops.domain.prices import current_price, price_history
from shops.domain.queries import visible_products
from shops.models import Product

KEPT_FOR = timedelta(days=30)
Offers = dict[int, tuple[int, int]]  # product id -> cents and VAT rate


def start_basket(*, at: datetime) -> Basket:
    """Make an empty basket; only when there is something to lay in, so that looking around leaves no trace."""
    return Basket.objects.create(created_at=at, updated_at=at)


def vat_rate_of(product: Product) -> int:
    """Return the VAT in the price of a product; a small business (§ 19 UStG) has none in it."""
    trader = getattr(product.shop, "trader", None)
    return 0 if trader and trader.small_business else product.vat_rate


def current_offers(*, product_ids: Iterable[int], at: datetime) -> Offers:
    """Return cents and VAT rate of those products that can be reserved now: visible, with a price, of a shop that takes reservations."""
    ids = list(product_ids)
    products = visible_products().filter(pk__in=ids, shop__takes_reservations=True).select_related("shop__trader")
    prices = {period.product_id: period.cents for period in price_history(product_ids=ids, at=at) if current_price([period], at=at)}
    return {product.pk: (prices[product.pk], vat_rate_of(product)) for product in products if product.pk in prices}


@transaction.atomic
def lay_in(*, basket: Basket, product_id: int, quantity: int, at: datetime) -> BasketLine | None:
    """Add so many of a product, never more than `MAX_QUANTITY` in all; None when it cannot be reserved.

    The price seen now is written to the line, so that a later one is noticed.
    """
    offers = current_offers(product_ids=[product_id], at=at)
    if product_id not in offers:
        return None
    seen = dict(zip(("seen_cents", "seen_vat_rate"), offers[product_id], strict=True))
    line, is_new = BasketLine.objects.get_or_create(
        basket=basket, product_id=product_id, defaults={"quantity": min(quantity, MAX_QUANTITY), "added_at": at, **seen}
    )
    if not is_new:
        more = Least(F("quantity") + Value(quantity), Value(MAX_QUANTITY))
        BasketLine.objects.filter(pk=line.pk).update(quantity=more, **seen)
        line.refresh_from_db()
    _touch(basket, at)
    return line


@transaction.atomic
def change_quantity(*, basket: Basket, product_id: int, quantity: int, at: datetime) -> bool:
    """Set how many of a product are wanted; False when it is not in the basket."""
    if not 1 <= quantity <= MAX_QUANTITY:
        raise ValueError(f"a basket holds 1 to {MAX_QUANTITY} of a thing")
    changed = BasketLine.objects.filter(basket=basket, product_id=product_id).update(quantity=quantity)
    _touch(basket, at)
    return bool(changed)


@transaction.atomic
def take_out(*, basket: Basket, product_id: int, at: datetime) -> bool:
    """Remove a product; False when it was not in the basket."""
    removed, _kinds = BasketLine.objects.filter(basket=basket, product_id=product_id).delete()
    _touch(basket, at)
    return bool(removed)


@transaction.atomic
def take_out_gone(*, basket: Basket, at: datetime) -> int:
    """Remove what nobody offers any more and return how many lines that were."""
    gone = BasketLine.objects.filter(basket=basket).exclude(product__in=visible_products())
    removed, _kinds = gone.delete()
    _touch(basket, at)
    return removed


def item_count(*, basket: Basket) -> int:
    """Return how many things lie in a basket."""
    return basket.lines.aggregate(n=Sum("quantity"))["n"] or 0


def clear_old_baskets(*, at: datetime) -> int:
    """Throw baskets away that nobody touched for 30 days and return how many."""
    _removed, kinds = Basket.objects.filter(updated_at__lt=at - KEPT_FOR).delete()
    return kinds.get("marketplace.Basket", 0)


def _touch(basket: Basket, at: datetime) -> None:
    Basket.objects.filter(pk=basket.pk).update(updated_at=at)
