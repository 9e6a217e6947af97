"""How the CMS greets people: the town's colours for all, and for members a menu with nothing but their own things."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from shops.domain.members import memberships
from shops.domain.pages import pages_by_shop

KEPT = ("action-publish", "action-save-draft", "action-page-locked")


@hooks.register("insert_global_admin_css")
def town_colours() -> SafeString:
    """Dress the CMS in the town's green."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/cms.css"))


@hooks.register("construct_main_menu")
def own_menu(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Give members their pages, the desk and the way out; everything else is shut for them anyway."""
    if request.user.is_staff:
        return
    menu_items[:] = [*own_pages(request), MenuItem(_("Zur Theke"), reverse("desk:today"), icon_name="home", order=900)]


def own_pages(request: HttpRequest) -> Iterable[MenuItem]:
    """Yield a menu item for each storefront of the own shops, named by its language where there are several."""
    members = list(memberships(request.user))
    pages = pages_by_shop(shop_ids=[member.shop_id for member in members])
    for member in members:
        for page in pages.get(member.shop_id, []):
            several = len(members) > 1 or len(pages[member.shop_id]) > 1
            label = f"{page.locale.get_display_name()}: {page.title}" if several else page.title
            yield MenuItem(
                label, reverse("wagtailadmin_pages:edit", args=[page.pk]), name=f"page-{page.pk}", icon_name="doc-full", order=page.pk
            )


@hooks.register("construct_page_action_menu")
def publish_first(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Let members publish with the first button, and offer them nothing but that and a draft."""
    if not request.user.is_staff:
        menu_items[:] = sorted((item for item in menu_items if item.name in KEPT), key=lambda item: KEPT.index(item.name))
