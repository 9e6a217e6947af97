"""The storefront in the CMS: one page per shop and language, made here and nowhere else."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Locale

from shops.domain.rights import sync_rights
from shops.enums import ShopStatus
from shops.models import Shop, ShopIndexPage, ShopPage

if TYPE_CHECKING:
    from marketplace.models import User


@transaction.atomic
def add_storefront(*, shop: Shop, actor: "User | None" = None, **content: object) -> ShopPage:
    """Make the storefront of a shop in the town's language, public when the shop is, and its mirror in every other language.

    `content` are fields of ShopPage: tagline, story, brands and so on.
    """
    Shop.objects.select_for_update().get(pk=shop.pk)
    index = ShopIndexPage.objects.filter(locale=Locale.get_default()).first()
    if index is None:
        raise ValidationError(_("Es gibt noch kein Verzeichnis der Läden, unter dem die Ladenseite stehen kann."))
    fixed = {"slug": shop.slug, "shop": shop, "live": False, "owner": actor, "locale": index.locale}
    page = ShopPage(**{"title": shop.name, **content, **fixed})
    index.add_child(instance=page)
    page.save_revision(user=actor, changed=False)
    mirror(page)
    if shop.status == ShopStatus.LIVE:
        publish_storefront(shop=shop, actor=actor)
    sync_rights(shop=shop)
    page.refresh_from_db()
    return page


def mirror(page: ShopPage) -> None:
    """Make an alias of a page in each language that has the directory and lacks the page."""
    for locale in Locale.objects.exclude(pk=page.locale_id):
        if page.get_parent().has_translation(locale) and not page.has_translation(locale):
            page.copy_for_translation(locale, alias=True)


def storefronts(*, shop: Shop) -> QuerySet[ShopPage]:
    """Return the pages of a shop, the town's language first; a mirror follows its original and is not edited by itself."""
    pages: QuerySet[ShopPage] = ShopPage.objects.filter(shop=shop).select_related("locale").order_by("locale_id")
    return pages


def pages_by_shop(*, shop_ids: Iterable[int]) -> dict[int, list[ShopPage]]:
    """Return the storefronts of several shops by the shop's id, the town's language first; one query."""
    found: dict[int, list[ShopPage]] = defaultdict(list)
    for page in ShopPage.objects.filter(shop_id__in=list(shop_ids)).select_related("locale").order_by("locale_id"):
        found[page.shop_id].append(page)
    return dict(found)


def storefront_to_edit(*, user: "User") -> ShopPage | None:
    """Return the one storefront in the town's language that a person looks after; None when there is none, or a choice."""
    mine = ShopPage.objects.filter(shop__members__user=user, locale=Locale.get_default()).order_by("pk")[:2]
    pages: list[ShopPage] = list(mine)
    return pages[0] if len(pages) == 1 else None


def publish_storefront(*, shop: Shop, actor: "User | None" = None) -> None:
    """Publish what was last written on each page of a shop."""
    for page in storefronts(shop=shop).filter(alias_of__isnull=True):
        revision = page.latest_revision or page.save_revision(user=actor, changed=False)
        revision.publish(user=actor, skip_permission_checks=True)


def withdraw_storefront(*, shop: Shop, actor: "User | None" = None) -> None:
    """Take the pages of a shop off the web; what is written on them stays."""
    for page in storefronts(shop=shop).filter(alias_of__isnull=True, live=True):
        page.unpublish(user=actor)


def refuse_second_page(page: ShopPage) -> None:
    """Raise when a shop has another page in this language; no constraint can say it, because the locale stands on the parent table."""
    others = ShopPage.objects.filter(shop_id=page.shop_id, locale_id=page.locale_id).exclude(pk=page.pk)
    if others.exists():
        raise ValidationError(_("Dieser Laden hat in dieser Sprache schon eine Seite."))
