"""The goods of the fictional town, with a past: when they came in, what they cost before, who last looked on the shelf."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from marketplace.domain.demo.data import Table
from marketplace.domain.demo.photos import add_photos
from shops.domain.availability import say_availability
from shops.domain.prices import set_price
from shops.domain.products import add_product
from shops.domain.stock import count_stock
from shops.enums import Role
from shops.models import Category, Product, Shop

if TYPE_CHECKING:
    from marketplace.models import User

PLAIN = ("name", "sku", "gtin", "description", "vat_rate", "content_unit", "safety_note", "withdrawal_exception")
# A reduction is measured against the 30 days before it, so the price before it must be older.
PRICED_BEFORE = 60
# Nothing came in so lately that nobody could have reserved it.
NEWEST = 10


def stock(shop: Shop, table: Table, *, makers: Table, people: "Sequence[tuple[User, Role]]", at: datetime) -> list[Product]:
    """Put a shop's goods on its shelf."""
    categories = {category.slug: category for category in Category.objects.all()}
    return [_bring(shop, good, categories[good["category"]], makers, people, at) for good in table.get("product", ())]


def _bring(shop: Shop, good: Table, category: Category, makers: Table, people: "Sequence[tuple[User, Role]]", at: datetime) -> Product:
    owner = people[0][0]
    by = next((user for user, role in people if role == good.get("by")), owner)
    photos = add_photos(good.get("photos", ()), shop=shop, kind=category.motif, name=good["sku"].lower(), ratio="4/5", actor=owner)
    product = add_product(
        shop=shop,
        at=at - timedelta(days=_age(good)),
        actor=owner,
        cents=good.get("was_cents", good["cents"]),
        kind=good["says"],
        days=good.get("days"),
        pictures=photos,
        category=category,
        **_facts(good, makers),
    )
    if "was_cents" in good:
        set_price(product=product, cents=good["cents"], at=at - timedelta(days=good["was_days"]))
    said = at - timedelta(days=good["said"], minutes=40 if good["said"] == 0 else 0)
    say_availability(product=product, kind=good["says"], days=good.get("days"), at=said, actor=by)
    if "on_hand" in good:
        count_stock(product=product, on_hand=good["on_hand"], at=said, actor=by)
    return product


def _age(good: Table) -> int:
    """Return how many days ago a thing came in: before its last statement, and long before its last price."""
    priced: int = good["was_days"] + PRICED_BEFORE if "was_cents" in good else 0
    said: int = good["said"]
    return max(said, priced, NEWEST) + 1


def _facts(good: Table, makers: Table) -> Any:
    facts: dict[str, Any] = {name: good[name] for name in PLAIN if name in good}
    if "content" in good:
        facts["content"] = Decimal(good["content"])
    if maker := makers.get(good.get("maker", "")):
        facts["brand"] = maker["brand"]
        facts["maker"] = "\n".join((maker["name"], maker["address"], maker["email"]))
    return facts
