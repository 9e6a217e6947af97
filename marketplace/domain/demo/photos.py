"""Photos for the demo: the still lifes of shops.drawing with their colours, drawn as PNG. Nobody's camera is needed."""

import re
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import resvg_py

from marketplace.domain.demo.data import Table
from shops.domain.pictures import add_picture
from shops.drawing import motif
from shops.models import Picture, Shop

if TYPE_CHECKING:
    from marketplace.models import User

# The colours of day stand in the stylesheet and nowhere else; the drawing only knows their classes.
COLOURS = Path(__file__).resolve().parents[2] / "static/css/components/motif.css"
PAINTS = "gtuabck"
SIDE = 1200


def add_photos(
    entries: Sequence[Table], *, shop: Shop, kind: str, name: str, ratio: str = "1/1", actor: "User | None" = None
) -> list[tuple[Picture, str]]:
    """Draw the photos of a data file and take them in as the shop's own, each with its words; the queue draws the widths."""
    taken = []
    for number, entry in enumerate(entries, 1):
        drawn = BytesIO(photo(kind=entry.get("motif", kind), seed=entry["seed"], ratio=ratio))
        picture = add_picture(shop=shop, file=drawn, name=f"{name}-{number}.png", title=entry["alt"], alt=entry["alt"], actor=actor)
        taken.append((picture, entry["alt"]))
    return taken


def photo(*, kind: str, seed: str, ratio: str = "1/1") -> bytes:
    """Draw the still life of a motif as a PNG of 1200 pixels width; the seed decides which one, always the same."""
    svg = motif(kind, seed, ratio=ratio).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    way = re.search(r"mw-\d", svg)
    if way is None:
        raise ValueError(f"a still life without a colourway: {kind}")
    drawn: bytes = resvg_py.svg_to_bytes(svg_string=svg, style_sheet=_sheet(way[0]), width=SIDE, skip_system_fonts=True)
    return drawn


@cache
def _ways() -> dict[str, dict[str, str]]:
    """Read the colourways of daylight: the part of the stylesheet before the first media query."""
    day = COLOURS.read_text(encoding="utf-8").split("@media")[0]
    ways = re.findall(r"\.(mw-\d)\s*\{([^}]*)\}", day)
    return {way: dict(re.findall(r"--m(\w):\s*(#[0-9a-f]{6})", block)) for way, block in ways}


@cache
def _sheet(way: str) -> str:
    """Write one colourway as plain rules, because the renderer knows no custom properties."""
    colours = _ways()[way]
    fills = [f".{paint}{{fill:{colours[paint]}}}" for paint in PAINTS]
    strokes = [f".s{paint}{{fill:none;stroke:{colours[paint]};stroke-linecap:round;stroke-linejoin:round}}" for paint in PAINTS]
    return "".join([*fills, *strokes, ".h{fill:#000;opacity:.16}"])
