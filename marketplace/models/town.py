from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from marketplace.validators import readable_on_paper


def town_name() -> str:
    """Return the name from the settings; a named function because migrations must be able to write it down."""
    return settings.TOWN_NAME


HEX = RegexValidator(r"^#[0-9a-f]{6}\Z", _("Bitte als #rrggbb in Kleinbuchstaben angeben."))


@register_setting(icon="home")
class TownSettings(BaseSiteSetting):
    """What the town's staff may change about the look and the contact of the whole place."""

    name = models.CharField(_("Name der Stadt"), max_length=60, default=town_name)
    claim = models.CharField(_("Zusatz im Schriftzug"), max_length=30, blank=True, default="hat’s")
    operator = models.CharField(_("Betreiber"), max_length=120, blank=True)
    email = models.EmailField(_("E-Mail der Stadt"), blank=True)
    phone = models.CharField(_("Telefon der Stadt"), max_length=40, blank=True)
    town_colour = models.CharField(_("Stadtfarbe"), max_length=7, default="#0f4c3a", validators=[HEX, readable_on_paper])
    accent_colour = models.CharField(_("Akzentfarbe"), max_length=7, default="#f2a922", validators=[HEX])

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("claim"), FieldPanel("operator")], heading=_("Stadt")),
        MultiFieldPanel([FieldPanel("email"), FieldPanel("phone")], heading=_("Kontakt")),
        MultiFieldPanel([FieldPanel("town_colour"), FieldPanel("accent_colour")], heading=_("Farben")),
    ]

    class Meta:
        verbose_name = _("Stadt")
