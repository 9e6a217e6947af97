from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from shops.enums import HolidayPolicy
from shops.models.shop import Shop


class OpeningHours(models.Model):
    """A shop's weekly hours in OpenStreetMap `opening_hours` notation, without PH: holidays follow the policy."""

    shop = models.OneToOneField(Shop, on_delete=models.CASCADE, related_name="hours", verbose_name=_("Laden"))
    expression = models.TextField(_("Zeiten"), blank=True, max_length=2000)
    holiday_policy = models.CharField(_("an Feiertagen"), max_length=8, choices=HolidayPolicy, default=HolidayPolicy.CLOSED)
    holiday_expression = models.CharField(_("eigene Feiertagszeiten"), max_length=120, blank=True)
    confirmed_at = models.DateTimeField(_("bestätigt am"), null=True, blank=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(
        default=1, help_text="Counts every change of hours or special days: the key of the cache of parsed expressions."
    )

    class Meta:
        verbose_name = _("Öffnungszeiten")
        verbose_name_plural = _("Öffnungszeiten")

    def __str__(self) -> str:
        return self.expression


class SpecialDay(models.Model):
    """One day on which a shop keeps other hours, or none."""

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="special_days", verbose_name=_("Laden"))
    day = models.DateField(_("Datum"))
    hours = models.CharField(_("Zeiten"), max_length=120, blank=True, help_text=_("Zum Beispiel 10:00-12:00. Leer heißt geschlossen."))
    note = models.CharField(_("Hinweis für Kunden"), max_length=80, blank=True)

    class Meta:
        ordering = ["day"]
        verbose_name = _("Besonderer Tag")
        verbose_name_plural = _("Besondere Tage")
        constraints = [models.UniqueConstraint(fields=["shop", "day"], name="special_day_once")]

    def __str__(self) -> str:
        return f"{self.day} {self.hours or 'off'}"


class HoursEvent(models.Model):
    """A change of a shop's hours with what stood before, so that it can be taken back: append-only."""

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="hours_events")
    at = models.DateTimeField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    action = models.CharField(max_length=40)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-id"]
