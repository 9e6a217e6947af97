"""What follows a change, inside its transaction: rows only."""

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.signals import page_unpublished

from shops.domain.checks import changed_at, shops_of
from shops.signals import hours_changed, products_changed, shop_changed
from training.domain.practice import open_tasks, recheck_shop
from training.models import LessonPage
from training.tasks import waive_lessons


@receiver([hours_changed, shop_changed])
def shop_mended(shop_id: int, **kwargs: Any) -> None:
    """Let a practice task pass by itself when its shop has been mended; the moment is that of the logged change."""
    if open_tasks().filter(progress__enrolment__shop_id=shop_id).exists() and (at := changed_at(shop_id=shop_id)):
        recheck_shop(shop_id=shop_id, at=at)


@receiver(products_changed)
def products_mended(product_ids: list[int], **kwargs: Any) -> None:
    """Do the same for the shops of changed products."""
    for shop_id in shops_of(product_ids=product_ids):
        shop_mended(shop_id=shop_id)


@receiver([page_unpublished, post_delete], sender=LessonPage)
def lesson_gone(**kwargs: Any) -> None:
    """Let the worker take a lesson that can no longer be read from those who have not done it."""
    waive_lessons.enqueue()
