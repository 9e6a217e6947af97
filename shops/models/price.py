from django.db import models
from django.utils.translation import gettext_lazy as _

from shops.models.product import Product


class PricePeriod(models.Model):
    """A price with from and until; written at every change and never overwritten (PAngV § 11 asks for the past)."""

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="prices", verbose_name=_("Produkt"))
    cents = models.PositiveIntegerField(_("Preis in Cent, brutto"))
    valid_from = models.DateTimeField(_("von"))
    valid_until = models.DateTimeField(_("bis"), null=True, blank=True)

    class Meta:
        ordering = ["-valid_from"]
        verbose_name = _("Preis")
        verbose_name_plural = _("Preise")
        constraints = [
            models.UniqueConstraint(fields=["product"], condition=models.Q(valid_until__isnull=True), name="one_current_price"),
            models.CheckConstraint(
                condition=models.Q(valid_until__isnull=True) | models.Q(valid_until__gt=models.F("valid_from")), name="price_period_forward"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cents} ct"
