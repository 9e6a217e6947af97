"""The life of a shop: in preparation, submitted, public, paused, closed. Every step leaves its reason.

A step is one conditional UPDATE: of two people who decide at once, one wins and the other is told. The storefront, the members'
right to publish and the town's log follow in the same transaction.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from shops.domain.pages import publish_storefront, withdraw_storefront
from shops.domain.rights import sync_rights
from shops.enums import ShopStatus
from shops.models import Shop, ShopEvent, TraderProfile
from shops.signals import shop_changed

if TYPE_CHECKING:
    from marketplace.models import User


@dataclass(frozen=True)
class Step:
    """One step of the life cycle: from which states, to which, under which name in the log."""

    action: str
    origins: tuple[ShopStatus, ...]
    target: ShopStatus
    needs_reason: bool = False


SUBMIT = Step("shops.submit", (ShopStatus.DRAFT,), ShopStatus.SUBMITTED)
SEND_BACK = Step("shops.send_back", (ShopStatus.SUBMITTED,), ShopStatus.DRAFT, needs_reason=True)
PUBLISH = Step("shops.publish", (ShopStatus.SUBMITTED,), ShopStatus.LIVE)
PAUSE = Step("shops.pause", (ShopStatus.LIVE,), ShopStatus.PAUSED, needs_reason=True)
RESUME = Step("shops.resume", (ShopStatus.PAUSED,), ShopStatus.LIVE)
CLOSE = Step(
    "shops.close", (ShopStatus.DRAFT, ShopStatus.SUBMITTED, ShopStatus.LIVE, ShopStatus.PAUSED), ShopStatus.CLOSED, needs_reason=True
)
STEPS = {step.action: step for step in (SUBMIT, SEND_BACK, PUBLISH, PAUSE, RESUME, CLOSE)}


def submit_shop(*, shop: Shop, actor: "User", at: datetime) -> Shop:
    """Ask the town to look at a shop and make it public."""
    return take(step=SUBMIT, shop=shop, actor=actor, at=at)


def send_back_shop(*, shop: Shop, actor: "User", at: datetime, reason: str) -> Shop:
    """Give a submitted shop back to its owner with what is still to do."""
    return take(step=SEND_BACK, shop=shop, actor=actor, at=at, reason=reason)


def publish_shop(*, shop: Shop, actor: "User | None", at: datetime, reason: str = "") -> Shop:
    """Make a shop public, with its storefront."""
    return take(step=PUBLISH, shop=shop, actor=actor, at=at, reason=reason)


def pause_shop(*, shop: Shop, actor: "User", at: datetime, reason: str) -> Shop:
    """Take a shop off the web for a while."""
    return take(step=PAUSE, shop=shop, actor=actor, at=at, reason=reason)


def resume_shop(*, shop: Shop, actor: "User", at: datetime, reason: str = "") -> Shop:
    """Bring a paused shop back."""
    return take(step=RESUME, shop=shop, actor=actor, at=at, reason=reason)


def close_shop(*, shop: Shop, actor: "User", at: datetime, reason: str) -> Shop:
    """End a shop. The row stays, because orders and certificates point to it."""
    return take(step=CLOSE, shop=shop, actor=actor, at=at, reason=reason)


def take(*, step: Step, shop: Shop, actor: "User | None", at: datetime, reason: str = "") -> Shop:
    """Take a step; refuse it in words when a reason or a legal fact lacks, or when the shop is no longer where the step begins."""
    reason = reason.strip()
    if step.needs_reason and not reason:
        raise ValidationError(_("Bitte einen Grund angeben: Der Laden liest ihn."), code="reason")
    with transaction.atomic():
        before = Shop.objects.select_for_update().values_list("status", flat=True).get(pk=shop.pk)
        if step.target in (ShopStatus.SUBMITTED, ShopStatus.LIVE):
            refuse_incomplete(shop)
        moved = Shop.objects.filter(pk=shop.pk, status__in=step.origins).update(status=step.target, updated_at=at)
        if not moved:
            label = ShopStatus(before).label
            raise ValidationError(_("Das geht nicht mehr: Der Stand des Ladens ist „%(state)s“."), code="stale", params={"state": label})
        shop.status, shop.updated_at = step.target, at
        ShopEvent.objects.create(shop=shop, at=at, actor=actor, action=step.action, before=before, after=step.target, reason=reason)
        log(instance=shop, action=step.action, user=actor, timestamp=at, data={"reason": reason})
        sync_rights(shop=shop)
        move_storefront(shop, before, actor)
        shop_changed.send(sender=Shop, shop_id=shop.pk)
    return shop


def move_storefront(shop: Shop, before: str, actor: "User | None") -> None:
    """Let the pages follow the shop."""
    if shop.status == ShopStatus.LIVE:
        publish_storefront(shop=shop, actor=actor)
    elif before == ShopStatus.LIVE:
        withdraw_storefront(shop=shop, actor=actor)


def refuse_incomplete(shop: Shop) -> None:
    """Refuse what Art. 30 DSA refuses: a trader whose facts are not complete must not be shown."""
    trader = TraderProfile.objects.filter(shop=shop).first() or TraderProfile(shop=shop)
    if lacking := missing_labels(trader):
        raise ValidationError(_("Es fehlen Anbieterangaben: %(fields)s."), code="incomplete", params={"fields": ", ".join(lacking)})


def missing_labels(trader: TraderProfile) -> list[str]:
    """Return what still lacks of the legal facts, in the words of the form."""
    labels = {field.name: str(field.verbose_name) for field in TraderProfile._meta.concrete_fields}
    return [labels[name] for name in trader.missing()]


def possible_steps(shop: Shop) -> list[Step]:
    """Return the steps that begin where a shop stands."""
    return [step for step in STEPS.values() if shop.status in step.origins]
