"""More things that a town's shops sell: what the first drawings had no face for."""

from shops.drawing.shape import disc, line, path


def lace_up(seed: str) -> str:
    """Draw a welted lace-up shoe."""
    upper = path("a", "M10 90V46q10-6 24-2 3 12 13 16 12 12 33 15 13 2 13 13v2z")
    cap = path("b", "M74 74q6 1 10 3 9 4 9 11v2H66q-2-10 8-16z") + path("b", "M10 90V66q11 3 14 24z")
    return upper + cap + line("c", "M33 53l10-6M39 61l10-6M47 67l9-7", 3.5) + path("k", "M8 90h87v5H60v0h-4v5H8z")


def slipper(seed: str) -> str:
    """Draw a felt slipper with its bobble."""
    lining = path("c", "M8 92q-2-16 14-16 18 0 28 4l-2 14z")
    upper = path("a", "M6 95q-1-13 7-15-2 8 8 9 14 1 19-10 6-15 27-15 27 0 29 24 0 7-6 7z")
    return lining + upper + path("b", disc(58, 66, 9)) + path("k", "M5 95h91v1q0 4-4 4H10q-5 0-5-5z")


def cake(seed: str) -> str:
    """Draw an iced cake on its stand."""
    stand = path("k", "M46 84h8v10h-8zM28 94h44q6 0 6 6H22q0-6 6-6z") + path("c", "M8 76h84q-1 8-9 8H17q-8 0-9-8z")
    body = path("a", "M18 46h64v30H18z") + path("c", "M18 61h64v5H18z")
    icing = path("b", "M18 48q0-10 11-10h42q11 0 11 10v6q-5 9-11 0-5 9-10 0-6 9-11 0-5 9-11 0-5 9-10 0-6 9-11 0z")
    return stand + body + icing + path("a", disc(50, 31, 7)) + line("k", "M50 25q2-8 9-10", 2.5)


def apple(seed: str) -> str:
    """Draw an apple with half a pear behind it."""
    pear = path("b", "M72 40q9-2 11 10 3 14 10 22 8 20-10 28H64z") + line("k", "M75 40q0-8 5-12", 3)
    fruit = "M42 48q11-9 23-3 17 9 11 31-6 24-22 24-6 0-12-3-6 3-12 3-16 0-22-24-6-22 11-31 12-6 23 3z"
    stem = line("k", "M42 48q0-13 7-19", 4) + path("k", "M46 36q8-14 24-12-6 14-24 12z")
    return pear + path("a", fruit) + stem + line("c", "M19 68q1-10 8-13", 3.5)


def beer(seed: str) -> str:
    """Draw a mug of beer."""
    handle = line("k", "M66 54h12q8 0 8 9v16q0 9-8 9H66", 6)
    mug = path("b", "M20 42h48v53q0 5-5 5H25q-5 0-5-5z") + line("c", "M33 58v30M44 58v30M55 58v30", 3.5)
    return handle + mug + path("c", "M16 46q-3-13 9-14 3-11 16-8 12-7 19 5 14 0 12 15-2 5-8 3-5 8-12 1-6 7-13 0-8 7-13 0-7 3-10-2z")


def sausage(seed: str) -> str:
    """Draw sausages on a board."""
    board = path("k", "M4 88h92v12H4z") + path("b", "M4 88h92v4H4z")
    upper = path("a", "M24 66q-9-13 6-19 24-8 46 2 12 8 2 17-6 4-12 2-14-4-26 0-10 3-16-2z")
    lower = path("a", "M10 88q-8-17 9-22 32-8 62 2 13 6 8 20z")
    return board + upper + lower + line("c", "M26 76q22-6 46-1M36 54q14-4 28 1", 3) + line("k", "M77 50l7-7M88 72l6-5M12 70l-5-5", 3)


def crockery(seed: str) -> str:
    """Draw plates and a mug."""
    plates = path("b", "M4 86h60q-2 14-16 14H20Q6 100 4 86z") + path("c", "M8 78h52q0 6-4 8H12q-4-2-4-8z")
    upper = path("a", "M12 70h44q0 6-4 8H16q-4-2-4-8z")
    mug = line("k", "M86 62h4q7 0 7 8v8q0 8-7 8h-4", 5) + path("a", "M60 48h28v46q0 6-6 6H66q-6 0-6-6z")
    return plates + upper + mug + path("c", "M60 58h28v7H60z")


def vase(seed: str) -> str:
    """Draw an empty vase."""
    body = "M36 8h28q2 11-6 22 24 14 20 44-2 19-15 26H37q-13-7-15-26-4-30 20-44-8-11-6-22z"
    return path("a", body) + path("c", "M23 62q27 12 54 0l1 10q-28 12-56 0z") + path("b", "M34 8h32l-1 7H35z")


def seeds(seed: str) -> str:
    """Draw a packet of seeds and a sprouting bulb."""
    packet = path("a", "M10 26h44v74H10z") + path("c", "M10 26h44v9H10zM17 44h30v40H17z")
    bloom = path("b", disc(32, 55, 5) + disc(26, 60, 5) + disc(38, 60, 5) + disc(29, 67, 5) + disc(35, 67, 5)) + line("k", "M32 68v14", 3)
    sprout = path("k", "M74 58q-12-8-10-26 14 6 12 26zM76 58q-2-16 10-22 4 14-8 22z")
    return (
        packet
        + bloom
        + sprout
        + path("b", "M66 100q-12-14 2-28 6-6 8-16 3 10 8 16 14 14 2 28z")
        + line("c", "M76 66q-8 16-2 32M76 66q8 16 4 32", 2)
    )


