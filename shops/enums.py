"""The fixed choices of shops: their codes stand in rows, their labels on the screen."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ShopStatus(models.TextChoices):
    """The life cycle of a shop; only LIVE is public."""

    DRAFT = "draft", _("in Vorbereitung")
    SUBMITTED = "submitted", _("zur Prüfung eingereicht")
    LIVE = "live", _("öffentlich")
    PAUSED = "paused", _("pausiert")
    CLOSED = "closed", _("für immer geschlossen")


class Role(models.TextChoices):
    """What a member may do: an owner everything, a helper all but the legal facts and the members."""

    OWNER = "owner", _("Inhaber")
    HELPER = "helper", _("Helfer")


class HolidayPolicy(models.TextChoices):
    """What a shop does on a public holiday of the municipality."""

    CLOSED = "closed", _("geschlossen")
    WEEKDAY = "weekday", _("wie an diesem Wochentag")
    OWN = "own", _("eigene Zeiten")


class CityDayKind(models.TextChoices):
    """Why a day stands in the town's calendar."""

    HOLIDAY = "holiday", _("Feiertag")
    OPEN_SUNDAY = "open_sunday", _("verkaufsoffener Sonntag")
    LONG_NIGHT = "long_night", _("lange Einkaufsnacht")
    CLOSURE = "closure", _("Läden geschlossen")
    EVENT = "event", _("Markt oder Fest")


class AvailabilityKind(models.TextChoices):
    """How sure it is that the thing is there."""

    SHELF = "shelf", _("Im Regal")
    USUALLY = "usually", _("Meist da")
    DAYS = "days", _("In einigen Tagen")
    ASK = "ask", _("Bitte fragen")


class Unit(models.TextChoices):
    """The unit of a product's content; the unit price is per kg, l, m or m² (PAngV § 4)."""

    GRAM = "g", _("g")
    KILOGRAM = "kg", _("kg")
    MILLILITRE = "ml", _("ml")
    LITRE = "l", _("l")
    METRE = "m", _("m")
    SQUARE_METRE = "m2", _("m²")
    PIECE = "piece", _("Stück")


class VatRate(models.IntegerChoices):
    """The rates of § 12 UStG in percent."""

    STANDARD = 19, "19 %"
    REDUCED = 7, "7 %"
    NONE = 0, "0 %"


class WithdrawalException(models.TextChoices):
    """Why a purchase cannot be withdrawn (§ 312g Abs. 2 BGB)."""

    NONE = "", _("keine, 14 Tage Widerruf")
    PERISHABLE = "perishable", _("verdirbt schnell")
    SEALED = "sealed", _("versiegelt, nach Öffnen nicht rückgebbar")
    MADE_TO_ORDER = "made_to_order", _("nach Maß gefertigt")
