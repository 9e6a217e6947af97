"""Every address that shows a list: who looks, what one item more is, and how many queries it may cost."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from shops.domain.hours import add_special_day
from shops.enums import CityDayKind
from shops.models import CityDay, Product, Shop
from tests.conftest import storefront
from tests.factories.marketplace import UserFactory
from tests.factories.shops import AT, CategoryFactory, HoursFactory, MemberFactory, ProductFactory, ShopFactory, TraderFactory
from tests.factories.trade import KATHARINA, reserve
from tests.factories.training import block, course, lesson


@dataclass
class Scene:
    """What the items are added to: the shop of the signed-in owner."""

    shop: Shop
    owner: object
    items: int = 0

    def next(self) -> int:
        self.items += 1
        return self.items


def add_product(scene: Scene) -> Product:
    """One more product of the shop, said long enough ago to be asked about."""
    product = ProductFactory(shop=scene.shop, category=scene.shop.category, name=f"Stiefel {scene.next()}")
    product.availability.said_at = AT - timedelta(days=60)
    product.availability.save()
    return product


def add_shop(scene: Scene) -> Shop:
    """One more public shop with hours, legal facts, page and a product."""
    shop = ShopFactory(name=f"Laden {scene.next()}", quarter=scene.shop.quarter)
    HoursFactory(shop=shop)
    TraderFactory(shop=shop)
    storefront(shop)
    ProductFactory(shop=shop, category=scene.shop.category, name=f"Stiefel von {shop.name}")
    return shop


def add_category(scene: Scene) -> None:
    ProductFactory(shop=scene.shop, category=CategoryFactory())


def add_city_day(scene: Scene) -> None:
    number = scene.next()
    CityDay.objects.create(day=(AT + timedelta(days=10 * number)).date(), kind=CityDayKind.EVENT, title=f"Markt {number}")


def add_special(scene: Scene) -> None:
    add_special_day(shop=scene.shop, day=(AT + timedelta(days=scene.next())).date(), at=AT, actor=scene.owner)


def add_member(scene: Scene) -> None:
    MemberFactory(shop=scene.shop, user=UserFactory(), role="helper")


def add_order(scene: Scene) -> None:
    reserve({ProductFactory(shop=scene.shop, category=scene.shop.category): 1}, customer=KATHARINA)


def add_own_order(scene: Scene) -> None:
    for order in reserve({ProductFactory(shop=scene.shop, category=scene.shop.category): 1}, customer=KATHARINA):
        order.user = scene.owner
        order.save(update_fields=["user"])


def add_course(scene: Scene) -> None:
    course(lesson("zeiten", block()), slug=f"kurs-{scene.next()}")


@dataclass(frozen=True)
class List:
    """A list page: the address, one item more, the literal number of queries on SQLite, and whether one signs in."""

    path: str
    add: Callable[[Scene], object]
    queries: int
    signed_in: bool = False


LISTS = {
    "home": List("/", add_shop, 21),
    "home:goods": List("/", add_product, 21),
    "directory": List("/laeden/", add_shop, 15),
    "shop page": List("/laeden/schuhhaus-amberg/", add_product, 28),
    "courses": List("/lernen/", add_course, 13),
    "shops:shop_products": List("/laeden/schuhhaus-amberg/waren/", add_product, 13),
    "shops:categories": List("/waren/", add_category, 3),
    "shops:category": List("/waren/schuhe/", add_product, 12),
    "shops:calendar": List("/stadtkalender/", add_city_day, 2),
    "search:results": List("/suche/?q=stiefel", add_product, 24),
    "search:suggestions": List("/suche/vorschlaege/?q=stief", add_product, 2),
    "desk:today": List("/theke/", add_product, 22, signed_in=True),
    "desk:today:orders": List("/theke/", add_order, 23, signed_in=True),
    "desk:products": List("/theke/waren/", add_product, 7, signed_in=True),
    "desk:counter": List("/theke/abholen/", add_order, 8, signed_in=True),
    "desk:hours": List("/theke/zeiten/", add_special, 11, signed_in=True),
    "desk:members": List("/theke/mitglieder/", add_member, 9, signed_in=True),
    "trade:orders": List("/konto/reservierungen/", add_own_order, 7, signed_in=True),
    "sitemap": List("/sitemap.xml", add_product, 16),
}
# Lists whose items live in a session or behind a token: their own tests count the queries.
COUNTED_ELSEWHERE = {
    "trade:basket": "tests/marketplace/test_basket.py",
    "trade:check": "tests/marketplace/test_checkout_pages.py",
    "trade:placed": "tests/marketplace/test_checkout_pages.py",
    "wagtail_serve": "home, directory, shop page, courses above; course and lesson in tests/training",
}
# Addresses that show one thing, a form, or nothing: they cannot grow.
NO_LIST = {
    "account_home",
    "admin_login",
    "choose_shop",
    "colours",
    "desk:answer_day",
    "desk:close_today",
    "desk:decline",
    "desk:hours_confirm",
    "desk:hours_paste",
    "desk:hours_take_back",
    "desk:order",
    "desk:product_edit",
    "desk:product_hide",
    "desk:product_new",
    "desk:product_say",
    "desk:products_confirm",
    "desk:ready",
    "desk:reopen_today",
    "desk:special_day",
    "desk:special_day_accept",
    "desk:special_day_remove",
    "desk:submit",
    "desk:trader",
    "media",
    "offline",
    "offline_worker",
    "page_login",
    "robots",
    "search:how_we_rank",
    "shops:imprint",
    "shops:product",
    "style_guide",
    "town:notice",
    "trade:add",
    "trade:cancel",
    "trade:change",
    "trade:guest",
    "trade:tidy",
    "training:answer",
    "training:begin",
    "training:practice",
    "training:read",
    "training:retry",
    "training:shop",
}
