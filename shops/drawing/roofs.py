"""The roofs of the street: one function for each shape, drawn upwards from the eaves at y = top."""

from collections.abc import Callable
from typing import Final

from shops.drawing.plan import House
from shops.drawing.shape import Sheet, box, disc, roll


def dormers(sheet: Sheet, house: House, top: int, height: int, n: int) -> None:
    """Draw n small roof windows; height is where their sill stands above the eaves."""
    y = top - height
    for i in range(n):
        x = round(house.width * (i + 1) / (n + 1))
        sheet.add("roofd", f"M{x - 15} {y - 12}L{x} {y - 27}L{x + 15} {y - 12}z")
        sheet.add("wall", box(x - 11, y - 13, 22, 18) + f"M{x - 11} {y - 13}L{x} {y - 23}L{x + 11} {y - 13}z")
        sheet.add("trim", box(x - 7, y - 12, 14, 15))
        sheet.add("pane", box(x - 5, y - 10, 4, 11) + box(x + 1, y - 10, 4, 11))


def tile_rows(sheet: Sheet, width: int, top: int, height: int, inset: int) -> None:
    """Draw the courses of tiles on a slope that narrows by inset on each side."""
    rows = ""
    for i in range(1, height // 9 + 1):
        shift = round(inset * i * 9 / height)
        rows += f"M{shift} {top - i * 9}h{width - 2 * shift}"
    sheet.add("tile", rows)


def chimney(sheet: Sheet, x: int, y: int, height: int) -> None:
    """Draw a chimney with its cap, standing on y + height."""
    sheet.add("brick", box(x, y, 11, height))
    sheet.add("roofd", box(x - 2, y - 4, 15, 5))


def gable(sheet: Sheet, house: House, top: int) -> None:
    """Draw a pointed gable to the street."""
    w, mid = house.width, house.width // 2
    rise = min(86, round(w * 0.6))
    sheet.add("wall", f"M0 {top}L{mid} {top - rise}L{w} {top}z")
    sheet.add("shade", f"M{mid} {top - rise}L{w} {top}h-8L{mid} {top - rise + 10}z")
    if house.timber:
        beams = f"M16 {top - 3}h{w - 32}v5h-{w - 32}zM{mid - 30} {top - 30}h60v4h-60z"
        sheet.add("beam", beams + box(mid - 22, top - 30, 4, 30) + box(mid + 18, top - 30, 4, 30))
    sheet.add("trim", box(mid - 12, top - 26, 24, 21))
    sheet.add("pane", box(mid - 10, top - 24, 9, 17) + box(mid + 1, top - 24, 9, 17))
    sheet.add("pane", disc(mid, top - 42, 6))
    outer = f"M-6 {top + 4}L{mid} {top - rise - 9}L{w + 6} {top + 4}"
    sheet.add("roof", f"{outer}h-12L{mid} {top - rise + 4}L6 {top + 4}z")


def stepped(sheet: Sheet, house: House, top: int) -> None:
    """Draw a stepped gable with four steps on each side."""
    w, mid, n = house.width, house.width // 2, 4
    step, rise = (mid - 14) / n, 19
    d, caps = f"M0 {top}", ""
    for i in range(n):
        d += f"V{top - rise * (i + 1)}H{round(step * (i + 1))}"
        caps += box(round(step * i) - 2, top - rise * (i + 1) - 4, round(step) + 4, 5)
    d += f"V{top - rise * n - 12}H{w - round(step * n)}"
    for i in range(n, 0, -1):
        d += f"V{top - rise * i}H{w - round(step * (i - 1))}"
        caps += box(w - round(step * i) - 2, top - rise * i - 4, round(step) + 4, 5)
    sheet.add("wall", d + f"V{top}z")
    crown = box(round(step * n) - 2, top - rise * n - 16, w - 2 * round(step * n) + 4, 5)
    frames = box(mid - 27, top - 34, 20, 25) + box(mid + 7, top - 34, 20, 25) + box(mid - 9, top - 66, 18, 20)
    sheet.add("trim", caps + crown + box(0, top - 4, w, 4) + frames)
    panes = "".join(box(mid + dx, top - 32, 7, 21) for dx in (-25, -16, 9, 18))
    sheet.add("pane", panes + box(mid - 7, top - 64, 6, 16) + box(mid + 1, top - 64, 6, 16))
    sheet.add("trim", disc(mid, top - rise * n - 22, 5))


def scroll(sheet: Sheet, house: House, top: int) -> None:
    """Draw a curved baroque gable."""
    w, mid = house.width, house.width // 2
    a, b = round(w * 0.16), round(w * 0.33)
    left = f"M0 {top}v-12h6c2-16 10-8 10-16s{a - 16}-4 {a - 16}-16h4v-8c8-2 8-22 {b - a - 4}-24v-8"
    right = f"H{w - b}v8c{b - a - 12} 2 {b - a - 12} 22 {b - a - 4} 24v8h4c0 12 {a - 16} 8 {a - 16} 16s8 0 10 16h6v12z"
    sheet.add("wall", left + right)
    sheet.add("wall", f"M{b + 4} {top - 84}q{mid - b - 4}-34 {w - 2 * b - 8} 0z")
    courses = box(0, top - 5, w, 5) + box(a - 3, top - 48, w - 2 * a + 6, 4) + box(b - 4, top - 86, w - 2 * b + 8, 4)
    low = f"M3 {top - 12}l3-16 3 16zM{w - 9} {top - 12}l3-16 3 16z"
    high = f"M{b - 5} {top - 86}l3-15 3 15zM{w - b - 1} {top - 86}l3-15 3 15z"
    frames = box(mid - 30, top - 38, 19, 28) + box(mid + 11, top - 38, 19, 28) + box(mid - 9, top - 76, 18, 22)
    sheet.add("trim", courses + low + high + disc(mid, top - 108, 4) + frames)
    panes = "".join(box(mid + dx, top - 36, 7, 24) for dx in (-28, -20, 13, 21))
    sheet.add("pane", panes + box(mid - 7, top - 74, 6, 18) + box(mid + 1, top - 74, 6, 18))


def mansard(sheet: Sheet, house: House, top: int) -> None:
    """Draw a mansard with its row of dormers."""
    w = house.width
    sheet.add("roofd", f"M10 {top - 38}L{round(w * 0.24)} {top - 54}H{round(w * 0.76)}L{w - 10} {top - 38}z")
    sheet.add("roof", f"M-4 {top}L10 {top - 38}H{w - 10}L{w + 4} {top}z")
    tile_rows(sheet, w, top, 36, 10)
    dormers(sheet, house, top, 8, 2 if w < 140 else 3)
    chimney(sheet, round(w * 0.7), top - 66, 14)
    sheet.add("trim", box(-3, top - 4, w + 6, 6))


def flat(sheet: Sheet, house: House, top: int) -> None:
    """Draw a parapet with balusters, as town houses of the eighteen-hundreds have it."""
    w, mid = house.width, house.width // 2
    sheet.add("wall", box(0, top - 20, w, 21))
    teeth = "".join(box(x, top + 2, 4, 3) for x in range(4, w - 4, 9))
    sheet.add("trim", box(-3, top - 4, w + 6, 6) + teeth + box(-2, top - 24, w + 4, 5))
    sheet.add("shade", "".join(box(x, top - 17, 3, 11) for x in range(8, w - 8, 8)))
    sheet.add("trim", f"M{mid - 22} {top - 24}q22-22 44 0z" + disc(8, top - 28, 4) + disc(w - 8, top - 28, 4))


def pitched(sheet: Sheet, house: House, top: int) -> None:
    """Draw a roof with its eaves to the street, hipped at both ends if the house says so."""
    w, hip = house.width, house.roof == "hip"
    rise = 52 if hip else 44
    inset = round(w * 0.2) if hip else 5
    chimney(sheet, round(w * (0.28 if roll(str(w), house.tone, 2) else 0.66)), top - rise - 14, 24)
    sheet.add("roof", f"M-5 {top + 2}L{inset} {top - rise}H{w - inset}L{w + 5} {top + 2}z")
    tile_rows(sheet, w, top, rise - 4, inset)
    dormers(sheet, house, top, 6 if hip else 9, 1 if w < 130 else 2)
    sheet.add("trim", box(-3, top - 2, w + 6, 5))


ROOFS: Final[dict[str, Callable[[Sheet, House, int], None]]] = {
    "gable": gable,
    "stepped": stepped,
    "scroll": scroll,
    "mansard": mansard,
    "flat": flat,
    "hip": pitched,
    "eaves": pitched,
}
