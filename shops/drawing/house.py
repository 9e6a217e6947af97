"""The whole house of one shop, and its shop front as a small square."""

from html import escape

from shops.drawing.goods import ware
from shops.drawing.ground import awning, ground_floor
from shops.drawing.plan import GROUND, HEIGHT, LIVE, SHOP, SHUT, House, plan
from shops.drawing.roofs import ROOFS
from shops.drawing.shape import Sheet, box, disc, roll, spoken
from shops.drawing.storeys import upper_floors
from shops.drawing.things import thing


def _quoins(sheet: Sheet, house: House, top: int) -> None:
    stones = ""
    for k, y in enumerate(range(top + 4, GROUND - SHOP - 8, 10)):
        w = 9 if k % 2 else 6
        stones += box(0, y, w, 8) + box(house.width - w, y, w, 8)
    sheet.add("trim", stones)


def _hanging_sign(sheet: Sheet, house: House, seed: str, monogram: str) -> None:
    left = house.door != "left"
    x, y = 17 if left else house.width - 17, GROUND - SHOP - 14
    arm = 0 if left else house.width - 26
    sheet.add("iron", f"M{arm} {y - 14}h26v2.5h-26zM{x - 1} {y - 13}h2v5h-2z")
    shield = f"M{x - 11} {y - 8}h22v14q0 6-11 12-11-6-11-12z"
    shapes = (disc(x, y + 3, 12), box(x - 11, y - 8, 22, 22), shield)
    sheet.add("sign", shapes[roll(seed, "shield", 3)])
    sheet.raw(f'<text class="mono" x="{x}" y="{y + 8}">{escape(monogram[:2])}</text>')


def _wall(sheet: Sheet, house: House, seed: str, state: str) -> None:
    top = house.eaves
    ROOFS[house.roof](sheet, house, top)
    sheet.add("wall", box(0, top, house.width, GROUND - top))
    if house.timber:
        sheet.add("plaster", box(0, GROUND - SHOP, house.width, SHOP))
    if house.quoins:
        _quoins(sheet, house, top)
    upper_floors(sheet, house, seed, state in SHUT)
    sheet.add("shade", box(house.width - 5, top, 5, GROUND - top))


def facade(seed: str, kind: str, state: str = "open", *, sign: str = "", monogram: str = "", label: str = "", key: str = "") -> str:
    """Return the house of one shop as an inline svg, 300 units high.

    The seed is the shop's id, so the house never changes; the state moves only door, window and awning. `kind` is the
    motif of the shop's category. With a key the same page can repeat the drawing by `<use href="#h-key">`.
    """
    house, sheet = plan(seed), Sheet()
    _wall(sheet, house, seed, state)
    ground_floor(sheet, house, seed, kind, state, sign)
    if monogram:
        _hanging_sign(sheet, house, seed, monogram)
    if state in LIVE:
        sheet.add("spill", f"M{house.door_x} {GROUND}h26l10 6h-46z")
    ident = f' id="h-{escape(key)}"' if key else ""
    size = f'viewBox="0 0 {house.width} {HEIGHT}" width="{house.width}" height="{HEIGHT}"'
    return f'<svg{ident} class="{_paint(house, state)}" {size} {spoken(label)}>{sheet.svg()}</svg>'


def _paint(house: House, state: str) -> str:
    return f"facade t-{house.tone} r-{house.tiles} is-{escape(state)}"


def _front_window(sheet: Sheet, x: int, seed: str, kind: str, state: str) -> None:
    sheet.add("glow" if state in LIVE else "dusk", box(x, 40, 56, 48))
    if state in LIVE:
        sheet.add("light", f"M{x} 88l18-46h22l16 46z")
    goods = f'<g class="thing ware-{ware(seed, kind)}" transform="translate({x + 6} 44) scale(.44)">'
    sheet.raw(f"{goods}{thing(kind, seed)}</g>")
    if state in SHUT:
        sheet.add("grille", box(x, 40, 56, 48))
        sheet.add("slat", "".join(f"M{x} {y}h56" for y in range(44, 88, 6)))
    elif state == "unknown":
        sheet.add("curtain", f"M{x} 40h56v48q-4-30-17-42h-22q-15 12-17 42z")


def _front_door(sheet: Sheet, x: int, state: str) -> None:
    if state in LIVE:
        sheet.add("glow", box(x, 40, 25, 60))
        sheet.add("leafd", f"M{x} 40l9 5v50l-9 5z")
    else:
        sheet.add("leafd", box(x, 40, 25, 60))
        sheet.add("dusk", box(x + 5, 47, 15, 22))


def _front_wall(sheet: Sheet, house: House, monogram: str) -> None:
    sheet.add("wall", box(0, 0, 100, 100))
    if house.timber:
        sheet.add("beam", box(0, 7, 100, 5) + box(20, 0, 5, 8) + box(75, 0, 5, 8))
    else:
        sheet.add("trim", box(0, 9, 100, 3))
    sheet.add("base", box(0, 90, 100, 10))
    sheet.add("board", box(5, 15, 90, 17))
    if monogram:
        sheet.raw(f'<text class="name" x="50" y="28.5" font-size="14">{escape(monogram)}</text>')


def front(seed: str, kind: str, state: str = "open", *, monogram: str = "", label: str = "") -> str:
    """Return the shop's avatar: the front of its house redrawn for a small square.

    Plaster, cloth, goods and door are those of `facade`, so that people know the shop again.
    """
    house, sheet = plan(seed), Sheet()
    window, door = (36, 7) if house.door == "left" else (8, 68)
    _front_wall(sheet, house, monogram)
    sheet.add("trim", box(window - 3, 37, 62, 53) + box(door - 3, 37, 31, 63))
    _front_window(sheet, window, seed, kind, state)
    _front_door(sheet, door, state)
    if house.awning and state in LIVE:
        awning(sheet, house, window - 4, 64, 32, True)
    size = 'viewBox="0 0 100 100" width="56" height="56"'
    return f'<svg class="{_paint(house, state)}" {size} {spoken(label)}>{sheet.svg()}</svg>'
