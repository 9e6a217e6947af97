"""What surrounds the houses: the roofs behind the street, and its furniture."""

from typing import Final

from shops.drawing.plan import GROUND, HEIGHT
from shops.drawing.shape import disc, path, roll
from shops.drawing.things import thing


def _roof(kind: int, y: int, w: int) -> str:
    if kind < 2:
        return f"V{y}l{w // 2}-{w * 2 // 5}l{w - w // 2} {w * 2 // 5}"
    if kind == 2:
        return f"V{y}l8-{w // 4}h{w - 30}v-9h8v9h6l8 {w // 4}"
    if kind == 3:
        q = w // 6
        return f"V{y}v-8h{q}v-8h{q}v-8h{w - 4 * q}v8h{q}v8h{q}v8"
    return f"V{y}l{w // 5}-{w // 3}h{w - 2 * (w // 5)}l{w // 5} {w // 3}"


def skyline(seed: str, width: int = 1600, height: int = 150, *, tower: bool = True) -> str:
    """Return a run of roofs as one flat shape in the current text colour.

    It stands behind the street, with church towers, and without them as the upper edge of the footer.
    """
    d, x, i = f"M0 {height}", 0, 0
    while x < width:
        w = (46, 58, 70, 84, 96)[roll(seed, f"w{i}", 5)]
        y = height - (52, 64, 74, 84, 96)[roll(seed, f"h{i}", 5)] * height // 150
        if tower and i % 9 == 4:
            d += f"V{y - 26}h6V{y - 54}l13-34 13 34v28h6V{y - 4}h{w - 38}"
        else:
            d += _roof(roll(seed, f"k{i}", 6), y, w)
        x, i = x + w, i + 1
    view = f'viewBox="0 0 {width} {height}" preserveAspectRatio="xMidYMax slice"'
    return f'<svg class="skyline" {view} aria-hidden="true" focusable="false"><path d="{d}V{height}z"/></svg>'


PROP_WIDTHS: Final = {"linde": 64, "laterne": 34, "brunnen": 96, "rad": 84}


def _lime_tree() -> str:
    trunk = path("trunk", f"M29 {GROUND}l2-80h4l2 80z")
    crown = path("leaf", disc(33, 178, 29) + disc(18, 200, 18) + disc(47, 202, 17))
    return trunk + crown + path("leaf2", disc(26, 170, 10) + disc(44, 190, 7) + disc(20, 198, 6))


def _lantern() -> str:
    post = f"M15 {GROUND}v-120h4v120zM10 {GROUND}h14v-5h-14zM8 {GROUND - 122}h18l-3-4h-12z"
    glass = path("lamp", f"M9 {GROUND - 126}l3-22h10l3 22z")
    return path("iron", post) + glass + path("iron", f"M11 {GROUND - 148}h12l-6-9z")


def _fountain() -> str:
    basin = path("stone", f"M8 {GROUND}v-26h80v26zM4 {GROUND - 30}h88v6h-88z")
    column = path("base", f"M42 {GROUND - 30}v-44h12v44zM36 {GROUND - 80}h24v8h-24z")
    return basin + column + path("wline", f"M48 {GROUND - 80}q-18-14-24 44M48 {GROUND - 80}q18-14 24 44")


def _bicycle() -> str:
    place = f"translate(6 {GROUND - 56}) scale(.56)"
    return f'<g class="thing mw-7" transform="{place}">{thing("fahrrad", "b3")}</g>'


PROPS: Final = {"linde": _lime_tree, "laterne": _lantern, "brunnen": _fountain, "rad": _bicycle}


def prop(kind: str) -> str:
    """Return street furniture to stand between two houses: linde, laterne, brunnen or rad."""
    width = PROP_WIDTHS[kind]
    size = f'viewBox="0 0 {width} {HEIGHT}" width="{width}" height="{HEIGHT}"'
    return f'<svg class="prop" {size} aria-hidden="true" focusable="false">{PROPS[kind]()}</svg>'
