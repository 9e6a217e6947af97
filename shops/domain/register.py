"""The town's register of shops: opening a row for a new shop and changing what stands in it."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from wagtail.log_actions import log

from shops.domain.pages import add_storefront
from shops.models import OpeningHours, Shop, ShopEvent, TraderProfile
from shops.signals import shop_changed

if TYPE_CHECKING:
    from marketplace.models import User


@transaction.atomic
def register_shop(*, shop: Shop, actor: "User", at: datetime) -> Shop:
    """Write a new shop down, in preparation, with empty hours and legal facts and a storefront that nobody sees yet."""
    shop.created_at = shop.updated_at = at
    shop.save(force_insert=True)
    TraderProfile.objects.create(shop=shop, street=shop.street, postcode=shop.postcode, city=shop.city, phone=shop.phone, email=shop.email)
    OpeningHours.objects.create(shop=shop)
    add_storefront(shop=shop, actor=actor)
    ShopEvent.objects.create(shop=shop, at=at, actor=actor, action="shops.register", after=shop.status)
    log(instance=shop, action="wagtail.create", user=actor, timestamp=at)
    return shop


@transaction.atomic
def change_shop(*, shop: Shop, changed: Iterable[str], actor: "User", at: datetime) -> Shop:
    """Write the named fields of a shop; its slug and its place in the life cycle are not among them."""
    fields = [name for name in changed if name not in ("slug", "status")]
    if not fields:
        return shop
    shop.updated_at = at
    shop.save(update_fields=[*fields, "updated_at"])
    ShopEvent.objects.create(shop=shop, at=at, actor=actor, action="shops.change", reason=", ".join(fields))
    log(instance=shop, action="wagtail.edit", user=actor, timestamp=at)
    shop_changed.send(sender=Shop, shop_id=shop.pk)
    return shop
