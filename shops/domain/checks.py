"""Rules about a shop's data, each with a stable key: they drive the hints at the desk, the practice tasks and the cockpit.

A key stands in other packages' rows and never changes its meaning; a stricter rule gets a new key.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, asdict, dataclass, field, fields
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from shops.models import HoursEvent, OpeningHours, Product, ShopEvent, TraderProfile


@dataclass(frozen=True)
class Point:
    """One thing a check looks at, in words for the owner."""

    label: str
    passed: bool
    note: str = ""


@dataclass(frozen=True)
class CheckResult:
    """What a check found; `evidence` holds the checked values as JSON can keep them, `sentence` says the same in German."""

    passed: bool
    evidence: dict[str, Any]
    sentence: str
    points: tuple[Point, ...] = ()


def _number(label: Any, default: int, low: int, high: int) -> Any:
    return field(default=default, metadata={"label": label, "min": low, "max": high})


@dataclass(frozen=True)
class NoParams:
    """For a check that asks nothing back."""


@dataclass(frozen=True)
class WithinDays:
    """How young a confirmation has to be."""

    days: int = _number(gettext_lazy("Tage"), 30, 1, 730)


@dataclass(frozen=True)
class Photos:
    """How many products with how large a photo; the width is that of the longer side."""

    count: int = _number(gettext_lazy("Zahl der Produkte"), 5, 1, 1000)
    width: int = _number(gettext_lazy("Breite in Pixeln"), 1200, 100, 6000)


@dataclass(frozen=True)
class Check:
    """A rule with its key; `title` may name parameters as %(days)d, `way` and `url_name` lead to the screen that mends it."""

    key: str
    title: Any
    params: type
    hint: Any
    way: Any
    url_name: str
    judge: Callable[[int, Any, datetime], CheckResult]

    def named(self, params: Any) -> str:
        """Return the title with these parameters."""
        return str(self.title) % asdict(params)

    def read(self, data: Mapping[str, Any]) -> Any:
        """Return the parameters that stand in a JSON object; what does not belong there is a ValidationError in German."""
        known: dict[str, Field[Any]] = {each.name: each for each in fields(self.params)}
        if strange := sorted(set(data) - set(known)):
            raise ValidationError(_("„%(check)s“ kennt den Wert %(name)s nicht."), params={"check": self.key, "name": ", ".join(strange)})
        for name, spec in known.items():
            if name in data or spec.default is MISSING:
                _must_fit(data.get(name), spec)
        return self.params(**data)

    def evaluate(self, *, shop_id: int, params: Any, at: datetime) -> CheckResult:
        """Look at one shop as it is at this moment."""
        return self.judge(shop_id, params, at)


@dataclass(frozen=True)
class Hint:
    """A check that is open, for the desk: what is wrong, what to do, and where."""

    key: str
    title: str
    sentence: str
    hint: str
    way: str
    url_name: str


def _must_fit(value: Any, spec: Field[Any]) -> None:
    low, high = spec.metadata["min"], spec.metadata["max"]
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise ValidationError(
            _("%(label)s: bitte eine ganze Zahl von %(low)d bis %(high)d."),
            params={"label": spec.metadata["label"], "low": low, "high": high},
        )


def _open(text: str) -> str:
    return _("Noch offen: %(what)s.") % {"what": text}


def _day(moment: datetime) -> str:
    return date_format(localtime(moment), "j. F Y")


def _judge_hours(shop_id: int, params: WithinDays, at: datetime) -> CheckResult:
    hours = OpeningHours.objects.filter(shop_id=shop_id).first()
    entered, confirmed_at = bool(hours and hours.expression.strip()), hours.confirmed_at if hours else None
    young = confirmed_at is not None and at - confirmed_at <= timedelta(days=params.days)
    said = _("zuletzt bestätigt am %(day)s") % {"day": _day(confirmed_at)} if confirmed_at else _("noch nie bestätigt")
    points = (
        Point(_("Öffnungszeiten eingetragen"), entered, "" if entered else _("noch keine Zeiten")),
        Point(_("Zeiten in den letzten %(days)d Tagen bestätigt") % {"days": params.days}, young, said),
    )
    evidence = {
        "expression": hours.expression if hours else "",
        "confirmed_at": confirmed_at.isoformat() if confirmed_at else None,
        "days": max((at - confirmed_at).days, 0) if confirmed_at else None,
    }
    if entered and young:
        return CheckResult(True, evidence, _("Ihre Zeiten sind frisch: %(said)s.") % {"said": said}, points)
    return CheckResult(False, evidence, _open(said if entered else _("keine Öffnungszeiten eingetragen")), points)


def _judge_photos(shop_id: int, params: Photos, at: datetime) -> CheckResult:
    large = Q(pictures__picture__width__gte=params.width) | Q(pictures__picture__height__gte=params.width)
    shown = Product.objects.filter(shop_id=shop_id, is_visible=True)
    photographed = shown.filter(large).distinct().count()
    described = shown.filter(large, pictures__alt__regex=r"\S").distinct().count()

    def counted(number: int) -> str:
        return _("%(number)d von %(count)d") % {"number": min(number, params.count), "count": params.count}

    points = (
        Point(_("Fotos ab %(width)d Pixeln") % {"width": params.width}, photographed >= params.count, counted(photographed)),
        Point(_("Fotos mit Bildbeschreibung"), described >= params.count, counted(described)),
    )
    evidence = {"photographed": photographed, "described": described}
    if described < params.count:
        return CheckResult(
            False, evidence, _open(_("Foto mit Bildbeschreibung bei %(counted)s Produkten") % {"counted": counted(described)}), points
        )
    done = ngettext(
        "%(count)d Produkt hat ein großes Foto mit Bildbeschreibung.",
        "%(count)d Produkte haben ein großes Foto mit Bildbeschreibung.",
        params.count,
    )
    return CheckResult(True, evidence, done % {"count": params.count}, points)


_IMPRINT: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (gettext_lazy("Name, Vertretung und Anschrift"), ("legal_name", "represented_by", "street", "postcode", "city", "country")),
    (gettext_lazy("Telefon und E-Mail"), ("phone", "email")),
    (gettext_lazy("Register, oder warum keines"), ("register",)),
    (gettext_lazy("Umsatzsteuer-ID, oder warum keine"), ("vat_id",)),
    (gettext_lazy("Richtigkeit bestätigt"), ("certified_at",)),
)


def _field_name(name: str) -> str:
    label = TraderProfile._meta.get_field(name).verbose_name  # type: ignore[union-attr]
    return _("Ihre Bestätigung") if name == "certified_at" else capfirst(str(label))


def _judge_imprint(shop_id: int, params: NoParams, at: datetime) -> CheckResult:
    trader = TraderProfile.objects.filter(shop_id=shop_id).first() or TraderProfile(country="")
    names = {name: _field_name(name) for name in trader.missing()}
    points = []
    for label, group in _IMPRINT:
        lacking = ", ".join(names[name] for name in group if name in names)
        points.append(Point(str(label), not lacking, _("fehlt: %(names)s") % {"names": lacking} if lacking else ""))
    sentence = _open(", ".join(names.values())) if names else _("Ihre Anbieterangaben sind vollständig.")
    return CheckResult(not names, {"missing": list(names)}, sentence, tuple(points))


CHECKS: dict[str, Check] = {
    check.key: check
    for check in (
        Check(
            "hours_confirmed",
            gettext_lazy("Zeiten in den letzten %(days)d Tagen bestätigt"),
            WithinDays,
            gettext_lazy("Bestätigen Sie Ihre Öffnungszeiten mit einem Tippen."),
            gettext_lazy("Zu Ihren Zeiten"),
            "desk:hours",
            _judge_hours,
        ),
        Check(
            "products_with_photo",
            gettext_lazy("%(count)d Produkte mit Foto ab %(width)d Pixeln und Bildbeschreibung"),
            Photos,
            gettext_lazy("Fotografieren Sie ein Produkt und schreiben Sie dazu, was zu sehen ist."),
            gettext_lazy("Zu Ihren Produkten"),
            "desk:products",
            _judge_photos,
        ),
        Check(
            "imprint_complete",
            gettext_lazy("Anbieterangaben vollständig"),
            NoParams,
            gettext_lazy("Ergänzen Sie Ihre Anbieterangaben und bestätigen Sie, dass sie stimmen."),
            gettext_lazy("Zu Ihren Anbieterangaben"),
            "desk:trader",
            _judge_imprint,
        ),
    )
}


def open_hints(*, shop_id: int, at: datetime) -> list[Hint]:
    """Return what a shop's desk should be reminded of, each check with its usual parameters."""
    hints = []
    for check in CHECKS.values():
        params = check.params()
        result = check.evaluate(shop_id=shop_id, params=params, at=at)
        if not result.passed:
            hints.append(Hint(check.key, check.named(params), result.sentence, str(check.hint), str(check.way), check.url_name))
    return hints


def changed_at(*, shop_id: int) -> datetime | None:
    """Return the moment of the last logged change of a shop: signals carry ids only, and receivers read no clock."""
    moments = [
        model.objects.filter(shop_id=shop_id).order_by("-at").values_list("at", flat=True).first()  # type: ignore[attr-defined]
        for model in (HoursEvent, ShopEvent)
    ]
    return max((moment for moment in moments if moment), default=None)


def shops_of(*, product_ids: list[int]) -> list[int]:
    """Return the shops to which these products belong."""
    return sorted(set(Product.objects.filter(pk__in=product_ids).values_list("shop_id", flat=True)))
