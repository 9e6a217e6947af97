"""Reports of what should not be shown (Art. 16 DSA): kept as rows, told to the town, confirmed to who sent them."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from marketplace.models import Mail, Notice, TownSettings
from marketplace.signals import mail_written


@transaction.atomic
def report(*, address: str, reason: str, text: str, at: datetime, name: str = "", email: str = "") -> Notice:
    """Keep a notice, tell the town's staff, and confirm it to whoever left an address.

    The confirmation repeats nothing of the text: nobody has proved that the address is theirs, and the town sends no stranger's words.
    """
    notice = Notice.objects.create(address=address, reason=reason, text=text, name=name, email=email, at=at)
    with override(settings.LANGUAGE_CODE):
        _write(notice, "to-town", town_address(), _("Meldung zu %(address)s") % {"address": address}, reply_to=email)
    if email:
        _write(notice, "to-sender", email, _("Ihre Meldung ist angekommen"))
    return notice


def town_address() -> str:
    """Return where the town reads its mail; without one in the settings of the town, its sender's address."""
    town = TownSettings.objects.order_by("pk").first()
    if town and town.email:
        return str(town.email)
    sender: str = settings.DEFAULT_FROM_EMAIL
    return sender.split("<")[-1].rstrip("> ")


def _write(notice: Notice, letter: str, recipient: str, subject: str, reply_to: str = "") -> None:
    context = {
        "notice": notice,
        "subject": subject,
        "page_url": settings.WAGTAILADMIN_BASE_URL + notice.address,
        "to_town": letter == "to-town",
    }
    mail = Mail.objects.create(
        key=f"notice-{notice.pk}-{letter}",
        recipient=recipient,
        reply_to=reply_to,
        subject=" ".join(subject.split())[:200],
        text=render_to_string("marketplace/notice/mail.txt", context),
        html=render_to_string("marketplace/notice/mail.html", context),
        due_at=notice.at,
        created_at=notice.at,
    )
    mail_written.send(sender=Mail, mail_id=mail.pk)
