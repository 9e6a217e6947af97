"""What follows a change of the shops: index rows, in the same transaction."""

from typing import Any

from django.db import connections
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from search.backends.sqlite import forget_flushed
from search.domain import indexing
from shops import signals


@receiver(signals.products_changed)
def products_changed(product_ids: list[int], **_: Any) -> None:
    indexing.index_products(product_ids=product_ids)


@receiver(signals.products_removed)
def products_removed(product_ids: list[int], **_: Any) -> None:
    indexing.remove_products(product_ids=product_ids)


@receiver(signals.shop_changed)
def shop_changed(shop_id: int, **_: Any) -> None:
    indexing.index_shop(shop_id=shop_id)


@receiver(signals.categories_changed)
def categories_changed(category_ids: list[int], **_: Any) -> None:
    indexing.index_categories(category_ids=category_ids)


@receiver(post_migrate)
def flushed(sender: Any, using: str, **_: Any) -> None:
    """A flush empties the models' tables and knows nothing of the full-text table beside them."""
    if sender.name == "search" and connections[using].vendor == "sqlite":
        forget_flushed(connections[using])
