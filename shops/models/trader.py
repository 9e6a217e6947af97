from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from shops.models.shop import Shop
from shops.validators import valid_vat_id


class TraderProfile(models.Model):
    """The legal facts about a shop, as § 5 DDG and Art. 30 DSA ask for them; complete before the shop goes live."""

    shop = models.OneToOneField(Shop, on_delete=models.CASCADE, related_name="trader", verbose_name=_("Laden"))
    legal_name = models.CharField(
        _("Name des Unternehmens"), max_length=160, blank=True, help_text=_("Mit Rechtsform, wie im Register oder Gewerbeschein.")
    )
    represented_by = models.CharField(
        _("Vertreten durch"), max_length=160, blank=True, help_text=_("Inhaberin, Inhaber oder Geschäftsführung.")
    )
    street = models.CharField(_("Straße und Hausnummer"), max_length=120, blank=True)
    postcode = models.CharField(_("Postleitzahl"), max_length=10, blank=True)
    city = models.CharField(_("Ort"), max_length=80, blank=True)
    country = models.CharField(_("Land"), max_length=60, blank=True, default="Deutschland")
    phone = models.CharField(_("Telefon"), max_length=40, blank=True)
    email = models.EmailField(_("E-Mail"), blank=True)
    register = models.CharField(
        _("Register und Nummer"), max_length=120, blank=True, help_text=_("Zum Beispiel: Amtsgericht Musterstadt, HRA 0000.")
    )
    no_register_reason = models.CharField(_("Grund, falls nicht eingetragen"), max_length=160, blank=True)
    vat_id = models.CharField(_("Umsatzsteuer-ID"), max_length=14, blank=True, validators=[valid_vat_id])
    no_vat_id_reason = models.CharField(_("Grund, falls keine Umsatzsteuer-ID"), max_length=160, blank=True)
    small_business = models.BooleanField(_("Kleinunternehmen nach § 19 UStG"), default=False)
    certified_at = models.DateTimeField(_("Selbstauskunft vom"), null=True, blank=True)
    certified_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("Anbieterangaben")
        verbose_name_plural = _("Anbieterangaben")

    def __str__(self) -> str:
        return self.legal_name

    def missing(self) -> list[str]:
        """Return the names of the fields that still lack, a field with a reason in its place counting as given."""
        needed = ["legal_name", "represented_by", "street", "postcode", "city", "country", "phone", "email"]
        lacking = [name for name in needed if not getattr(self, name)]
        lacking += [
            name
            for name, reason in (("register", self.no_register_reason), ("vat_id", self.no_vat_id_reason))
            if not getattr(self, name) and not reason
        ]
        return lacking if self.certified_at else [*lacking, "certified_at"]
