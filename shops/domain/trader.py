"""The legal facts of a shop: stated by its owner, who answers for them."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from shops.domain.lifecycle import missing_labels
from shops.enums import ShopStatus
from shops.models import Shop, ShopEvent, TraderProfile
from shops.signals import shop_changed

if TYPE_CHECKING:
    from marketplace.models import User

FACTS = (
    "legal_name",
    "represented_by",
    "street",
    "postcode",
    "city",
    "country",
    "phone",
    "email",
    "register",
    "no_register_reason",
    "vat_id",
    "no_vat_id_reason",
    "small_business",
)


def trader_of(*, shop: Shop) -> TraderProfile:
    """Return the legal facts of a shop; an unsaved row with the shop's own address when nothing has been stated yet."""
    found = TraderProfile.objects.filter(shop=shop).first()
    return found or TraderProfile(shop=shop, street=shop.street, postcode=shop.postcode, city=shop.city, phone=shop.phone, email=shop.email)


@transaction.atomic
def state_facts(*, shop: Shop, facts: dict[str, Any], certify: bool, actor: "User", at: datetime) -> TraderProfile:
    """Write the legal facts down. Changed facts end the self-certification unless it is given anew; of a public shop they stay complete."""
    status = Shop.objects.select_for_update().values_list("status", flat=True).get(pk=shop.pk)
    trader = trader_of(shop=shop)
    changed = trader.pk is None or any(getattr(trader, name) != facts[name] for name in FACTS if name in facts)
    for name in FACTS:
        if name in facts:
            setattr(trader, name, facts[name])
    if certify:
        trader.certified_at, trader.certified_by = at, actor
    elif changed:
        trader.certified_at = trader.certified_by = None
    if status == ShopStatus.LIVE and (lacking := missing_labels(trader)):
        raise ValidationError(
            _("Ihr Laden ist öffentlich, deshalb müssen die Angaben vollständig sein. Es fehlt: %(fields)s."),
            params={"fields": ", ".join(lacking)},
        )
    trader.save()
    if changed or certify:
        action = "shops.certify" if certify else "shops.facts"
        ShopEvent.objects.create(shop=shop, at=at, actor=actor, action=action)
        log(instance=shop, action=action, user=actor, timestamp=at)
        shop_changed.send(sender=Shop, shop_id=shop.pk)
    return trader
