"""What the shops say, read for the index: always the same number of queries, however many are asked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from search.documents import Source
from shops.domain.browsing import visible_products
from shops.domain.queries import live_shops
from shops.enums import AvailabilityKind
from shops.models import Category, PricePeriod, Product, ProductPicture, Shop, ShopPage


@dataclass(frozen=True, slots=True)
class ShopSource:
    """What a shop says about itself, as plain values."""

    shop_id: int
    name: str
    kinds: tuple[str, ...]
    brands: tuple[str, ...]
    lines: tuple[str, ...]


def product_sources(*, product_ids: Iterable[int]) -> list[Source]:
    """Read the products that everyone may see; what is hidden or gone is left out."""
    ids = list(product_ids)
    rows = visible_products().filter(pk__in=ids).select_related("shop", "category", "availability", "stock").order_by("pk")
    pictured = set(ProductPicture.objects.filter(product_id__in=ids).values_list("product_id", flat=True))
    prices = dict(PricePeriod.objects.filter(product_id__in=ids, valid_until__isnull=True).values_list("product_id", "cents"))
    trails = category_trails()
    return [source(row, prices.get(row.pk), trails[row.category.path], has_picture=row.pk in pictured) for row in rows]


def source(row: Product, cents: int | None, trail: tuple[tuple[int, str], ...], *, has_picture: bool) -> Source:
    """Put one product's rows together. A thing of which none is left is one to ask for, whatever was said."""
    said = getattr(row, "availability", None)
    stock = getattr(row, "stock", None)
    sold_out = stock is not None and stock.on_hand <= stock.reserved
    return Source(
        product_id=row.pk,
        name=row.name,
        shop_id=row.shop_id,
        shop_name=row.shop.name,
        categories=trail,
        brand=row.brand,
        description=row.description,
        gtin=row.gtin,
        sku=row.sku,
        cents=cents,
        kind=AvailabilityKind.ASK if said is None or sold_out else said.kind,
        said_at=said.said_at if said else None,
        updated_at=row.updated_at,
        has_picture=has_picture,
        has_content=row.content is not None,
    )


def category_trails() -> dict[str, tuple[tuple[int, str], ...]]:
    """Return for each path of the tree the Warengruppen from the root down; one query."""
    trails: dict[str, tuple[tuple[int, str], ...]] = {}
    for pk, path, name in Category.objects.order_by("path").values_list("pk", "path", "name"):
        trails[path] = (*trails.get(path[: -Category.steplen], ()), (pk, name))
    return trails


def shop_sources(*, shop_ids: Sequence[int]) -> list[ShopSource]:
    """Read public shops with what their storefronts say; shops that are not public are left out."""
    shops = list(live_shops().filter(pk__in=shop_ids))
    pages: dict[int, ShopPage] = {}
    for page in ShopPage.objects.filter(shop__in=shops, live=True).order_by("locale__language_code", "pk"):
        pages.setdefault(page.shop_id, page)
    trails = category_trails()
    return [shop_source(shop, pages.get(shop.pk), trails[shop.category.path]) for shop in shops]


def shop_source(shop: Shop, page: ShopPage | None, trail: tuple[tuple[int, str], ...]) -> ShopSource:
    """Put one shop's rows together."""
    said = [page.tagline, *page.service_list, *page.ask_for_list] if page else []
    return ShopSource(
        shop_id=shop.pk,
        name=shop.name,
        kinds=tuple(dict.fromkeys([*(name for _, name in trail), shop.category.shop_kind])),
        brands=tuple(page.brand_list) if page else (),
        lines=tuple(said),
    )
