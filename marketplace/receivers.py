"""What follows a change, inside its transaction: only rows are written, so that a rollback takes them back."""

from typing import Any

from django.dispatch import receiver

from marketplace.signals import mail_written
from marketplace.tasks import deliver


@receiver(mail_written)
def send_soon(mail_id: int, **kwargs: Any) -> None:
    """Hand a new mail to the worker."""
    deliver.enqueue(mail_id)
