"""The town as a drawing: a plan that loads nothing, and the town's mark."""

from collections.abc import Iterable
from math import cos, pi, sin
from typing import Final

from shops.drawing.shape import roll, spoken

RINGS: Final = ((46, 92, 6), (104, 156, 9), (168, 216, 13), (268, 316, 17), (330, 380, 20))


def _blocks(seed: str, cx: float, cy: float) -> tuple[list[str], list[str]]:
    blocks: list[str] = []
    green: list[str] = []
    for ring, (inner, outer, n) in enumerate(RINGS):
        turn = roll(seed, f"turn{ring}", 40) / 40
        for i in range(n):
            start, end = 2 * pi * (i + turn + 0.05) / n, 2 * pi * (i + 1 + turn - 0.05) / n
            edge = outer + roll(seed, f"{ring}.{i}", 14) - 7
            corners = ((start, inner), (end, inner), (end, edge), ((start + end) / 2, edge + 5), (start, edge))
            points = [f"{cx + cos(a) * r * 1.28:.0f} {cy + sin(a) * r * 0.98:.0f}" for a, r in corners]
            (blocks if roll(seed, f"g{ring}.{i}", 11) else green).append("M" + "L".join(points) + "z")
    return blocks, green


def _pin(n: int, x: float, y: float, opened: bool) -> str:
    paint = "pin is-open" if opened else "pin"
    drop = '<path d="M0 0l-11-11v-17l11-10 11 10v17z"/>'
    return f'<g class="{paint}" transform="translate({x:.0f} {y:.0f})">{drop}<text y="-15">{n}</text></g>'


def town_plan(
    seed: str,
    places: Iterable[tuple[float, float, bool]] = (),
    width: int = 720,
    height: int = 520,
    *,
    label: str = "",
) -> str:
    """Return an old town as an abstract plan: blocks in rings round a market, a river, a wall of green.

    Places are offsets from the market in shares of width and height, with whether the place is open; they are
    numbered in their order. The plan stands in for a map until the visitor has agreed to load one.
    """
    cx, cy = width * 0.5, height * 0.5
    blocks, green = _blocks(seed, cx, cy)
    pins = "".join(_pin(n, cx + dx * width, cy + dy * height, opened) for n, (dx, dy, opened) in enumerate(places, start=1))
    wall = f'<ellipse class="wallring" cx="{cx}" cy="{cy}" rx="{height * 0.62:.0f}" ry="{height * 0.485:.0f}"/>'
    bend = f"{width * 0.2:.0f} {height * 0.02:.0f} {width * 0.06:.0f} {height * 0.62:.0f}"
    river = (
        f"M-20 {height * 0.12:.0f}C{bend} {width * 0.2:.0f} {height * 0.8:.0f}S{width * 0.3:.0f} {height} {width * 0.34:.0f} {height + 30}"
    )
    view = f'viewBox="0 0 {width} {height}" preserveAspectRatio="xMidYMid slice"'
    return (
        f'<svg class="stadtplan" {view} {spoken(label)}>{wall}<path class="river" d="{river}"/>'
        f'<path class="block" d="{"".join(blocks)}"/><path class="grass" d="{"".join(green)}"/>'
        f'<path class="market" d="M{cx - 44:.0f} {cy - 30:.0f}h88v60h-88z"/>{pins}</svg>'
    )


MARK: Final = "M1 29V15l6-7 6 7v14zM14 29V9h2V6h2V3h3v3h2v3h2v20zM26 29V16h5v13z"


def logo() -> str:
    """Return the town's mark: three houses, the stepped gable in the middle."""
    return f'<svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false"><path d="{MARK}"/></svg>'
