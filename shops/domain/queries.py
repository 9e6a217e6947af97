"""Reads of shops and products: small querysets to compose, and cards, which cost the same number of queries for one and for many."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Case, F, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from shops.domain.browsing import trail_to, visible_products
from shops.domain.hours import OpenState, states
from shops.domain.places import metres_between, walking_minutes
from shops.domain.prices import current_price, price_history, reduction
from shops.drawing import monogram_of, sign_of
from shops.enums import AvailabilityKind, ShopStatus
from shops.models import Availability, Category, PricePeriod, Product, ProductPicture, Quarter, Shop
from shops.money import euro, unit_price
from shops.renditions import picture_card
from shops.results import PictureCard, ProductCard, QuarterCard, ShopCard


def live_shops() -> QuerySet[Shop]:
    """Return the public shops with category and quarter, in the order of the street: quarter by quarter, then by address."""
    shops = Shop.objects.filter(status=ShopStatus.LIVE).select_related("category", "quarter")
    return shops.order_by(F("quarter__position").asc(nulls_last=True), F("quarter__name").asc(nulls_last=True), "street", "id")


def newest_products(*, limit: int, shop_id: int | None = None) -> list[int]:
    """Return the ids of the products that came last, of the whole town or of one shop."""
    products = visible_products().filter(shop_id=shop_id) if shop_id else visible_products()
    return list(products.order_by("-created_at", "-id").values_list("pk", flat=True)[:limit])


def newest_of_each_shop(*, limit: int) -> list[int]:
    """Return the newest product of each of the shops that last added one: no shop fills the window alone."""
    latest = visible_products().order_by("-created_at", "-id").values_list("pk", "shop_id")[: limit * 40]
    firsts: dict[int, int] = {}
    for pk, shop_id in latest:
        firsts.setdefault(shop_id, pk)
    chosen = list(firsts.values())[:limit]
    return chosen + [pk for pk, _shop in latest if pk not in chosen][: limit - len(chosen)]


def shop_url(slug: str) -> str:
    """Return the address of a shop's page; a page has the slug of its shop."""
    return reverse("wagtail_serve", args=[f"laeden/{slug}/"])


def shop_cards(*, shops: Iterable[Shop], at: datetime) -> list[ShopCard]:
    """Return shops with face, way and open state, in the order given."""
    shops = list(shops)
    open_states = states(shop_ids=[shop.pk for shop in shops], at=at)
    return [_shop_card(shop, open_states[shop.pk]) for shop in shops]


def _shop_card(shop: Shop, state: OpenState) -> ShopCard:
    place = (shop.latitude, shop.longitude) if shop.latitude is not None and shop.longitude is not None else None
    metres = metres_between(settings.TOWN_CENTRE, place) if place else None
    return ShopCard(
        shop_id=shop.pk,
        slug=shop.slug,
        name=shop.name,
        sign=shop.sign or sign_of(shop.name),
        monogram=shop.monogram or monogram_of(shop.name),
        motif=shop.category.motif,
        kind=shop.category.shop_kind or shop.category.name,
        street=shop.street,
        url=shop_url(shop.slug),
        state=state.state,
        say=state.say,
        until=state.until,
        quarter_id=shop.quarter_id,
        quarter=shop.quarter.name if shop.quarter else "",
        quarter_slug=shop.quarter.slug if shop.quarter else "",
        metres=metres,
        walk="" if metres is None else _("%(minutes)d Min.") % {"minutes": walking_minutes(metres)},
        place=place,
    )


def shops_by_quarter(*, shops: Iterable[ShopCard]) -> list[QuarterCard]:
    """Return the quarters that have shops, in their order, each with its shops."""
    grouped: dict[int | None, list[ShopCard]] = defaultdict(list)
    for shop in shops:
        grouped[shop.quarter_id].append(shop)
    quarters = Quarter.objects.filter(pk__in=[key for key in grouped if key])
    return [QuarterCard(quarter_id=row.pk, slug=row.slug, name=row.name, shops=grouped[row.pk]) for row in quarters]


