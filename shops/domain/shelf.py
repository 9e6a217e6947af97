"""Reads for the desk: what stands on one shop's shelf, and which statements wait to be renewed."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from shops.enums import AvailabilityKind
from shops.models import Category, PricePeriod, Product, Shop

# After two weeks a statement has lost a good part of its weight, so the desk asks again.
RENEW_AFTER = timedelta(days=14)


def products_of(shop: Shop) -> QuerySet[Product]:
    """Return every product of one shop, hidden ones too."""
    return Product.objects.filter(shop=shop)


def desk_products(*, shop: Shop, words: str = "") -> QuerySet[Product]:
    """Return a shop's products with price, statement and picture for a list: visible ones first, the oldest statement first."""
    current = PricePeriod.objects.filter(product=OuterRef("pk"), valid_until__isnull=True)
    found = products_of(shop).select_related("availability", "category", "stock").prefetch_related("pictures__picture__renditions")
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(sku__iexact=word) | Q(gtin=word))
    return found.annotate(cents=Subquery(current.values("cents")[:1])).order_by(
        "-is_visible", F("availability__said_at").asc(nulls_first=True), "id"
    )


def fading(*, shop: Shop, at: datetime) -> QuerySet[Product]:
    """Return the visible products that shoppers are told are there on the word of an old statement, the oldest first."""
    promised = [AvailabilityKind.SHELF, AvailabilityKind.USUALLY]
    return desk_products(shop=shop).filter(is_visible=True, availability__kind__in=promised, availability__said_at__lt=at - RENEW_AFTER)


def shelf_counts(*, shop: Shop) -> dict[str, int]:
    """Return how many products are visible, and how many of them lack a picture; one query."""
    lacking = Q(is_visible=True, pictures__isnull=True)
    return products_of(shop).aggregate(
        visible=Count("pk", filter=Q(is_visible=True), distinct=True), without_picture=Count("pk", filter=lacking, distinct=True)
    )


def category_choices() -> Sequence[tuple[str, list[tuple[int, str]]]]:
    """Return the Warengruppen for a select, the leaves grouped under their root; one query."""
    groups: list[tuple[str, list[tuple[int, str]]]] = []
    for node in Category.objects.order_by("path"):
        if node.is_root():
            groups.append((node.name, [(node.pk, node.name)] if node.is_leaf() else []))
        elif node.is_leaf():
            groups[-1][1].append((node.pk, node.name))
    return groups
