"""Who may act for which shop. Authorisation is how you fetch: what is not yours is not found."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from shops.domain.rights import sync_rights
from shops.enums import Role
from shops.models import Shop, ShopEvent, ShopMember

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from marketplace.models import User


def memberships(user: "User | AnonymousUser") -> QuerySet[ShopMember]:
    """Return a person's memberships with their shops, the oldest first."""
    if not user.is_authenticated:
        return ShopMember.objects.none()
    return ShopMember.objects.filter(user=user).select_related("shop__category", "shop__quarter").order_by("id")


def owners(shop_id: int) -> QuerySet[ShopMember]:
    """Return the owners of a shop with their people."""
    return ShopMember.objects.filter(shop_id=shop_id, role=Role.OWNER).select_related("user")


def members_of(*, shop: Shop) -> QuerySet[ShopMember]:
    """Return everyone who acts for a shop, owners first."""
    return ShopMember.objects.filter(shop=shop).select_related("user").order_by("-role", "id")


@transaction.atomic
def add_member(*, shop: Shop, user: "User", role: str, actor: "User | None", at: datetime) -> ShopMember:
    """Let a person act for a shop, or give a member another role; the last owner stays owner."""
    member = ShopMember.objects.select_for_update().filter(shop=shop, user=user).first()
    if member is None:
        member = ShopMember.objects.create(shop=shop, user=user, role=role)
    elif member.role != role:
        refuse_losing_last_owner(member, role=role)
        member.role = role
        member.save(update_fields=["role"])
    else:
        return member
    note(member, action="shops.member", actor=actor, at=at)
    return member


@transaction.atomic
def remove_member(*, member: ShopMember, actor: "User | None", at: datetime) -> None:
    """End a membership and with it every right in the shop; the last owner cannot be removed."""
    refuse_losing_last_owner(member, role=None)
    note(member, action="shops.member_gone", actor=actor, at=at)
    member.delete()
    sync_rights(shop=member.shop)


def refuse_losing_last_owner(member: ShopMember, *, role: str | None) -> None:
    """Raise when a shop would be left without an owner."""
    if member.role != Role.OWNER or role == Role.OWNER:
        return
    Shop.objects.select_for_update().get(pk=member.shop_id)  # two owners who remove each other come one after the other
    if not ShopMember.objects.filter(shop_id=member.shop_id, role=Role.OWNER).exclude(pk=member.pk).exists():
        raise ValidationError(_("Ein Laden braucht mindestens eine Inhaberin oder einen Inhaber."))


def note(member: ShopMember, *, action: str, actor: "User | None", at: datetime) -> None:
    """Write down what became of a member, for the shop and in the town's log."""
    words = f"{member.user}: {member.get_role_display()}"
    ShopEvent.objects.create(shop_id=member.shop_id, at=at, actor=actor, action=action, reason=words)
    log(instance=member.shop, action=action, user=actor, timestamp=at, data={"reason": words})
    sync_rights(shop=member.shop)
