"""Things to put on: shoes, bags, clothes, glasses, clocks."""

from shops.drawing.shape import disc, line, path, roll


def _pumps() -> str:
    back = "M4 97q0-8 10-12c20-8 38-22 49-41q3 9 12 9t15-9q8 18 1 32l-4 24h-5"
    upper = back + "l-3-22c-10 1-21 10-30 18q-5 4-12 4H8q-4 0-4-3z"
    collar = path("b", "M63 44q3 9 12 9t15-9l1 4q-7 11-17 11t-14-9z")
    return path("a", upper) + collar + path("c", "M4 97q0 3 4 3h29l2-3z")


def _chelsea_boot() -> str:
    upper = path("a", "M38 14h40q-3 30 3 56v22H10q-4-14 10-19c14-4 22-12 22-26q0-16-4-33z")
    sole = path("k", "M8 92h74v8H60l-3-4H10q-2 0-2-4z")
    return upper + path("b", "M50 22h16l-3 32q-5 6-10 0z") + sole + line("c", "M58 8v10", 4)


def _trainer() -> str:
    upper = path("a", "M6 84q0-14 16-18c12-4 18-14 22-24q12 8 26 4 12-4 18-1 4 18 5 39z")
    sole = path("c", "M4 84h92q2 14-8 14H12q-10 0-8-14z")
    heel = path("b", "M58 84q2-20 20-24l3 6q-12 4-13 18z")
    laces = line("c", "M34 56l10 8M40 48l10 8M28 63l9 7", 3.5)
    return upper + sole + heel + laces + path("k", "M6 95h88v5H10q-4 0-4-5z")


def _ballerina() -> str:
    upper = path("a", "M4 94C4 82 16 78 30 80q22 4 40-4 14-8 24-8 6 16 1 32H10q-6 0-6-6z")
    collar = path("c", "M30 80q22 4 40-4 14-8 24-8l.6 3Q82 74 72 80q-20 8-41 4z")
    bow = path("b", "M22 80l-9-9q4-3 11 4 8-6 11-3l-7 9z")
    return upper + collar + bow + path("k", "M6 97h90l-1 3H10z")


def _sandal() -> str:
    sole = path("b", "M8 92q26 2 44-8t42-14l2 8q-2 6-4 22h-8l-2-14q-14 0-28 10-6 4-16 4H12q-5 0-4-8z")
    straps = line("a", "M22 92q4-22 20-6M54 82q10-30 34-10M60 80q2-34 26-38l4 28", 6)
    return sole + straps + path("c", disc(84, 46, 4))


def shoe(seed: str) -> str:
    """Draw one of five shoes."""
    return (_pumps, _chelsea_boot, _trainer, _ballerina, _sandal)[roll(seed, "shoe", 5)]()


def bag(seed: str) -> str:
    """Draw a handbag or a rucksack."""
    if roll(seed, "bag", 2):
        handle = line("k", "M30 48V36a20 20 0 0 1 40 0v12", 5)
        body = path("a", "M14 46h72l6 48q0 6-6 6H14q-6 0-6-6z")
        return handle + body + path("b", "M14 46h72l-7 26q-29 12-58 0z") + path("c", disc(50, 76, 5.5))
    body = path("a", "M24 28h52q6 0 8 10l4 54q0 8-8 8H20q-8 0-8-8l4-54q2-10 8-10z")
    pocket = path("b", "M24 62h52v32H24z") + path("c", "M24 62h52v6H24z")
    straps = path("k", "M30 28h8v34h-8zM62 28h8v34h-8z") + path("c", "M31 50h6v6h-6zM63 50h6v6h-6z")
    return line("k", "M38 30V20h24v10", 5) + body + pocket + straps


def shirt(seed: str) -> str:
    """Draw a shirt, striped or with a pocket."""
    body = path("a", "M34 18l6 4q10 8 20 0l6-4 28 20-11 20-10-6v48H27V52l-10 6L6 38z")
    if roll(seed, "stripes", 2):
        trim = path("b", "M27 58h46v8H27zM27 74h46v8H27z")
    else:
        trim = path("b", "M56 48h12v14H56z") + line("c", "M50 32v68", 2)
    return body + trim + path("c", "M37 20q13 12 26 0l3 4q-16 16-32 0z")


def dress(seed: str) -> str:
    """Draw a dotted summer dress."""
    body = path("a", "M36 8h6q8 14 16 0h6l4 30-6 10 24 52H14l24-52-6-10z")
    spots = ((38, 66), (52, 62), (62, 72), (34, 82), (48, 80), (60, 88), (74, 90))
    return body + path("b", "M37 46h26l2 5H35z") + path("c", "".join(disc(x, y, 3) for x, y in spots))


def hat(seed: str) -> str:
    """Draw a felt hat with its ribbon."""
    brim = path("b", "M2 90q10-10 26-10h44q16 0 26 10 0 10-12 10H14Q2 100 2 90z")
    crown = path("a", "M26 84q-2-46 12-46 8 0 12 4 4-4 12-4 14 0 12 46z")
    return brim + crown + path("c", "M26 72h48v10H26z")


def glasses(seed: str) -> str:
    """Draw glasses on their case, round or square."""
    round_, square = disc(28, 62, 18) + disc(72, 62, 18), "M10 48h36l-4 24q-14 10-28 0zM54 48h36l-4 24q-14 10-28 0z"
    lens = round_ if roll(seed, "round", 2) else square
    case = path("b", "M14 84h72q6 0 6 8t-6 8H14q-6 0-6-8t6-8z") + path("c", "M8 90h84v3H8z")
    frame = line("a", lens + "M45 60q5-6 10 0", 5.5) + line("a", "M10 58L4 44M90 58l6-14", 5)
    return case + path("c", lens, ".75") + frame


def clock(seed: str) -> str:
    """Draw an alarm clock."""
    bells = path("a", disc(28, 30, 10) + disc(72, 30, 10)) + line("k", "M30 90l-8 9M70 90l8 9M50 30V22", 5)
    face = path("a", disc(50, 62, 35)) + path("c", disc(50, 62, 27))
    return bells + face + line("k", "M50 62V44M50 62l13 8", 4) + path("b", disc(50, 62, 4))
