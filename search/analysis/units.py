"""Numbers with units, sizes, dimensions and article codes: they stay whole and have one spelling."""

import re
from decimal import Decimal

from stdnum import isbn

# Canonical unit and factor: "0,75 l", "75 cl" and "750ml" are one token.
UNITS: dict[str, tuple[str, str]] = {
    "ml": ("ml", "1"),
    "cl": ("ml", "10"),
    "dl": ("ml", "100"),
    "l": ("ml", "1000"),
    "liter": ("ml", "1000"),
    "litern": ("ml", "1000"),
    "g": ("g", "1"),
    "gramm": ("g", "1"),
    "gr": ("g", "1"),
    "kg": ("g", "1000"),
    "kilo": ("g", "1000"),
    "kilogramm": ("g", "1000"),
    "mm": ("mm", "1"),
    "cm": ("mm", "10"),
    "zentimeter": ("mm", "10"),
    "m": ("mm", "1000"),
    "meter": ("mm", "1000"),
    "metern": ("mm", "1000"),
    "zoll": ("zoll", "1"),
    '"': ("zoll", "1"),
    "w": ("w", "1"),
    "watt": ("w", "1"),
    "kw": ("w", "1000"),
    "v": ("v", "1"),
    "volt": ("v", "1"),
    "ah": ("mah", "1000"),
    "mah": ("mah", "1"),
    "gb": ("gb", "1"),
    "tb": ("gb", "1000"),
    "stk": ("stk", "1"),
    "stück": ("stk", "1"),
    "teilig": ("teilig", "1"),
    "teile": ("teilig", "1"),
}
SIZES = frozenset({"xxs", "xs", "s", "m", "l", "xl", "xxl", "xxxl"})

AMOUNT = r"[0-9]{1,9}(?:\.[0-9]{1,9}){0,3}(?:,[0-9]{1,9})?"
TIMES = r"(?:\s[x×]\s|[x×])"
UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
START = r"(?<![0-9],)"  # 36,37,38 is a list, not a number
EDGE = r"(?![0-9a-zäöüß]|,[0-9])"
MEASURE = rf"{START}(?P<amounts>{AMOUNT}(?:{TIMES}{AMOUNT}){{0,3}})[\s-]?(?P<unit>{UNIT}){EDGE}"
DIMENSION = rf"{START}(?P<dimension>{AMOUNT}(?:{TIMES}{AMOUNT}){{1,3}}){EDGE}"
DECIMAL = rf"{START}(?P<decimal>[0-9]{{1,9}}(?:(?:\.[0-9]{{1,9}})+(?:,[0-9]{{1,9}})?|,[0-9]{{1,9}})){EDGE}"

THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(\.[0-9]{3})+")
GTIN_LENGTHS = (8, 12, 13, 14)


def plain(amount: str) -> str:
    """Write a German amount in one way: `1.000` is 1000, `0,50` is 0_5; a date or version keeps its dots as underscores."""
    units, comma, fraction = amount.partition(",")
    if comma:
        return spell(Decimal(f"{units.replace('.', '')}.{fraction}"))
    if THOUSANDS.fullmatch(units):
        return units.replace(".", "")
    return units.replace(".", "_") if units.count(".") > 1 else spell(Decimal(units))


def spell(number: Decimal) -> str:
    """Write a number without exponent and trailing zeros, with an underscore for the decimal point."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text.lstrip("0") or "0").replace(".", "_")


def measure(amounts: str, unit: str) -> str:
    """Return the one spelling of a measure: a single amount is converted to its base unit, several keep theirs."""
    numbers = amounts_of(amounts)
    base, factor = UNITS[unit]
    if len(numbers) > 1:
        return "x".join(numbers) + ("zoll" if unit == '"' else unit)
    if numbers[0].count("_") > 1:
        return numbers[0] + base
    return spell(Decimal(numbers[0].replace("_", ".")) * Decimal(factor)) + base


def amounts_of(text: str) -> list[str]:
    """Split `90 x 200` into its amounts, each in its one spelling."""
    return [plain(amount) for amount in re.split(TIMES, text)]


def article_number(joined: str) -> str | None:
    """Return the one spelling of a GTIN, EAN or ISBN (an ISBN-10 as its ISBN-13, no leading zeros), or None for any other text."""
    if len(joined) == 10 and isbn.is_valid(joined):
        return str(isbn.to_isbn13(joined)).replace("-", "")
    if joined.isdigit() and len(joined) in GTIN_LENGTHS:
        return joined.lstrip("0") or "0"
    return None
