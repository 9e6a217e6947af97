"""Things to eat, to drink, and to prepare it in."""

from shops.drawing.shape import disc, line, path, roll


def cup(seed: str) -> str:
    """Draw a steaming cup on its saucer."""
    steam = line("c", "M38 34c-6-7 6-11 0-19M54 34c-6-7 6-11 0-19", 3.5)
    handle = line("a", "M68 54h9a11 11 0 0 1 0 23h-9", 7)
    body = path("a", "M20 44h52v30a22 20 0 0 1-22 20h-8a22 20 0 0 1-22-20z") + path("c", "M20 56h52v7h-52z")
    return steam + handle + body + path("b", "M10 94h76q-2 6-8 6h-60q-6 0-8-6z")


def teapot(seed: str) -> str:
    """Draw a teapot."""
    ends = line("a", "M24 62q-18-2-16 16q2 12 18 12", 6) + path("a", "M74 66q10-2 14-16l8 2q-2 26-20 32z")
    body = path("a", "M22 68q0-22 28-22t28 22q0 30-16 32h-24q-16-2-16-32z")
    lid = path("b", "M32 48q18-8 36 0l-2 4q-16-6-32 0z") + path("b", disc(50, 39, 5))
    return ends + body + lid + path("c", "M23 66h54v6h-54z")


def bread(seed: str) -> str:
    """Draw a pretzel or two loaves."""
    if roll(seed, "bread", 2):
        twist = "M50 92C20 92 8 66 22 52s34 6 28 28-30 14-34 20M50 92c30 0 42-26 28-40S44 58 50 80s30 14 34 20"
        salt = "M24 56l1 2M76 56l1 2M40 90l3 1M60 90l-3 1M19 70v2M81 70v2"
        return line("a", twist, 10) + line("c", salt, 4)
    loaf = path("a", "M4 100C0 62 26 54 52 54s48 10 44 46z")
    cuts = line("c", "M26 66q10 8 8 24M48 60q10 10 8 30M70 63q9 10 7 26", 5)
    return loaf + cuts + path("b", "M62 100q-2-22 16-22t20 22z") + line("c", "M72 86q8 2 12 8", 3)


def cheese(seed: str) -> str:
    """Draw a wedge of cheese."""
    wedge = path("b", "M6 66h88v34H6z") + path("c", "M6 66L74 40q18 6 20 26z")
    holes = path("a", disc(26, 84, 7) + disc(56, 80, 5) + disc(74, 90, 6) + disc(44, 94, 3.5))
    return wedge + holes + path("a", disc(66, 55, 4))


def wine(seed: str) -> str:
    """Draw a bottle and a glass."""
    flask = "M28 6h14v26q0 8 7 13 5 4 5 12v39q0 4-4 4H20q-4 0-4-4V57q0-8 5-12 7-5 7-13z"
    label = path("c", "M16 62h38v24H16z") + path("b", "M22 69h26v4H22zM22 77h16v3H22zM28 6h14v12H28z")
    glass = path("c", "M62 44h30q3 26-12 30v20h8v6H66v-6h8V74Q59 70 62 44z", ".85")
    return path("a", flask) + label + glass + path("a", "M62 54h30q-1 16-15 16T62 54z")


def jar(seed: str) -> str:
    """Draw two jars of preserves; what no other thing fits looks like this."""
    large = path("b", "M18 34h40v9H18z") + path("a", "M20 43h36q8 6 8 14v37q0 6-6 6H18q-6 0-6-6V57q0-8 8-14z")
    label = path("c", "M12 62h52v22H12z") + line("b", "M22 70h30M22 77h18", 3)
    lid = path("k", "M70 66h28v5H70z")
    small = path("c", "M72 71h24q4 4 4 8v17q0 4-4 4H72q-4 0-4-4V79q0-4 4-8z")
    return large + label + lid + small + path("a", "M68 84h32v12q0 4-4 4H72q-4 0-4-4z")


def pot(seed: str) -> str:
    """Draw a cooking pot."""
    lid = path("k", disc(50, 32, 6)) + path("b", "M18 48q4-14 32-14t32 14z")
    body = path("a", "M14 52h72v36q0 12-12 12H26q-12 0-12-12z") + line("a", "M14 62H4M86 62h10", 8)
    return lid + body + path("c", "M14 52h72v6H14z")
