"""Money is whole cents, EUR, gross; what must be rounded is rounded here, half up."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

MINUS = "\u2212"
# Unit prices are per kilogram, litre, metre or square metre (PAngV § 5 Abs. 1).
BASE_UNIT = {
    "g": ("kg", Decimal(1000)),
    "kg": ("kg", Decimal(1)),
    "ml": ("l", Decimal(1000)),
    "l": ("l", Decimal(1)),
    "m": ("m", Decimal(1)),
    "m2": ("m²", Decimal(1)),
}


@dataclass(frozen=True)
class UnitPrice:
    """A price per kilogram, litre, metre or square metre, in cents."""

    cents: int
    unit: str


def euro(cents: int) -> str:
    """Return an amount as 12,90 €, with a dot at the thousands and a true minus sign."""
    whole, rest = divmod(abs(cents), 100)
    return f"{MINUS if cents < 0 else ''}{whole:,}".replace(",", ".") + f",{rest:02d} €"


def half_up(amount: Decimal) -> int:
    """Round to whole cents, a half away from zero."""
    return int(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def unit_price(*, cents: int, content: Decimal | None, unit: str) -> UnitPrice | None:
    """Return the unit price of PAngV § 4, or None for goods that are not sold by quantity."""
    if not content or unit not in BASE_UNIT:
        return None
    base, factor = BASE_UNIT[unit]
    return UnitPrice(cents=half_up(cents * factor / content), unit=base)


def vat_included(amounts: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return the VAT in cents per rate contained in gross amounts of (cents, percent), rounded once per rate on the sum."""
    sums: dict[int, int] = {}
    for cents, percent in amounts:
        sums[percent] = sums.get(percent, 0) + cents
    return {percent: half_up(Decimal(gross * percent) / (100 + percent)) for percent, gross in sums.items()}
