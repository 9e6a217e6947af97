from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from shops.enums import Unit, VatRate, WithdrawalException
from shops.models.category import Category
from shops.models.shop import Shop
from shops.validators import valid_gtin


class Product(models.Model):
    """A thing one shop offers. It has no drafts: price, availability and stock are rows of their own."""

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="products", verbose_name=_("Laden"))
    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="products", verbose_name=_("Warengruppe"))
    name = models.CharField(_("Name"), max_length=160)
    slug = models.SlugField(max_length=80)
    sku = models.CharField(_("Artikelnummer"), max_length=64, blank=True)
    gtin = models.CharField(_("GTIN"), max_length=14, blank=True, validators=[valid_gtin], help_text=_("Die Zahl unter dem Strichcode."))
    brand = models.CharField(_("Marke"), max_length=80, blank=True)
    description = models.TextField(_("Beschreibung"), blank=True, max_length=5000)
    vat_rate = models.PositiveSmallIntegerField(_("Mehrwertsteuer"), choices=VatRate, default=VatRate.STANDARD)
    content = models.DecimalField(_("Inhalt"), max_digits=9, decimal_places=3, null=True, blank=True, validators=[MinValueValidator(0.001)])
    content_unit = models.CharField(_("Einheit"), max_length=5, choices=Unit, blank=True)
    maker = models.TextField(_("Hersteller"), blank=True, max_length=300, help_text=_("Name, Anschrift und E-Mail."))
    safety_note = models.TextField(_("Sicherheitshinweise"), blank=True, max_length=1000)
    withdrawal_exception = models.CharField(_("Ausnahme vom Widerruf"), max_length=14, choices=WithdrawalException, blank=True)
    is_visible = models.BooleanField(_("sichtbar"), default=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
        verbose_name = _("Produkt")
        verbose_name_plural = _("Produkte")
        indexes = [
            models.Index(fields=["shop", "is_visible"]),
            models.Index(fields=["category", "is_visible"]),
            models.Index(fields=["gtin"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["shop", "sku"], condition=~models.Q(sku=""), name="sku_once_per_shop"),
            models.CheckConstraint(condition=models.Q(content__isnull=True) | ~models.Q(content_unit=""), name="content_has_a_unit"),
        ]

    def __str__(self) -> str:
        return self.name


class ProductPicture(models.Model):
    """A picture of a product, with the words for those who cannot see it."""

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="pictures", verbose_name=_("Produkt"))
    picture = models.ForeignKey("shops.Picture", on_delete=models.CASCADE, related_name="+", verbose_name=_("Bild"))
    alt = models.CharField(_("Bildbeschreibung"), max_length=160)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
