"""What the pages of shops show live: each tag pulls one part, so that page classes ask the database nothing."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django import template
from django.core.paginator import Page, Paginator
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from shops.domain.hours import WeekRow, calendar_at, opening_hours_data, shop_hours, week
from shops.domain.queries import cards, live_shops, newest_products, visible_products
from shops.domain.street import Neighbourhood, by_way_from_market, neighbourhood, pins, street
from shops.domain.structured import as_json, local_business
from shops.filters import ShopFilter
from shops.models import OpeningHours, Shop, ShopPage, TraderProfile
from shops.renditions import picture_card
from shops.results import PictureCard, ProductCard, ShopCard

register = template.Library()

PER_PAGE = 12
ON_THE_PAGE = 6


@dataclass(frozen=True)
class Goods:
    """What stands in a shop's window on its page, and how much there is in all."""

    cards: list[ProductCard]
    count: int


@dataclass(frozen=True)
class ShopWeek:
    """The hours of this week, who confirmed them and when, and the same for search engines."""

    rows: list[WeekRow]
    confirmed_at: datetime | None
    who: str
    data: dict[str, Any]


@dataclass(frozen=True)
class Directory:
    """One page of the directory."""

    filter: ShopFilter
    page: Page
    pins: list[tuple[float, float, bool]]
    count: int
    open_count: int
    quarter_count: int
    chosen: list[tuple[str, str]] = field(default_factory=list)


@register.simple_tag(takes_context=True)
def in_the_street(context: Context, shop: Shop) -> Neighbourhood:
    """Return a shop with its open state and its neighbours."""
    return neighbourhood(shop=shop, at=context["request"].at)


@register.simple_tag(takes_context=True)
def goods_of(context: Context, shop: Shop) -> Goods:
    """Return the newest goods of a shop and how many it has."""
    ids = newest_products(limit=ON_THE_PAGE, shop_id=shop.pk)
    return Goods(cards=cards(product_ids=ids, at=context["request"].at), count=visible_products().filter(shop=shop).count())


@register.simple_tag(takes_context=True)
def week_of(context: Context, shop: Shop) -> ShopWeek:
    """Return the hours of a shop as its page shows them."""
    at = context["request"].at
    hours, calendar = shop_hours(shop_ids=[shop.pk], at=at).get(shop.pk), calendar_at(at=at)
    row = OpeningHours.objects.filter(shop=shop).select_related("confirmed_by").first()
    return ShopWeek(
        rows=week(hours=hours, calendar=calendar, at=at),
        confirmed_at=row.confirmed_at if row else None,
        who=row.confirmed_by.name if row and row.confirmed_by else "",
        data=opening_hours_data(hours=hours, calendar=calendar, at=at),
    )


@register.simple_tag
def gallery_of(page: ShopPage) -> list[PictureCard]:
    """Return the pictures of a storefront."""
    rows = page.pictures.select_related("picture").prefetch_related("picture__renditions") if page.pk else page.pictures.all()
    return [card for row in rows if (card := picture_card(row.picture, row.alt))]


@register.simple_tag
def trader_of(shop: Shop) -> TraderProfile | None:
    """Return the legal facts of a shop."""
    return TraderProfile.objects.filter(shop=shop).first()


@register.simple_tag
def plan_pins(*shops: ShopCard) -> list[tuple[float, float, bool]]:
    """Return the places of shops on a small drawn plan."""
    return pins(shops, size=(720, 420))


@register.simple_tag(takes_context=True)
def badges_of(context: Context, shop: Shop) -> list[Any]:
    """Collect what the floors above have to say about a shop; each hook returns (text, icon) pairs for a badge."""
    found: list[Any] = []
    for badges in hooks.get_hooks("shop_page_badges"):
        found += badges(shop_id=shop.pk, at=context["request"].at)
    return found


@register.simple_tag(takes_context=True)
def directory(context: Context) -> Directory:
    """Return the page of the directory that the address asks for."""
    request = context["request"]
    everyone = street(at=request.at)
    narrowed = ShopFilter(request.GET, queryset=live_shops(), open_ids=[card.shop_id for card in everyone if card.is_open])
    kept = set(narrowed.qs.order_by().values_list("pk", flat=True))
    found = by_way_from_market(card for card in everyone if card.shop_id in kept)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("seite"))
    return Directory(
        filter=narrowed,
        page=page,
        pins=pins(page.object_list),
        count=len(everyone),
        open_count=sum(card.is_open for card in everyone),
        quarter_count=len({card.quarter_id for card in everyone if card.quarter_id}),
    )


@register.simple_tag(takes_context=True)
def shop_data(context: Context, shop: ShopCard, row: Shop, shop_week: ShopWeek, gallery: list[PictureCard], about: str = "") -> SafeString:
    """Write the shop for search engines."""
    data = local_business(shop=row, url=shop.url, root=root_of(context), hours=shop_week.data, pictures=gallery, about=about)
    return data_block(data)


@register.simple_tag(takes_context=True)
def canonical(context: Context, path: str = "") -> SafeString:
    """Write the one address of a page; of the query only the number of a further page belongs to it."""
    request = context["request"]
    number = request.GET.get("seite", "")
    further = f"?seite={number}" if number.isascii() and number.isdigit() and number != "1" else ""
    return format_html('<link rel="canonical" href="{}{}{}">', root_of(context), path or request.path, further)


def root_of(context: Context) -> str:
    """Return scheme and host of the town, without a slash at the end."""
    return context["request"].build_absolute_uri("/").rstrip("/")


def data_block(data: dict[str, Any]) -> SafeString:
    """Write data as a script element that nothing runs."""
    return format_html('<script type="application/ld+json">{}</script>', as_json(data))
