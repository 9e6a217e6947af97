"""What the worker does for the trade."""

from django.utils import timezone
from django_tasks import task

from marketplace.domain.mail import send_mail


@task()
def deliver(mail_id: int) -> bool:
    """Send a mail of the outbox; what does not go out now is sent by the clock."""
    return send_mail(mail_id=mail_id, at=timezone.now())
