from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.enums import OrderMode, OrderStatus, Party
from shops.enums import VatRate


class Order(models.Model):
    """One shop's part of a basket. `mode` decides texts, mails and states; one model serves counter and mails for both modes."""

    wagtail_reference_index_ignore = True  # else each save enqueues a task for the CMS

    shop = models.ForeignKey("shops.Shop", on_delete=models.PROTECT, related_name="orders", verbose_name=_("Laden"))
    mode = models.CharField(_("Art"), max_length=12, choices=OrderMode, default=OrderMode.RESERVATION)
    status = models.CharField(_("Stand"), max_length=16, choices=OrderStatus, default=OrderStatus.OPEN)
    number = models.CharField(_("Nummer"), max_length=12, unique=True)
    token = models.CharField(max_length=22, unique=True, help_text="128 random bits: whoever holds the link may see and cancel.")
    placement = models.UUIDField(help_text="One press of the button: the orders of one basket share it, and each shop has at most one.")
    pickup_code = models.CharField(_("Abholcode"), max_length=5)
    seller = models.CharField(_("Anbieter"), max_length=160, help_text="The legal name at the moment of the promise.")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="orders")
    name = models.CharField(_("Name"), max_length=120)
    email = models.EmailField(_("E-Mail"))
    phone = models.CharField(_("Telefon"), max_length=40, blank=True)
    language = models.CharField(_("Sprache"), max_length=5, default="de")

    total_cents = models.PositiveIntegerField(_("Summe in Cent"))
    held_until = models.DateTimeField(_("liegt bereit bis"))
    placed_at = models.DateTimeField(_("eingegangen"))
    closed_at = models.DateTimeField(_("erledigt"), null=True, blank=True, help_text="Set with the last state, and only then.")

    class Meta:
        ordering = ["-placed_at", "-id"]
        verbose_name = _("Reservierung oder Bestellung")
        verbose_name_plural = _("Reservierungen und Bestellungen")
        indexes = [
            models.Index(fields=["placement"]),
            models.Index(fields=["shop", "closed_at", "held_until"]),
            models.Index(fields=["held_until"], condition=Q(closed_at__isnull=True), name="order_waiting_by_date"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["placement", "shop"], name="one_order_per_shop_and_placement"),
            models.UniqueConstraint(fields=["shop", "pickup_code"], condition=Q(closed_at__isnull=True), name="pickup_code_once_at_a_time"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_waiting(self) -> bool:
        return self.closed_at is None

    @property
    def last_event(self) -> "OrderEvent | None":
        """The step that led here; fetch orders with their events where many are shown."""
        return max(self.events.all(), key=lambda event: event.pk, default=None)


class OrderLine(models.Model):
    """A line of an order with name, price and VAT frozen; the product may change or vanish later."""

    wagtail_reference_index_ignore = True  # else each save enqueues a task for the CMS

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    product = models.ForeignKey("shops.Product", on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(_("Name"), max_length=160)
    quantity = models.PositiveSmallIntegerField(_("Menge"))
    unit_cents = models.PositiveIntegerField(_("Einzelpreis in Cent, brutto"))
    vat_rate = models.PositiveSmallIntegerField(_("Mehrwertsteuer"), choices=VatRate)
    from_stock = models.BooleanField(default=False, help_text="The shop kept a count of it, so this many stand reserved there.")

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=Q(quantity__gte=1), name="order_line_has_a_quantity")]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.name}"

    @property
    def cents(self) -> int:
        return self.quantity * self.unit_cents


class OrderEvent(models.Model):
    """A step of an order: who, why, from which state to which; append-only."""

    wagtail_reference_index_ignore = True  # else each save enqueues a task for the CMS

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField()
    party = models.CharField(max_length=8, choices=Party)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    before = models.CharField(max_length=16, blank=True)
    after = models.CharField(max_length=16)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["at", "id"]


class PickupMiss(models.Model):
    """A pickup code that fitted no order of the shop: counted, so that codes cannot be tried out."""

    wagtail_reference_index_ignore = True  # else each save enqueues a task for the CMS

    shop = models.ForeignKey("shops.Shop", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["shop", "user", "at"])]
