from django.db import models
from django.utils.translation import gettext_lazy as _

from shops.enums import CityDayKind


class CityDay(models.Model):
    """A day of the town's calendar that the computed holidays do not know, or that overrules them."""

    day = models.DateField(_("Datum"))
    kind = models.CharField(_("Art"), max_length=12, choices=CityDayKind)
    title = models.CharField(_("Titel"), max_length=120)
    hours = models.CharField(
        _("Zeiten"), max_length=60, blank=True, help_text=_("Zum Beispiel 13:00-18:00: in dieser Zeit dürfen die Läden öffnen.")
    )
    note = models.CharField(_("Hinweis"), max_length=160, blank=True)

    class Meta:
        ordering = ["day", "id"]
        verbose_name = _("Tag im Stadtkalender")
        verbose_name_plural = _("Stadtkalender")
        constraints = [models.UniqueConstraint(fields=["day", "kind"], name="city_day_once_per_kind")]

    def __str__(self) -> str:
        return f"{self.day} {self.title}"
