"""What shops adds to Wagtail: whose pictures one sees, what the log says, and the town's lists under "Läden"."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from shops.domain.rights import PicturePolicy
from shops.models import Picture, Product, Shop, ShopPage, TraderProfile
from shops.views.cms.rows import CategoryViewSet, CityDayViewSet, MemberViewSet, ProductViewSet, QuarterViewSet, TraderViewSet
from shops.views.cms.shops import ShopViewSet


class Without(ModelPermissionPolicy):
    """The ordinary rights of a model without some actions, for superusers too: what must not happen in the CMS at all."""

    def __init__(self, model: Any, *refused: str) -> None:
        super().__init__(model)
        self.refused = frozenset(refused)

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action not in self.refused and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return super().user_has_any_permission(user, set(actions) - self.refused)


register_permission_policy(Picture, PicturePolicy(), exact_class=True)
# A shop is closed, not deleted; products and legal facts are the shop's own, staff look, mend and take down.
register_permission_policy(Shop, Without(Shop, "delete"), exact_class=True)
register_permission_policy(Product, Without(Product, "add", "delete"), exact_class=True)
register_permission_policy(TraderProfile, Without(TraderProfile, "add", "delete"), exact_class=True)

LOGGED = {
    "shops.submit": gettext_lazy("Zur Prüfung eingereicht"),
    "shops.send_back": gettext_lazy("Zurückgegeben"),
    "shops.publish": gettext_lazy("Öffentlich gemacht"),
    "shops.pause": gettext_lazy("Pausiert"),
    "shops.resume": gettext_lazy("Wieder öffentlich"),
    "shops.close": gettext_lazy("Für immer geschlossen"),
    "shops.member": gettext_lazy("Mitglied aufgenommen oder Rolle geändert"),
    "shops.member_gone": gettext_lazy("Mitglied entfernt"),
    "shops.facts": gettext_lazy("Anbieterangaben geändert"),
    "shops.certify": gettext_lazy("Anbieterangaben bestätigt"),
    "shops.product_hidden": gettext_lazy("Produkt ausgeblendet"),
    "shops.product_shown": gettext_lazy("Produkt wieder gezeigt"),
}


class TownLists(ViewSetGroup):
    """Everything the town keeps about its shops, in one place of the menu."""

    menu_label = gettext_lazy("Läden")
    menu_icon = "home"
    menu_order = 150
    items = (ShopViewSet, TraderViewSet, MemberViewSet, ProductViewSet, CityDayViewSet, QuarterViewSet, CategoryViewSet)


@hooks.register("register_admin_viewset")
def town_lists() -> TownLists:
    """Add the lists of the town."""
    return TownLists()


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """Name the steps of a shop, with their reason where one was given."""
    for action, words in LOGGED.items():
        actions.register_action(action)(reasoned(words))


def reasoned(words: Any) -> type[LogFormatter]:
    """Return a formatter that says what was done and why."""

    class Reasoned(LogFormatter):
        label = words

        def format_message(self, log_entry: ModelLogEntry) -> str:
            reason = log_entry.data.get("reason", "")
            return f"{words}: {reason}" if reason else str(words)

    return Reasoned


@hooks.register("construct_image_chooser_queryset")
def own_pictures(images: QuerySet[Picture], request: HttpRequest) -> QuerySet[Picture]:
    """Show members nothing but their own shops' pictures; a second wall beside the policy."""
    if request.user.is_staff:
        return images
    return images.filter(shop__members__user=request.user).distinct()


@hooks.register("before_publish_page")
def only_public_shops(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Keep a storefront off the web until its shop is public, also for staff."""
    if isinstance(page, ShopPage) and not page.shop.is_public:
        messages.error(request, _("Gespeichert, aber nicht veröffentlicht: Der Laden ist nicht öffentlich."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


@hooks.register("after_edit_page")
def stay_at_the_page(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Keep a member at the own page after saving: the tree that Wagtail would show is shut."""
    return None if request.user.is_staff else redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_serve_page")
def no_page_without_shop(page: Any, request: HttpRequest, args: Any, kwargs: Any) -> None:
    """Answer 404 for the page of a shop that is not public, however the page came to be live."""
    if isinstance(page, ShopPage) and not page.shop.is_public:
        raise Http404
