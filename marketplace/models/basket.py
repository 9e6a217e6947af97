from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from shops.enums import VatRate

MAX_QUANTITY = 99


class Basket(models.Model):
    """What a visitor has collected over several shops; the session names the row, so no account is needed."""

    created_at = models.DateTimeField()
    updated_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("Korb")
        verbose_name_plural = _("Körbe")

    def __str__(self) -> str:
        return f"{self.pk}"


class BasketLine(models.Model):
    """A number of one product, with the price and VAT the shopper saw when laying it in."""

    wagtail_reference_index_ignore = True  # else each save enqueues a task for the CMS

    basket = models.ForeignKey(Basket, on_delete=models.CASCADE, related_name="lines")
    product = models.ForeignKey("shops.Product", on_delete=models.CASCADE, related_name="+")
    quantity = models.PositiveSmallIntegerField(_("Menge"), validators=[MinValueValidator(1), MaxValueValidator(MAX_QUANTITY)])
    seen_cents = models.PositiveIntegerField()
    seen_vat_rate = models.PositiveSmallIntegerField(choices=VatRate)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["basket", "product"], name="product_once_per_basket"),
            models.CheckConstraint(condition=models.Q(quantity__gte=1, quantity__lte=MAX_QUANTITY), name="basket_quantity_in_range"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.product_id}"
