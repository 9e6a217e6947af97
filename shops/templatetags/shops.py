"""What the pages of shops show live: each tag pulls one part, so that page classes ask the database nothing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django import template
from django.conf import settings
from django.core.paginator import Page, Paginator
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks

from shops.domain.hours import WeekRow, calendar_at, opening_hours_data, shop_hours, week
from shops.domain.queries import cards, live_shops, newest_products, visible_products
from shops.domain.street import Neighbourhood, by_way_from_market, neighbourhood, pins, street
from shops.domain.structured import as_json, local_business
from shops.filters import ShopFilter
from shops.models import Category, OpeningHours, Product, Shop, ShopPage
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
    narrowed: bool


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
        narrowed=len(kept) < len(everyone) or any(request.GET.get(name) for name in narrowed.filters),
    )


@register.simple_tag
def picture_of(value: Any) -> PictureCard | None:
    """Return a picture in running text; one that only decorates has no words."""
    if value is None:
        return None
    return picture_card(value, "" if getattr(value, "decorative", False) else getattr(value, "contextual_alt_text", "") or "")


@register.simple_tag
def first_picture(product: Product) -> PictureCard | None:
    """Return the first picture of a product, without words because it stands beside the name; prefetch `pictures__picture__renditions`."""
    row = next(iter(product.pictures.all()), None)
    return picture_card(row.picture, "") if row else None


@register.simple_tag
def trail_of_shop(shop: ShopCard, here: str = "") -> list[tuple[str, str]]:
    """Return the way to a shop, or to a page below it: its quarter leads to its neighbours in the directory."""
    shops = (_("Läden"), to_directory())
    if here:
        return [shops, (shop.name, shop.url), (here, "")]
    quarter = [(shop.quarter, f"{to_directory()}?viertel={shop.quarter_slug}")] if shop.quarter_slug else []
    return [(settings.TOWN_NAME, reverse("wagtail_serve", args=[""])), shops, *quarter]


@register.simple_tag
def trail_of_category(above: list[Category]) -> list[tuple[str, str]]:
    """Return the way to what stands below these Warengruppen."""
    steps = [(category.name, reverse("shops:category", args=[category.slug])) for category in above]
    return [(_("Alle Waren"), reverse("shops:categories")), *steps]


@register.filter
def tel_link(number: str) -> str:
    """Write a telephone number as a link: what people put between the digits goes."""
    plus = "+" if number.strip().startswith("+") else ""
    return f"tel:{plus}{''.join(sign for sign in number if sign.isascii() and sign.isdigit())}"


@register.simple_tag
def ask_link(shop: Shop, thing: str) -> str:
    """Return where one asks a shop for a thing: by mail, its subject filled in, else by telephone."""
    if not shop.email:
        return tel_link(shop.phone)
    subject = _("Haben Sie das: %(thing)s?") % {"thing": thing}
    return f"mailto:{quote(shop.email, safe='@')}?subject={quote(subject)}"


@register.simple_tag
def map_link(shop: ShopCard | None = None) -> str:
    """Return the address of a real map, which is only asked when somebody follows it."""
    if shop and shop.place:
        lat, lon = shop.place
        return f"https://www.openstreetmap.org/?mlat={lat:.5f}&mlon={lon:.5f}#map=19/{lat:.5f}/{lon:.5f}"
    lat, lon = settings.TOWN_CENTRE
    return f"https://www.openstreetmap.org/#map=17/{lat:.5f}/{lon:.5f}"


def to_directory() -> str:
    """Return the address of the directory."""
    return reverse("wagtail_serve", args=["laeden/"])


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
