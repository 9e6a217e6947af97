"""The upper floors: windows, timber frames, oriels."""

from shops.drawing.plan import GROUND, SHOP, STOREY, House
from shops.drawing.shape import Sheet, box, disc, roll

WIDE, HIGH = 18, 28  # of a window


def _frame(sheet: Sheet, house: House, x: int, y: int) -> None:
    sheet.add("trim", box(x - 2, y - 2, WIDE + 4, HIGH + 4))
    if house.window == "pediment":
        sheet.add("trim", f"M{x - 5} {y - 4}L{x + 9} {y - 11}L{x + WIDE + 5} {y - 4}z")
    elif house.window == "arched":
        sheet.add("trim", f"M{x - 2} {y}q{WIDE // 2 + 2}-12 {WIDE + 4} 0z")
    elif house.window == "lintel":
        sheet.add("trim", box(x - 4, y - 5, WIDE + 8, 3))
    sheet.add("trim", box(x - 4, y + HIGH + 2, WIDE + 8, 3))


def _window(sheet: Sheet, house: House, x: int, y: int, lit: bool, closed: bool) -> None:
    _frame(sheet, house, x, y)
    if closed:
        sheet.add("shut", box(x, y, WIDE, HIGH))
        slats = "".join(f"M{x + 1} {y + i}h{WIDE - 2}" for i in range(4, HIGH, 4))
        sheet.add("slat", slats + f"M{x + 9} {y}v{HIGH}")
        return
    panes = box(x, y, 8, 10) + box(x + 10, y, 8, 10) + box(x, y + 12, 8, 16) + box(x + 10, y + 12, 8, 16)
    sheet.add("lit" if lit else "pane", panes)
    if house.shutters:
        sheet.add("shut", box(x - 10, y - 1, 7, HIGH + 2) + box(x + WIDE + 3, y - 1, 7, HIGH + 2))
        slats = "".join(f"M{x - 9} {y + i}h5M{x + WIDE + 4} {y + i}h5" for i in range(3, HIGH, 4))
        sheet.add("slat", slats)
    if house.flowers:
        sill = y + HIGH
        sheet.add("leaf", f"M{x - 4} {sill + 2}q3-8 6-3 3-7 6-1 4-6 6 0 3-6 6 1 4-4 4 3z")
        sheet.add("bloom", disc(x, sill - 1, 2) + disc(x + 9, sill - 2, 2) + disc(x + 17, sill - 1, 2))


def _frame_left(house: House, gap: float, i: int) -> int:
    if i == 0:
        return 0
    return round(gap * i) - 2 if i < house.bays else house.width - 5


def _timber(sheet: Sheet, house: House, seed: str, floor: int, top: int) -> None:
    width, gap = house.width, house.width / house.bays
    posts = "".join(box(_frame_left(house, gap, i), top, 5, STOREY) for i in range(house.bays + 1))
    beams = box(0, top - 2, width, 5) + box(0, top + STOREY - 3, width, 4) + box(0, top + 31, width, 3)
    sheet.add("beam", posts + beams)
    braces = ""
    for i in range(house.bays):
        left, right = round(gap * i) + 3, round(gap * (i + 1)) - 2
        if roll(seed, f"brace{floor}", 2):
            braces += f"M{left} {top + 34}L{right} {top + 43}M{right} {top + 34}L{left} {top + 43}"
    half = round(gap / 2) - 12
    braces += f"M4 {top + 42}L{half} {top + 4}M{width - 4} {top + 42}L{width - half} {top + 4}"
    sheet.add("brace", braces)


def _oriel(sheet: Sheet, house: House, shut: bool) -> None:
    storeys = min(house.floors, 2)
    mid, span = house.width // 2, storeys * STOREY
    y = GROUND - SHOP - span
    sheet.add("roof", f"M{mid - 24} {y + 2}L{mid} {y - 20}L{mid + 24} {y + 2}z")
    foot = f"M{mid - 21} {y + span - 6}h42l-12 12h-18z"
    sheet.add("trim", disc(mid, y - 22, 3) + box(mid - 22, y + 1, 44, 4) + foot)
    sheet.add("wall2", box(mid - 20, y + 5, 40, span - 11))
    for k in range(storeys):
        sheet.add("trim", box(mid - 17, y + 9 + k * STOREY, 34, 27))
        panes = "".join(box(mid - 15 + j * 11, y + 11 + k * STOREY, 8, 23) for j in range(3))
        sheet.add("pane" if shut else "lit", panes)


def upper_floors(sheet: Sheet, house: House, seed: str, shut: bool) -> None:
    """Draw all floors above the shop.

    A shut house has most of its shutters closed; an open one a lamp lit here and there.
    """
    gap = house.width / house.bays
    oriel = house.oriel and house.bays % 2 == 1
    for floor in range(house.floors):
        top = GROUND - SHOP - STOREY * (floor + 1)
        if house.timber:
            _timber(sheet, house, seed, floor, top)
        else:
            sheet.add("trim", box(0, top + STOREY - 2, house.width, 3))
        for i in range(house.bays):
            if oriel and floor < 2 and i == house.bays // 2:
                continue
            lit = not shut and roll(seed, f"lamp{floor}{i}", 4) == 0
            closed = shut and roll(seed, f"shut{floor}{i}", 3) > 0
            _window(sheet, house, round(gap * (i + 0.5)) - 9, top + (4 if house.timber else 9), lit, closed)
    if oriel:
        _oriel(sheet, house, shut)
