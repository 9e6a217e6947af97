"""What a shop says about having a thing: said by somebody at a moment, fading, renewed with one tap."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from math import exp2
from typing import TYPE_CHECKING

from django.db import transaction

from shops.enums import AvailabilityKind
from shops.models import Availability, Product, Shop
from shops.signals import products_changed

if TYPE_CHECKING:
    from marketplace.models import User

# How sure one may be on the day a thing was said; "ask us" promises nothing and so cannot fade.
SURE = {AvailabilityKind.SHELF: 1.0, AvailabilityKind.USUALLY: 0.7, AvailabilityKind.DAYS: 0.5, AvailabilityKind.ASK: 0.2}
HALF_LIFE = timedelta(days=21)


def confidence(*, kind: str, said_at: datetime | None, at: datetime) -> float:
    """Return from 0 to 1 how far a statement counts now: after three weeks what it says above "ask us" counts half."""
    least = SURE[AvailabilityKind.ASK]
    if said_at is None or kind not in SURE:
        return least
    age = max(at - said_at, timedelta(0))
    return least + (SURE[AvailabilityKind(kind)] - least) * exp2(-(age / HALF_LIFE))


@transaction.atomic
def say_availability(*, product: Product, kind: str, at: datetime, actor: "User | None" = None, days: int | None = None) -> Availability:
    """Write down what the shop says about having this product, with who and when."""
    said = write_statement(product=product, kind=kind, days=days, at=at, actor=actor)
    products_changed.send(sender=Product, product_ids=[product.pk])
    return said


def write_statement(*, product: Product, kind: str, at: datetime, actor: "User | None" = None, days: int | None = None) -> Availability:
    """Do what `say_availability` does without telling the floors above: for verbs that tell them once about everything."""
    kind = AvailabilityKind(kind)
    if kind == AvailabilityKind.DAYS and not days:
        raise ValueError("in how many days?")
    days = days if kind == AvailabilityKind.DAYS else None
    said, _created = Availability.objects.update_or_create(
        product=product, defaults={"kind": kind, "days": days, "said_at": at, "said_by": actor}
    )
    return said


@transaction.atomic
def confirm_availabilities(*, shop: Shop, product_ids: Iterable[int], at: datetime, actor: "User | None" = None) -> list[int]:
    """Say once more, in one tap, what was said before about these products of one shop; return the ids that were renewed.

    Products of other shops, hidden ones and those nobody ever said anything about are left alone.
    """
    renewed = Availability.objects.filter(product_id__in=list(product_ids), product__shop=shop, product__is_visible=True)
    ids = sorted(renewed.values_list("product_id", flat=True))
    if ids:
        Availability.objects.filter(product_id__in=ids).update(said_at=at, said_by=actor)
        products_changed.send(sender=Product, product_ids=ids)
    return ids