def screws(seed: str) -> str:
    """Draw a screw and a nut."""
    screw = path("k", "M22 18h32q0 12-8 12H30q-8 0-8-12z") + path("b", "M32 30h12v54l-6 16-6-16z")
    thread = line("k", "M30 42l16-5M30 52l16-5M30 62l16-5M30 72l16-5M30 82l16-5", 3)
    return screw + line("c", "M30 22h16", 3) + thread + path("a", "M52 82l10-18h22l10 18-10 18H62z") + path("c", disc(73, 82, 9))


def game(seed: str) -> str:
    """Draw a board game: two pieces and a die on the box."""
    chest = path("b", "M6 76h88v24H6z") + path("c", "M6 76h88v6H6zM40 86h20v9H40z")
    pawn = path("a", "M14 76q2-18 9-25-8-3-8-11a10 10 0 0 1 20 0q0 8-8 11 7 7 9 25z")
    second = path("k", "M40 76q1-14 7-20-6-3-6-9a8 8 0 0 1 16 0q0 6-6 9 6 6 7 20z")
    return chest + second + pawn + path("c", "M64 50h26v26H64z") + path("k", disc(70, 56, 2.8) + disc(77, 63, 2.8) + disc(84, 70, 2.8))


def teddy(seed: str) -> str:
    """Draw a teddy bear."""
    body = path("a", disc(29, 20, 10) + disc(71, 20, 10)) + path("a", "M24 100q-8-42 26-42t26 42z") + path("c", disc(50, 84, 13))
    limbs = path("b", disc(26, 92, 9) + disc(74, 92, 9)) + path("a", disc(22, 70, 9) + disc(78, 70, 9))
    head = path("a", disc(50, 36, 27)) + path("c", disc(50, 45, 12)) + path("k", disc(50, 41, 4) + disc(40, 30, 3) + disc(60, 30, 3))
    return body + limbs + head + line("k", "M50 45v4M44 51q6 4 12 0", 2) + path("b", "M50 63l-13-7v14zM50 63l13-7v14z")


def puzzle(seed: str) -> str:
    """Draw two pieces of a puzzle."""
    low = path("a", "M8 58h15q-4-13 9-13t9 13h15v13q12-4 12 8t-12 8v13H8z")
    high = path("b", "M64 16l15-3q-6-12 6-14t12 10l3 1 6 28-14 3q5 11-6 13t-9-11l-9 2z")
    return f'<g transform="translate(4 43)">{high}</g>' + low


def fabric(seed: str) -> str:
    """Draw bolts of cloth in a pile."""
    low = path("a", "M10 78h80v22H10z") + path("c", disc(10, 89, 9)) + line("k", disc(10, 89, 4), 2)
    middle = path("b", "M20 56h76v22H20z") + path("c", disc(20, 67, 9)) + line("k", disc(20, 67, 4), 2)
    high = path("k", "M14 34h66v22H14z") + path("c", disc(14, 45, 9)) + line("a", disc(14, 45, 4), 2)
    return low + middle + high + line("c", "M40 57v20M52 57v20M64 57v20M76 57v20", 2)


def letter(seed: str) -> str:
    """Draw a card in its envelope."""
    card = path("b", "M20 22l58-8 8 54-60 8z") + path("c", "M28 30l42-6 1 5-42 6zM30 41l28-4 1 5-28 4z")
    return card + path("a", "M8 50h84v50H8z") + path("c", "M8 50l42 28 42-28v6L50 86 8 56z") + path("b", disc(50, 82, 8))


def calendar(seed: str) -> str:
    """Draw a wall calendar."""
    sheet = path("c", "M14 26h72v74H14z") + path("a", "M14 26h72v20H14z") + line("k", "M30 16v18M70 16v18", 5)
    days = "".join(f"M{x} {y}h9v9h-9z" for y in (55, 69, 83) for x in (22, 37, 52, 67) if (x, y) != (52, 69))
    return sheet + path("k", days) + path("b", disc(56.5, 73.5, 7.5))


def scarf(seed: str) -> str:
    """Draw a scarf, knotted."""
    tails = path("a", "M36 44L22 98h22l14-52z") + path("b", "M50 44l14 56h20L68 40z")
    fringe = line("k", "M24 94v6M31 95v5M38 96v4M67 96v4M74 96v4M80 96v4", 2.5)
    return (
        tails
        + line("c", "M31 66l22 2M28 78l21 2M58 66l18-4M61 79l19-4", 4)
        + fringe
        + path("a", "M20 24q30 22 60 0l8 16q-38 28-76 0z")
        + path("k", disc(52, 46, 9))
    )


def ring(seed: str) -> str:
    """Draw a ring in its box."""
    gem = path("c", "M36 28l7-11h14l7 11-14 17z") + line("k", "M36 28h28M43 17l7 28 7-28", 1.6)
    return line("a", disc(50, 64, 21), 7) + gem + path("b", "M18 82h64v18H18z") + path("k", "M18 82h64v5H18z")
