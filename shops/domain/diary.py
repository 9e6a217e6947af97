"""What the town did to a shop on its owner's behalf: nothing of it happens in secret."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import ModelLogEntry, PageLogEntry

from shops.models import Product, Shop, ShopMember, ShopPage, TraderProfile


@dataclass(frozen=True)
class TownEdit:
    """One thing somebody of the town changed."""

    at: datetime
    who: str
    label: str
    what: str


def town_edits(*, shop: Shop, limit: int = 20) -> list[TownEdit]:
    """Return what staff changed at a shop, its pages, its legal facts and its products, the latest first.

    Read from Wagtail's log, which every door of the CMS writes. A member who is also staff works for the shop and is not listed.
    """
    members = ShopMember.objects.filter(shop=shop).values("user")
    rows = ModelLogEntry.objects.filter(about(shop), user__is_staff=True).exclude(user__in=members)
    pages = PageLogEntry.objects.filter(page__in=ShopPage.objects.filter(shop=shop).values("pk"), user__is_staff=True)
    entries = [*rows.select_related("user")[:limit], *pages.exclude(user__in=members).select_related("user")[:limit]]
    latest = sorted(entries, key=lambda entry: entry.timestamp, reverse=True)[:limit]
    return [TownEdit(at=entry.timestamp, who=str(entry.user), label=entry.label, what=str(entry.message)) for entry in latest]


def about(shop: Shop) -> Q:
    """Match the log entries about a shop and about the rows that belong to it."""
    kinds = ContentType.objects.get_for_models(Shop, TraderProfile, Product)
    traders = [str(pk) for pk in TraderProfile.objects.filter(shop=shop).values_list("pk", flat=True)]
    products = [str(pk) for pk in Product.objects.filter(shop=shop).values_list("pk", flat=True)]
    return (
        Q(content_type=kinds[Shop], object_id=str(shop.pk))
        | Q(content_type=kinds[TraderProfile], object_id__in=traders)
        | Q(content_type=kinds[Product], object_id__in=products)
    )
