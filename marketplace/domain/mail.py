"""Mails go through an outbox: written in the transaction that gives reason to them, sent afterwards, as often tried as it takes."""

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any, Literal

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from marketplace.domain.pickup import desk_url
from marketplace.enums import MailStatus
from marketplace.models import Mail, Order
from marketplace.signals import mail_written
from shops.domain.members import owners

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)  # a worker killed while sending gives the mail back after this long
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)
GIVE_UP_AFTER = timedelta(days=7)
BODIES_KEPT_FOR = timedelta(days=30)


@dataclass(frozen=True)
class Letter:
    """A kind of mail: to whom it goes and what stands in its subject."""

    to: Literal["shopper", "shop"]
    subject: Promise | str


LETTERS: Mapping[str, Letter] = {
    "placed": Letter("shopper", _("Reserviert bei %(shop)s: Abholcode %(code)s")),
    "received": Letter("shop", _("Neue Reservierung %(number)s für %(shop)s")),
    "ready": Letter("shopper", _("Liegt bereit bei %(shop)s: Abholcode %(code)s")),
    "declined": Letter("shopper", _("%(shop)s kann Ihre Reservierung nicht halten")),
    "cancelled": Letter("shopper", _("Ihre Reservierung bei %(shop)s ist aufgehoben")),
    "dropped": Letter("shop", _("Reservierung %(number)s ist aufgehoben")),
    "lapsed": Letter("shopper", _("Ihre Reservierung bei %(shop)s ist abgelaufen")),
    "returned": Letter("shop", _("Reservierung %(number)s wurde nicht abgeholt")),
}


def guest_url(order: Order) -> str:
    """Return the full address of the guest link, in the language of the order."""
    with override(order.language):
        return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('trade:guest', args=[order.token])}"


def write_letter(*, letter: str, order: Order, at: datetime, reason: str = "") -> Mail | None:
    """Put a mail about an order into the outbox; None for a shop without an address. Runs inside the caller's transaction."""
    kind = LETTERS[letter]
    recipient = order.email if kind.to == "shopper" else _shop_address(order)
    if not recipient:
        return None
    with override(order.language if kind.to == "shopper" else settings.LANGUAGE_CODE):
        words = {"shop": order.shop.name, "code": order.pickup_code, "number": order.number}
        subject = " ".join((str(kind.subject) % words).split())[:200]
        context = _letter_context(order, reason) | {"subject": subject, "to_shop": kind.to == "shop"}
        text = render_to_string(f"marketplace/mail/{letter}.txt", context)
        html = render_to_string(f"marketplace/mail/{letter}.html", context)
    mail = Mail.objects.create(
        key=f"order-{order.pk}-{letter}",
        recipient=recipient,
        reply_to=order.shop.email if kind.to == "shopper" else order.email,
        subject=subject,
        text=_tidy(text),
        html=html,
        order=order,
        due_at=at,
        created_at=at,
    )
    mail_written.send(sender=Mail, mail_id=mail.pk)
    return mail


def send_mail(*, mail_id: int, at: datetime) -> bool:
    """Send one mail of the outbox if it is due and nobody else is at it; return whether it went out.

    Taking it moves its due moment ahead by a lease, so that two workers never send it both. A failure moves it ahead by a
    waiting time that doubles up to an hour; after a week the mail is given up.
    """
    due = Mail.objects.filter(pk=mail_id, status=MailStatus.WAITING, due_at__lte=at)
    if not due.update(due_at=at + LEASE, attempts=F("attempts") + 1):
        return False
    mail = Mail.objects.get(pk=mail_id)
    try:
        _message(mail).send()
    except Exception as error:  # noqa: BLE001 - whatever the mail server does, the mail is kept
        _failed(mail, error, at)
        return False
    Mail.objects.filter(pk=mail_id).update(status=MailStatus.SENT, sent_at=at, last_error="")
    return True


def send_waiting(*, at: datetime) -> int:
    """Send what is due, the oldest first, and return how many went out."""
    due = Mail.objects.filter(status=MailStatus.WAITING, due_at__lte=at).order_by("due_at", "pk")
    return sum(send_mail(mail_id=mail_id, at=at) for mail_id in list(due.values_list("pk", flat=True)[:500]))


def empty_old_mails(*, at: datetime) -> int:
    """Take the words out of mails sent a month ago: that they were sent is kept, what stood in them is nobody's business any more."""
    old = Mail.objects.filter(status=MailStatus.SENT, sent_at__lt=at - BODIES_KEPT_FOR).exclude(text="")
    return old.update(text="", html="")


def _failed(mail: Mail, error: Exception, at: datetime) -> None:
    wait = min(FIRST_WAIT * 2 ** min(mail.attempts - 1, 10), LONGEST_WAIT)
    given_up = _is_final(error) or at - mail.created_at >= GIVE_UP_AFTER
    status = MailStatus.FAILED if given_up else MailStatus.WAITING
    words = f"{type(error).__name__}: {error}"[:300]
    Mail.objects.filter(pk=mail.pk).update(status=status, due_at=at + wait, last_error=words)
    logger.log(logging.ERROR if given_up else logging.WARNING, "mail %s not sent: %s", mail.key, words)


def _is_final(error: Exception) -> bool:
    """Tell whether the mail server refuses the address for good (5xx) and not just for now."""
    return isinstance(error, SMTPRecipientsRefused) and all(code >= 500 for code, _words in error.recipients.values())


def _message(mail: Mail) -> EmailMultiAlternatives:
    host = settings.WAGTAILADMIN_BASE_URL.split("//")[-1].split("/")[0].split(":")[0]
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        to=[mail.recipient],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers={"Message-ID": f"<{mail.key}@{host}>", "Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(mail.html, "text/html")
    return message


def _shop_address(order: Order) -> str:
    if order.shop.email:
        return order.shop.email
    owner = owners(order.shop_id).first()
    return owner.user.email if owner else ""


def _letter_context(order: Order, reason: str) -> dict[str, Any]:
    return {
        "order": order,
        "lines": list(order.lines.all()),
        "shop": order.shop,
        "reason": reason,
        "guest_url": guest_url(order),
        "desk_url": desk_url(),
        "town_url": settings.WAGTAILADMIN_BASE_URL,
    }


def _tidy(text: str) -> str:
    """Let no more than one empty line stand and no space at an end: what the template's tags leave behind."""
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n", "\n", text)).strip() + "\n"