def cards(*, product_ids: Iterable[int], at: datetime) -> list[ProductCard]:
    """Return these products as cards in the order given; what is hidden or gone is left out."""
    ids = list(product_ids)
    if not ids:
        return []
    rows = visible_products().filter(pk__in=ids)
    related = rows.select_related("shop__category", "shop__quarter", "shop__trader", "category", "availability__said_by", "stock")
    products = {product.pk: product for product in related}
    shops = {shop.shop_id: shop for shop in shop_cards(shops={row.shop_id: row.shop for row in products.values()}.values(), at=at)}
    periods: dict[int, list[PricePeriod]] = defaultdict(list)
    for period in price_history(product_ids=products, at=at):
        periods[period.product_id].append(period)
    pictures = first_pictures(product_ids=products)
    return [
        product_card(product=products[pk], shop=shops[products[pk].shop_id], periods=periods[pk], picture=pictures.get(pk), at=at)
        for pk in ids
        if pk in products
    ]


def product_card(*, product: Product, shop: ShopCard, periods: list[PricePeriod], picture: PictureCard | None, at: datetime) -> ProductCard:
    """Put the rows of one product together; asks the database nothing when they were fetched with their relations."""
    price, cut = current_price(periods, at=at), reduction(periods, at=at)
    per = unit_price(cents=price.cents, content=product.content, unit=product.content_unit) if price else None
    said: Availability | None = getattr(product, "availability", None)
    left = product.stock.on_hand - product.stock.reserved if hasattr(product, "stock") else None
    kind = said.kind if said and left != 0 else AvailabilityKind.ASK
    return ProductCard(
        product_id=product.pk,
        slug=product.slug,
        name=product.name,
        url=reverse("shops:product", args=[product.pk, product.slug]),
        motif=product.category.motif,
        picture=picture,
        cents=price.cents if price else None,
        unit=f"{euro(per.cents)}/{per.unit}" if per else "",
        lowest_cents=cut.lowest_cents if cut else None,
        cut=cut.percent if cut else None,
        note=price_note(shop=product.shop),
        kind=str(kind),
        days=said.days if said else None,
        said_at=said.said_at if said else None,
        who=said.said_by.name if said and said.said_by else "",
        left=left,
        shop=shop,
        category_id=product.category_id,
        distance=shop.distance,
    )


def price_note(*, shop: Shop) -> str:
    """Say what PAngV § 3 and § 6 want beside every price: the VAT, or why there is none, and what getting it costs."""
    trader = getattr(shop, "trader", None)
    if trader and trader.small_business:
        return _("keine MwSt. (§ 19 UStG), Abholung 0 €")
    return _("inkl. MwSt., Abholung 0 €")


@dataclass(frozen=True)
class ProductDetail:
    """A product's page: its rows, its card, its pictures, the way to it in the tree, and what other shops have like it."""

    product: Product
    card: ProductCard
    pictures: list[PictureCard]
    trail: list[Category]
    others: list[ProductCard]


def product_detail(*, pk: int, at: datetime) -> ProductDetail | None:
    """Return what a product's page shows, or None for what is hidden, gone, or of a shop that is not public."""
    related = visible_products().select_related("shop__category", "shop__quarter", "shop__trader", "category", "stock")
    product = related.filter(pk=pk).first()
    if product is None:
        return None
    shown = {card.product_id: card for card in cards(product_ids=[pk, *_alike(product)], at=at)}
    own = shown.pop(pk)
    rows = product.pictures.select_related("picture").prefetch_related("picture__renditions")
    pictures = [card for row in rows if (card := picture_card(row.picture, row.alt))]
    return ProductDetail(product=product, card=own, pictures=pictures, trail=trail_to(product.category), others=list(shown.values()))


def _alike(product: Product) -> list[int]:
    """Find up to three products of other shops: the same thing by its GTIN first, then things of the same kind."""
    alike = Q(category_id=product.category_id)
    same = Q(pk__in=[])
    if product.gtin:
        alike |= (same := Q(gtin=product.gtin))
    found = visible_products().filter(alike).exclude(shop_id=product.shop_id)
    nearest = found.annotate(same=Case(When(same, then=Value(0)), default=Value(1))).order_by("same", "-created_at", "-id")
    return list(nearest.values_list("pk", flat=True)[:3])


def first_pictures(*, product_ids: Iterable[int]) -> dict[int, PictureCard]:
    """Return the first picture of each product that has one; two queries."""
    rows = ProductPicture.objects.filter(product_id__in=list(product_ids)).select_related("picture").prefetch_related("picture__renditions")
    found: dict[int, PictureCard] = {}
    for row in rows:
        if row.product_id not in found and (card := picture_card(row.picture, row.alt)):
            found[row.product_id] = card
    return found
