"""Things for the house and the garden, and what the chemist has."""

from shops.drawing.shape import disc, line, path, roll

PETALS = ((0, -1), (0.87, -0.5), (0.87, 0.5), (0, 1), (-0.87, 0.5), (-0.87, -0.5))


def _tulip(x: int, y: int, r: int) -> str:
    peaks = f"q{r / 2} {r / 3} {r / 2} {r / 2}l{r / 2}-{r * 0.9}l{r / 2} {r * 0.9}q0-{r / 6} {r / 2}-{r / 2}"
    return f"M{x - r} {y - r}{peaks}q{r * 0.4} {r * 2} -{r} {r * 2}t-{r}-{r * 2}z"


def _daisy(x: int, y: int, r: int, paint: str, heart: str) -> str:
    petals = "".join(disc(round(x + dx * r * 0.72, 1), round(y + dy * r * 0.72, 1), round(r * 0.52, 1)) for dx, dy in PETALS)
    return path(paint, petals) + path(heart, disc(x, y, round(r * 0.46, 1)))


def flower(seed: str) -> str:
    """Draw three flowers in a vase: tulips or daisies."""
    stems = line("k", "M46 66Q40 46 28 34M50 66V30M54 66q6-16 20-24", 3)
    leaves = path("k", "M47 60q-14 2-20-10 16-2 20 10zM54 58q4-14 20-10-4 14-20 10z")
    if roll(seed, "bloom", 3) == 1:
        blooms = path("a", _tulip(27, 28, 13)) + path("a", _tulip(51, 18, 15)) + path("c", _tulip(76, 36, 12))
    else:
        blooms = _daisy(27, 28, 13, "a", "c") + _daisy(51, 18, 15, "b", "c") + _daisy(76, 36, 12, "c", "a")
    vase = path("b", "M34 62h32l-4 9q12 9 7 22-3 7-11 7H42q-8 0-11-7-5-13 7-22z")
    return stems + leaves + blooms + vase + path("c", "M35 80h30v4h-30z")


def plant(seed: str) -> str:
    """Draw a rubber plant in its pot."""
    outer = path("k", "M48 66Q20 64 12 34q28 0 36 32zM52 66q0-38 34-46 4 36-34 46z")
    inner = path("b", "M49 66Q30 40 44 8q22 26 8 58z") + path("b", "M50 66q8-24 36-18-8 20-36 18z")
    return outer + inner + line("c", "M49 60Q46 40 46 24", 2) + path("a", "M26 64h48l-2 9H28z") + path("a", "M30 75h40l-6 25H36z")


def lamp(seed: str) -> str:
    """Draw a table lamp or a desk lamp."""
    if roll(seed, "lamp", 2):
        light = path("c", "M20 52h60l10 40H10z", ".45") + path("a", "M32 12h36l14 40H18z")
        foot = path("k", "M47 52h6v40h-6z") + path("b", "M28 92h44q4 0 4 8H24q0-8 4-8z")
        return light + foot + path("c", "M24 44h52l3 8H21z")
    arm = line("k", "M36 94L28 56l32-30", 5)
    shade = path("a", "M48 20l18-14 26 30-34 16z") + path("c", "M58 52l34-16 2 4q-14 20-32 17z")
    return arm + shade + path("b", "M14 92h46q4 0 4 8H10q0-8 4-8z") + path("k", disc(28, 56, 5))


def tool(seed: str) -> str:
    """Draw a hammer and a screwdriver."""
    hammer = path("b", "M28 34h10v66H28z") + path("k", "M10 16h36q12 0 16 12-10-4-16 6H10z")
    driver = path("c", "M71 16h8v40h-8z") + path("a", "M66 54h18l2 40q0 6-6 6H70q-6 0-6-6z")
    return hammer + driver + line("c", "M71 64v28M79 64v28", 2.5)


def radio(seed: str) -> str:
    """Draw a portable radio."""
    body = line("k", "M74 42L90 8", 3) + path("a", "M8 40h84q4 0 4 4v52q0 4-4 4H8q-4 0-4-4V44q0-4 4-4z")
    speaker = path("c", disc(30, 70, 20)) + path("b", disc(30, 70, 9))
    dial = path("c", "M60 52h28v12H60z") + line("b", "M74 52v12", 2.5)
    return body + speaker + dial + path("k", disc(66, 82, 6) + disc(84, 82, 6))


def mortar(seed: str) -> str:
    """Draw the chemist's mortar."""
    pestle = path("b", "M60 56L84 14q6-6 11 0t-1 10L72 58z")
    herbs = path("k", "M40 52q-20-6-20-28 20 2 24 26zM48 50q-8-20 6-36 12 16 0 36z")
    bowl = path("a", "M12 52h76v9h-4q0 22-20 30v3h10v6H26v-6h10v-3Q16 83 16 61h-4z")
    return pestle + herbs + bowl + path("c", "M46 66h8v8h8v8h-8v8h-8v-8h-8v-8h8z")


def perfume(seed: str) -> str:
    """Draw a flacon and a pot of cream."""
    cap = path("k", "M28 26h16v14H28z") + path("b", "M24 12h24v15H24z")
    flacon = path("a", "M12 40h48q4 0 4 4v52q0 4-4 4H12q-4 0-4-4V44q0-4 4-4z") + path("c", "M18 56h36v22H18z")
    return cap + flacon + path("b", "M68 82h28q4 0 4 9t-4 9H68z") + path("c", "M72 74q10-8 22 0l2 9H70z")
