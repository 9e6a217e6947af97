from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shops.enums import AvailabilityKind
from shops.models.product import Product


class Availability(models.Model):
    """What the shop says about having a product, by whom and when; it is shown with its age and fades."""

    product = models.OneToOneField(Product, on_delete=models.CASCADE, related_name="availability", verbose_name=_("Produkt"))
    kind = models.CharField(_("Verfügbarkeit"), max_length=8, choices=AvailabilityKind, default=AvailabilityKind.ASK)
    days = models.PositiveSmallIntegerField(_("in wie vielen Tagen"), null=True, blank=True)
    said_at = models.DateTimeField(_("gesagt am"))
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("Verfügbarkeit")
        verbose_name_plural = _("Verfügbarkeiten")
        constraints = [models.CheckConstraint(condition=~Q(kind="days") | Q(days__isnull=False), name="days_need_a_number")]

    def __str__(self) -> str:
        return self.get_kind_display()


class Stock(models.Model):
    """The count of a product in shops that keep one; changed only by one conditional UPDATE."""

    product = models.OneToOneField(Product, on_delete=models.CASCADE, related_name="stock", verbose_name=_("Produkt"))
    on_hand = models.PositiveIntegerField(_("vorhanden"), default=0)
    reserved = models.PositiveIntegerField(_("zurückgelegt"), default=0)

    class Meta:
        verbose_name = _("Bestand")
        verbose_name_plural = _("Bestände")
        constraints = [models.CheckConstraint(condition=Q(reserved__lte=F("on_hand")), name="reserved_within_stock")]

    def __str__(self) -> str:
        return f"{self.on_hand - self.reserved}"


class StockMove(models.Model):
    """One change of a stock with its reason: append-only, so that the figures can be audited."""

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="stock_moves")
    at = models.DateTimeField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    on_hand_change = models.IntegerField(default=0)
    reserved_change = models.IntegerField(default=0)
    reason = models.CharField(max_length=60)

    class Meta:
        ordering = ["-at", "-id"]
