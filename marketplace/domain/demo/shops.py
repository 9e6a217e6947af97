"""The shops of the fictional town: row, legal facts, hours, storefront, goods; each in one transaction."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction

from marketplace.domain.demo import goods, prose
from marketplace.domain.demo.data import Table
from marketplace.domain.demo.people import people_of
from marketplace.domain.demo.photos import add_photos
from shops.domain.calendar import local_day
from shops.domain.hours.lifting import HolidayHours
from shops.domain.hours.verbs import add_special_day, confirm_hours, publish_hours
from shops.domain.lifecycle import publish_shop, submit_shop
from shops.domain.members import add_member
from shops.domain.pages import add_storefront
from shops.domain.trader import state_facts
from shops.enums import HolidayPolicy, Role
from shops.models import Category, OpeningHours, Quarter, Shop, ShopPagePicture

if TYPE_CHECKING:
    from marketplace.models import User

ROW = ("slug", "name", "sign", "monogram", "street", "way_hint", "latitude", "longitude", "phone", "email")
LONG_AGO = timedelta(days=420)


@transaction.atomic
def open_shop(table: Table, *, quarter: Quarter, makers: Table, staff: "User", at: datetime) -> bool:
    """Build one shop with all that is in it and make it public; False when it is there already."""
    if Shop.objects.filter(slug=table["slug"]).exists():
        return False
    shop = _row(table, quarter, at)
    people = people_of(table)
    for user, role in people:
        add_member(shop=shop, user=user, role=role, actor=staff, at=at - LONG_AGO)
    _state(shop, table["trader"], people[0][0], at)
    _keep_hours(shop, table["hours"], people, at)
    _front(shop, table, people[0][0])
    submit_shop(shop=shop, actor=people[0][0], at=at - LONG_AGO)
    publish_shop(shop=shop, actor=staff, at=at - LONG_AGO)
    goods.stock(shop, table, makers=makers, people=people, at=at)
    return True


def _row(table: Table, quarter: Quarter, at: datetime) -> Shop:
    facts = {name: table[name] for name in ROW}
    return Shop.objects.create(
        **facts,
        category=Category.objects.get(slug=table["category"]),
        quarter=quarter,
        postcode=settings.TOWN_POSTCODE,
        city=settings.TOWN_NAME,
        delivers=table.get("delivers", False),
        delivery_cents=table.get("delivery_cents", 0),
        created_at=at - LONG_AGO,
        updated_at=at - LONG_AGO,
    )


def _state(shop: Shop, trader: Table, owner: "User", at: datetime) -> None:
    facts: dict[str, Any] = {name: value for name, value in trader.items() if name != "certified_days"}
    state_facts(shop=shop, facts=facts, certify=True, actor=owner, at=at - timedelta(days=trader["certified_days"]))


def _keep_hours(shop: Shop, hours: Table, people: "list[tuple[User, Role]]", at: datetime) -> None:
    """Publish the hours a year ago and confirm them when the data says; a shop that never entered any has a row and no word."""
    if not hours["expression"]:
        OpeningHours.objects.create(shop=shop)
        return
    owner = people[0][0]
    by = next((user for user, role in people if role == hours["confirmed_by"]), owner)
    holidays = HolidayHours(HolidayPolicy(hours["holiday_policy"]), hours.get("holiday_expression", ""))
    publish_hours(shop=shop, expression=hours["expression"], holidays=holidays, at=at - LONG_AGO, actor=owner)
    said = at - timedelta(days=hours["confirmed_days"])
    confirm_hours(shop=shop, at=said, actor=by)
    for day in hours.get("special", ()):
        when = local_day(at) + timedelta(days=day["in_days"])
        add_special_day(shop=shop, day=when, hours=day["hours"], note=day["note"], at=said, actor=by)


def _front(shop: Shop, table: Table, owner: "User") -> None:
    first, *more = table["story"]
    text = first["text"] + "".join(f"\n## {part['heading']}\n\n{part['text']}" for part in more)
    lines = {name: "\n".join(table[name]) for name in ("services", "brands", "ask_for")}
    page = add_storefront(shop=shop, actor=owner, tagline=table["tagline"], story_title=first["heading"], story=prose.blocks(text), **lines)
    photos = add_photos(table.get("gallery", ()), shop=shop, kind=shop.category.motif, name=shop.slug, ratio="3/2", actor=owner)
    page.pictures = [ShopPagePicture(picture=picture, alt=alt, sort_order=place) for place, (picture, alt) in enumerate(photos)]
    page.save_revision(user=owner, changed=False)
