"""What the members of a shop may do in the CMS, kept in step with what they are.

Wagtail gives rights on pages to groups, so each shop has one, named after its slug. Its members may change the shop's pages, and
publish them as long as the shop is public: the first publication is the town's. Pictures need no rows: their policy reads ShopMember.
"""

from collections.abc import Collection as Several
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Collection, GroupPagePermission
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from shops.enums import ShopStatus
from shops.models import Picture, Shop, ShopMember, ShopPage

if TYPE_CHECKING:
    from marketplace.models import User

PICTURE_ACTIONS = frozenset({"add", "choose"})


def group_name(slug: str) -> str:
    """Return the name of the group that the members of a shop are in; the slug never changes."""
    return f"Laden: {slug}"


@transaction.atomic
def sync_rights(*, shop: Shop) -> Group:
    """Bring a shop's group in line with its members, its pages and its life cycle; calling it twice changes nothing."""
    group, _made = Group.objects.get_or_create(name=group_name(shop.slug))
    group.permissions.set(Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin"))
    group.user_set.set(ShopMember.objects.filter(shop=shop).values_list("user_id", flat=True))
    actions = ["change_page", "publish_page"] if shop.status == ShopStatus.LIVE else ["change_page"]
    wanted = {
        (page, right)
        for page in ShopPage.objects.filter(shop=shop).values_list("pk", flat=True)
        for right in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=actions).values_list("pk", flat=True)
    }
    held = {(row.page_id, row.permission_id): row.pk for row in GroupPagePermission.objects.filter(group=group)}
    GroupPagePermission.objects.filter(pk__in=[pk for key, pk in held.items() if key not in wanted]).delete()
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=group, page_id=page, permission_id=right) for page, right in sorted(wanted - held.keys())
    )
    return group


def drop_rights(*, slug: str) -> None:
    """Delete the group of a shop that is gone."""
    Group.objects.filter(name=group_name(slug)).delete()


def may_edit_page(*, user: "User", page_id: int) -> bool:
    """Tell whether a page is a storefront of a shop this person is a member of."""
    return bool(ShopPage.objects.filter(pk=page_id, shop__members__user=user).exists())


def may_use_picture(*, user: "User", picture_id: int) -> bool:
    """Tell whether a picture belongs to a shop this person is a member of."""
    return bool(Picture.objects.filter(pk=picture_id, shop__members__user=user).exists())


class PicturePolicy(CollectionOwnershipPermissionPolicy):
    """Members add pictures to their own shop and choose among its own; all else is for those whom Wagtail's collections allow it."""

    def __init__(self) -> None:
        super().__init__(Picture, auth_model="wagtailimages.Image", owner_field_name="uploaded_by_user")

    def user_has_permission(self, user: Any, action: str) -> bool:
        return super().user_has_permission(user, action) or (action in PICTURE_ACTIONS and is_member(user))

    def user_has_any_permission(self, user: Any, actions: Several[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_any_permission_for_instance(self, user: Any, actions: Several[str], instance: Picture) -> bool:
        own = "choose" in actions and user.is_authenticated and may_use_picture(user=user, picture_id=instance.pk)
        return own or super().user_has_any_permission_for_instance(user, actions, instance)

    def instances_user_has_any_permission_for(self, user: Any, actions: Several[str]) -> QuerySet[Picture]:
        allowed: QuerySet[Picture] = super().instances_user_has_any_permission_for(user, actions)
        if "choose" in actions and is_member(user) and not user.is_superuser:
            own: QuerySet[Picture] = Picture.objects.filter(shop__in=ShopMember.objects.filter(user=user).values("shop"))
            return allowed | own
        return allowed

    def instances_user_has_permission_for(self, user: Any, action: str) -> QuerySet[Picture]:
        """Find no duplicates for members: Wagtail asks this only for them, and then offers to delete, which is shut."""
        if is_member(user) and not user.is_staff:
            nothing: QuerySet[Picture] = Picture.objects.none()
            return nothing
        return super().instances_user_has_permission_for(user, action)  # type: ignore[no-any-return]

    def collections_user_has_any_permission_for(self, user: Any, actions: Several[str]) -> QuerySet[Collection]:
        allowed: QuerySet[Collection] = super().collections_user_has_any_permission_for(user, actions)
        if "add" in actions and is_member(user) and not user.is_superuser:
            root: QuerySet[Collection] = Collection.objects.filter(depth=1)
            return allowed | root
        return allowed


def is_member(user: Any) -> bool:
    """Tell whether a person is a member of any shop."""
    return bool(user.is_authenticated and user.is_active and ShopMember.objects.filter(user=user).exists())
