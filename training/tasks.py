"""What the worker does for learning."""

from django.utils import timezone
from django_tasks import task

from training.domain.progress import waive_missing_lessons


@task()
def waive_lessons() -> int:
    """Ask nobody any longer for lessons that were unpublished or deleted."""
    return waive_missing_lessons(at=timezone.now())
