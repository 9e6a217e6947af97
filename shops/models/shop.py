from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from shops.enums import Role, ShopStatus


class Quarter(models.Model):
    """A part of the town that people walk through as one: Am Markt, Ketschenvorstadt."""

    slug = models.SlugField(unique=True)
    name = models.CharField(_("Name"), max_length=80)
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    class Meta:
        ordering = ["position", "name"]
        verbose_name = _("Viertel")
        verbose_name_plural = _("Viertel")

    def __str__(self) -> str:
        return self.name


class Shop(models.Model):
    """An owner-run business. The row outlives its pages: orders and products point here."""

    slug = models.SlugField(unique=True, max_length=80)
    name = models.CharField(_("Name"), max_length=120)
    sign = models.CharField(_("Schild am Haus"), max_length=24, blank=True, help_text=_("Kurzer Name für die gezeichnete Fassade."))
    monogram = models.CharField(_("Kürzel"), max_length=2, blank=True)
    category = models.ForeignKey("shops.Category", on_delete=models.PROTECT, related_name="shops", verbose_name=_("Warengruppe"))
    quarter = models.ForeignKey(Quarter, on_delete=models.PROTECT, related_name="shops", verbose_name=_("Viertel"), null=True, blank=True)
    status = models.CharField(_("Stand"), max_length=12, choices=ShopStatus, default=ShopStatus.DRAFT)

    street = models.CharField(_("Straße und Hausnummer"), max_length=120)
    postcode = models.CharField(_("Postleitzahl"), max_length=10)
    city = models.CharField(_("Ort"), max_length=80)
    way_hint = models.CharField(
        _("Hinweis zum Weg"), max_length=160, blank=True, help_text=_("Zum Beispiel: gegenüber vom Brunnen, Stufe am Eingang.")
    )
    latitude = models.FloatField(_("Breite"), null=True, blank=True)
    longitude = models.FloatField(_("Länge"), null=True, blank=True)
    phone = models.CharField(_("Telefon"), max_length=40, blank=True)
    email = models.EmailField(_("E-Mail"), blank=True)
    website = models.URLField(_("Eigene Website"), blank=True)

    takes_reservations = models.BooleanField(_("nimmt Reservierungen an"), default=True)
    hold_days = models.PositiveSmallIntegerField(
        _("hält Reservierungen bis zum Ende des …ten Öffnungstages"), default=2, validators=[MinValueValidator(1), MaxValueValidator(14)]
    )
    delivers = models.BooleanField(_("liefert in der Stadt"), default=False)
    delivery_cents = models.PositiveIntegerField(_("Lieferkosten in Cent"), default=0)

    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "id"]
        verbose_name = _("Laden")
        verbose_name_plural = _("Läden")
        indexes = [models.Index(fields=["status", "quarter"])]

    def __str__(self) -> str:
        return self.name

    @property
    def is_public(self) -> bool:
        return self.status == ShopStatus.LIVE

    @property
    def address(self) -> str:
        return f"{self.street}, {self.postcode} {self.city}"


class ShopMember(models.Model):
    """A person with a role in one shop."""

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="members", verbose_name=_("Laden"))
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("Person"))
    role = models.CharField(_("Rolle"), max_length=8, choices=Role, default=Role.OWNER)

    class Meta:
        verbose_name = _("Mitglied")
        verbose_name_plural = _("Mitglieder")
        constraints = [models.UniqueConstraint(fields=["shop", "user"], name="member_once_per_shop")]

    def __str__(self) -> str:
        return f"{self.user} ({self.get_role_display()})"


class ShopEvent(models.Model):
    """What happened to a shop, by whom and why: append-only."""

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    action = models.CharField(max_length=40)
    before = models.CharField(max_length=12, blank=True)
    after = models.CharField(max_length=12, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-id"]
