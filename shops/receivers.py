"""What follows a change, inside its transaction: rows only."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from shops.domain.pages import refuse_second_page
from shops.domain.rights import drop_rights, sync_rights
from shops.models import CityDay, Picture, Shop, ShopMember, ShopPage
from shops.signals import calendar_changed, shop_changed
from shops.tasks import make_renditions


@receiver(post_save, sender=Picture)
def draw_widths(instance: Picture, **kwargs: Any) -> None:
    """Let the worker draw a new or changed picture's widths; those that exist are not drawn again."""
    if instance.file and not kwargs.get("raw"):
        make_renditions.enqueue(instance.pk)


@receiver(pre_save, sender=ShopPage)
def one_page_per_language(instance: ShopPage, **kwargs: Any) -> None:
    """Stop a second page of a shop in a language, whoever tries."""
    refuse_second_page(instance)


@receiver([post_save, post_delete], sender=ShopMember)
def members_changed(instance: ShopMember, **kwargs: Any) -> None:
    """Give and take the rights in the CMS, by whatever door a membership came or went."""
    sync_rights(shop=instance.shop)


@receiver(post_save, sender=ShopPage)
def page_added(instance: ShopPage, created: bool, **kwargs: Any) -> None:
    """Give the members their right on a new page."""
    if created:
        sync_rights(shop=instance.shop)


@receiver(post_delete, sender=Shop)
def shop_gone(instance: Shop, **kwargs: Any) -> None:
    """Take the group of a deleted shop away."""
    drop_rights(slug=instance.slug)


@receiver([page_published, page_unpublished], sender=ShopPage)
def storefront_changed(instance: ShopPage, **kwargs: Any) -> None:
    """Tell the floors above that a shop shows other words or none."""
    with transaction.atomic():
        shop_changed.send(sender=Shop, shop_id=instance.shop_id)


@receiver([post_save, post_delete], sender=CityDay)
def town_calendar_changed(instance: CityDay, **kwargs: Any) -> None:
    """Tell that a day of the town's calendar is another one now."""
    calendar_changed.send(sender=CityDay, days=[instance.day])
