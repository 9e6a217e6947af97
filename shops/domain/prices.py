"""Prices: what a thing costs now, what it cost before, and what may be said about a reduction."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from shops.models import PricePeriod, Product
from shops.signals import products_changed

WINDOW = timedelta(days=30)
# How long a lower price is shown as a reduction; after that it is simply the price.
SHOWN_FOR = timedelta(days=30)


@dataclass(frozen=True)
class Reduction:
    """A reduction as PAngV § 11 wants it: against the lowest price of the 30 days before it, never against a higher one."""

    lowest_cents: int
    percent: int


def current_price(periods: Iterable[PricePeriod], *, at: datetime) -> PricePeriod | None:
    """Return the period that holds at this moment, or None for a product without a price."""
    for period in periods:
        if period.valid_from <= at and (period.valid_until is None or period.valid_until > at):
            return period
    return None


def reduction(periods: Iterable[PricePeriod], *, at: datetime) -> Reduction | None:
    """Return the reduction that may be shown with the current price, or None.

    The lowest price is that of the 30 days before the current price began, the one in force when this window
    opened included. The percentage is rounded down, so that it never promises more than it gives.
    """
    periods = list(periods)
    now = current_price(periods, at=at)
    if now is None or at - now.valid_from >= SHOWN_FOR:
        return None
    opened = now.valid_from - WINDOW
    before = [
        period.cents
        for period in periods
        if period.valid_from < now.valid_from and period.valid_until is not None and period.valid_until > opened
    ]
    lowest = min(before, default=0)
    percent = (lowest - now.cents) * 100 // lowest if lowest else 0
    return Reduction(lowest_cents=lowest, percent=percent) if percent >= 1 else None


def price_history(*, product_ids: Iterable[int], at: datetime) -> QuerySet[PricePeriod]:
    """Return the periods needed to show prices now, the newest first: the current one and those a reduction looks back on."""
    since = at - SHOWN_FOR - WINDOW
    recent = Q(valid_until__isnull=True) | Q(valid_until__gt=since)
    return PricePeriod.objects.filter(recent, product_id__in=list(product_ids), valid_from__lte=at).order_by("-valid_from", "pk")


@transaction.atomic
def set_price(*, product: Product, cents: int | None, at: datetime) -> bool:
    """Close the price that holds and open a new one at this moment; return False when it is the same price again.

    Without `cents` the product has no price from now on. A period once written is only ever closed, never overwritten.
    """
    changed = write_price(product=product, cents=cents, at=at)
    if changed:
        products_changed.send(sender=Product, product_ids=[product.pk])
    return changed


def write_price(*, product: Product, cents: int | None, at: datetime) -> bool:
    """Do what `set_price` does without telling the floors above: for verbs that tell them once about everything."""
    if cents is not None and cents < 0:
        raise ValueError("a price cannot be negative")
    Product.objects.select_for_update().get(pk=product.pk)  # two changes of one price come one after the other
    now = PricePeriod.objects.filter(product=product, valid_until__isnull=True).first()
    if (now.cents if now else None) == cents:
        return False
    if now and now.valid_from >= at:
        raise ValueError("a price can only change after it began")
    PricePeriod.objects.filter(product=product, valid_until__isnull=True).update(valid_until=at)
    if cents is not None:
        PricePeriod.objects.create(product=product, cents=cents, valid_from=at)
    return True
