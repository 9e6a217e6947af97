"""What search engines are shown: the pages of the CMS, goods, Warengruppen, and what belongs to each shop."""

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import Max, QuerySet
from django.urls import reverse
from wagtail.contrib.sitemaps import Sitemap as WagtailSitemap
from wagtail.models import Page

from shops.domain.browsing import category_cards, visible_products
from shops.domain.queries import live_shops
from shops.enums import ShopStatus
from shops.models import Product, Shop, ShopPage
from shops.results import CategoryCard


class PageSitemap(WagtailSitemap):
    """Every public page, without the storefronts of shops that are not public and without mirrors of another language."""

    def items(self) -> Any:
        hidden = ShopPage.objects.exclude(shop__status=ShopStatus.LIVE).values("page_ptr_id")
        pages: QuerySet[Page] = super().items()
        return pages.exclude(pk__in=hidden).filter(alias_of__isnull=True)


class ProductSitemap(Sitemap):
    """Every visible product."""

    limit = 5000

    def items(self) -> QuerySet[Product]:
        return visible_products().order_by("pk").only("pk", "slug", "updated_at")

    def location(self, item: Product) -> str:
        return reverse("shops:product", args=[item.pk, item.slug])

    def lastmod(self, item: Product) -> Any:
        return item.updated_at


class CategorySitemap(Sitemap):
    """Every Warengruppe in which something stands."""

    def items(self) -> list[CategoryCard]:
        return [card for root in category_cards() for card in (root, *root.children)]

    def location(self, item: CategoryCard) -> str:
        return item.url


class ShopGoodsSitemap(Sitemap):
    """The list of all goods of each shop that shows some."""

    def items(self) -> QuerySet[Shop]:
        shops = live_shops().filter(products__is_visible=True).order_by("pk")
        return shops.annotate(changed=Max("products__updated_at"))

    def location(self, item: Shop) -> str:
        return reverse("shops:shop_products", args=[item.slug])

    def lastmod(self, item: Any) -> Any:
        return item.changed


SITEMAPS = {"pages": PageSitemap, "products": ProductSitemap, "categories": CategorySitemap, "shops": ShopGoodsSitemap}
