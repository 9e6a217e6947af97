"""The ground floor: board, shop windows, door, awning. Here, and only here, the open state shows."""

from html import escape

from shops.drawing.goods import display
from shops.drawing.plan import GROUND, LIVE, SHOP, SHUT, House
from shops.drawing.shape import Sheet, box, roll


def awning(sheet: Sheet, house: House, x: float, width: float, y: int, out: bool) -> None:
    """Draw the striped awning let down, or its folded edge."""
    if not out:
        sheet.add("clothb", box(x - 2, y, width + 4, 5))
        return
    n = max(2, round(width / house.stripe))
    s = width / n
    for parity, paint in ((0, f"cloth{house.cloth}"), (1, "clothb")):
        stripes = (f"M{x + i * s:.1f} {y}h{s:.1f}v17a{s / 2:.1f} {s / 2:.1f} 0 0 1-{s:.1f} 0z" for i in range(n) if i % 2 == parity)
        sheet.add(paint, "".join(stripes))
    sheet.add("veil", f"M{x:.0f} {y + 15}h{width:.0f}v3h-{width:.0f}z")


def _glass(sheet: Sheet, house: House, x: int, y: int, w: int, h: int) -> str:
    if house.arches:
        sheet.add("trim", f"M{x - 4} {y + h}v-{h - 12}q{w / 2 + 4:.0f}-26 {w + 8} 0v{h - 12}z")
        return f"M{x} {y + h}v-{h - 12}q{w / 2:.0f}-22 {w} 0v{h - 12}z"
    sheet.add("trim", box(x - 3, y - 3, w + 6, h + 3))
    return box(x, y, w, h)


def _shop_window(sheet: Sheet, house: House, seed: str, kind: str, x: int, w: int, state: str) -> None:
    y, h = GROUND - 62, 48
    glass = _glass(sheet, house, x, y, w, h)
    if state in LIVE:
        sheet.add("glow", glass)
        sheet.add("light", f"M{x} {y + h}L{x + w * 0.3:.0f} {y + 2}h{w * 0.4:.0f}L{x + w} {y + h}z")
    else:
        sheet.add("dusk", glass)
    display(sheet, seed, kind, x, w, y + h)
    if state in SHUT:
        sheet.add("grille", glass)
        sheet.add("slat", "".join(f"M{x} {yy}h{w}" for yy in range(y + 3, y + h, 5)))
    elif state == "unknown":
        fold = f"q-4-30-{w * 0.3:.0f}-{h - 6}h-{w * 0.4:.0f}q-{w * 0.28:.0f} 16-{w * 0.3:.0f} {h - 6}z"
        sheet.add("curtain", f"M{x} {y}h{w}v{h}{fold}")
    else:
        sheet.add("glint", f"M{x + 5} {y + 26}L{x + 17} {y + 5}h5L{x + 9} {y + 28}z")
    sheet.add("stone", box(x - 5, y + h, w + 10, 4))


def _open_door(sheet: Sheet, x: int, y: int, state: str) -> None:
    sheet.add("glow", box(x, y, 26, 58))
    sheet.add("light", f"M{x} {GROUND}V{y + 14}L{x + 26} {y}V{GROUND}z")
    if state == "open":  # the leaf swung in; a shop about to close has it half shut
        sheet.add("leafd", f"M{x} {y}L{x + 8} {y + 5}V{GROUND - 4}L{x} {GROUND}z")
        sheet.add("litd", f"M{x + 2} {y + 8}l4 2.5v18l-4 1z")
    else:
        sheet.add("leafd", f"M{x} {y}L{x + 17} {y + 4}V{GROUND - 3}L{x} {GROUND}z")
        sheet.add("litd", f"M{x + 4} {y + 8}l9 2v20l-9 1z")


def _shut_door(sheet: Sheet, x: int, y: int, state: str) -> None:
    sheet.add("leafd", box(x, y, 26, 58))
    sheet.add("dusk", box(x + 4, y + 6, 18, 24))
    sheet.add("slat", f"M{x + 4} {y + 38}h18v14h-18z")
    sheet.add("sign", box(x + 6, y + 12, 14, 9))
    sheet.add("slat", f"M{x + 8} {y + 12}l5-5 5 5")
    if state == "unknown":
        sheet.raw(f'<text class="q" x="{x + 13}" y="{y + 20}">?</text>')


def _door(sheet: Sheet, house: House, state: str) -> None:
    x, y = house.door_x, GROUND - 58
    arch = f"M{x - 3} {GROUND}v-50q16-22 32 0v50z"
    sheet.add("trim", arch if house.arches else box(x - 3, y - 3, 32, 61))
    (_open_door if state in LIVE else _shut_door)(sheet, x, y, state)
    sheet.add("stone", box(x - 4, GROUND - 3, 34, 4))


def _board(sheet: Sheet, width: int, top: int, sign: str) -> None:
    sheet.add("board", box(6, top + 7, width - 12, 16))
    if sign:  # a long name is written smaller, never cut
        size = min(11, (width - 22) / len(sign) / 0.56)
        place = f'x="{width / 2:.0f}" y="{top + 15 + size * 0.34:.1f}" font-size="{size:.1f}"'
        sheet.raw(f'<text class="name" {place}>{escape(sign)}</text>')


def _pennants(sheet: Sheet, width: int, top: int) -> None:
    sheet.add("string", f"M6 {top + 24}q{width / 2 - 6:.0f} 14 {width - 12} 0")
    n = width // 13
    for i in range(n):
        t = (i + 0.5) / n
        place = f"M{6 + (width - 12) * t - 4:.1f} {top + 24 + 28 * t * (1 - t):.1f}"
        sheet.add(f"cloth{(1, 2, 0)[i % 3]}", f"{place}h8l-4 9z")


def _windows(house: House) -> list[tuple[int, int]]:
    if house.door == "left":
        return [(46, house.width - 58)]
    if house.door == "right":
        return [(12, house.width - 58)]
    return [(11, house.door_x - 22), (house.door_x + 37, house.width - house.door_x - 48)]


def ground_floor(sheet: Sheet, house: House, seed: str, kind: str, state: str, sign: str) -> None:
    """Draw the shop itself with its board, windows and door in the given state."""
    width, top = house.width, GROUND - SHOP
    sheet.add("base", box(0, GROUND - 16, width, 16))
    sheet.add("trim", box(-1, top, width + 2, 4))
    _board(sheet, width, top, sign)
    windows = _windows(house)
    for x, span in windows:
        _shop_window(sheet, house, seed, kind, x, span, state)
    _door(sheet, house, state)
    if house.awning:
        for x, span in windows:
            awning(sheet, house, x - 3, span + 6, top + 24, state in LIVE)
    if state == "holiday":
        _pennants(sheet, width, top)
    if state == "open" and roll(seed, "board", 3) == 0:
        x = windows[0][0] + windows[0][1] - 16
        sheet.add("chalk", f"M{x} {GROUND + 3}l3-24h12l3 24z")
        sheet.add("chalkd", f"M{x + 3} {GROUND - 2}l2-16h8l2 16z")
