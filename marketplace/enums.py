"""The fixed choices of the trade: their codes stand in rows, their labels on the screen."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrderMode(models.TextChoices):
    """Which of the two honest ways to get a thing this is: every text, mail and state follows from it."""

    RESERVATION = "reservation", _("Reservierung")
    PURCHASE = "purchase", _("Bestellung")


class OrderStatus(models.TextChoices):
    """Where an order stands; which may follow which is the table in `domain/orders.py`."""

    OPEN = "open", _("Beim Laden angefragt")
    READY = "ready", _("Liegt bereit")
    COLLECTED = "collected", _("Abgeholt")
    EXPIRED = "expired", _("Abgelaufen")
    CANCELLED = "cancelled", _("Aufgehoben")
    NO_SHOW = "no_show", _("Nicht abgeholt")


class Party(models.TextChoices):
    """On whose side an actor stands; guests and the system have no user row."""

    SHOPPER = "shopper", _("Kundin oder Kunde")
    SHOP = "shop", _("Laden")
    SYSTEM = "system", _("automatisch")


class MailStatus(models.TextChoices):
    """Where a mail of the outbox stands."""

    WAITING = "waiting", _("wartet")
    SENT = "sent", _("gesendet")
    FAILED = "failed", _("nicht zustellbar")


class NoticeReason(models.TextChoices):
    """Why somebody reports a page (Art. 16 DSA)."""

    WRONG = "wrong", _("Die Angaben stimmen nicht")
    UNSAFE = "unsafe", _("Die Ware ist unsicher oder verboten")
    RIGHTS = "rights", _("Ein Bild oder Text gehört jemand anderem")
    ILLEGAL = "illegal", _("Anderer Verstoß gegen das Recht")
