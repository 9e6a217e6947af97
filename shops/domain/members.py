"""Who may act for which shop. Authorisation is how you fetch: what is not yours is not found."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from shops.enums import Role
from shops.models import ShopMember

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
