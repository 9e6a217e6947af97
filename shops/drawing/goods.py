"""What stands in a shop window: things of the Warengruppe in one of the shop's colourways."""

from typing import Final

from shops.drawing.shape import Sheet, roll
from shops.drawing.things import thing

# What everybody knows the colour of keeps it: bread is brown, leaves are green.
NATURAL_WARE: Final = {
    "backwaren": "brot",
    "kuchen": "brot",
    "kaese": "kaese",
    "bier": "kaese",
    "garten": "0",
    "blumen": "0",
    "wurst": "0",
    "obst": "0",
    "wein": "3",
}


def ware(seed: str, kind: str) -> str:
    """Return the colourway of a shop's goods, part of a paint class."""
    return NATURAL_WARE.get(kind) or str(roll(seed, "ware", 4))


def display(sheet: Sheet, seed: str, kind: str, x: float, width: float, sill: float) -> None:
    """Put one to three things on the sill, as many as the window is wide."""
    n = max(1, min(3, int((width - 4) // 36)))
    gap = width / n
    for i in range(n):
        tall = n == 1 or (i + roll(seed, "goods", 2)) % 2 == 0
        scale = (34 if tall else 28) / 100
        place = f"translate({x + gap * (i + 0.5) - 50 * scale:.1f} {sill - 100 * scale:.1f}) scale({scale:.2f})"
        sheet.raw(f'<g class="thing ware-{ware(seed, kind)}" transform="{place}">{thing(kind, f"{seed}{i}")}</g>')
