"""Things to read, to play, to ride and to make."""

from shops.drawing.shape import disc, line, path, roll


def book(seed: str) -> str:
    """Draw books standing in a row or lying in a pile."""
    if roll(seed, "books", 2):
        left = path("a", "M12 30h18v70h-18z") + path("c", "M12 42h18v4h-18zM12 86h18v4h-18z")
        middle = path("b", "M32 18h22v82h-22z") + path("c", "M37 30h12v20h-12z") + path("k", "M56 38h13v62h-13z")
        return left + middle + path("a", "M70 42l15-5 17 59-15 4z") + path("c", "M74 54l15-5 1 4-15 5z")
    low = path("a", "M8 82h80v18h-80z") + path("c", "M78 85h12v12h-12z")
    middle = path("b", "M16 64h74v18h-74z") + path("c", "M16 67h10v12h-10zM36 70h26v6h-26z")
    high = path("k", "M10 50h66v14h-66z") + path("c", "M66 52h12v10h-12z")
    return low + middle + high + path("a", "M30 50l4-28h38l-4 28z") + path("c", "M41 30h20l-1 5h-20z")


def bicycle(seed: str) -> str:
    """Draw a bicycle, now and then with a basket."""
    tyres = line("k", disc(21, 79, 19) + disc(79, 79, 19), 4) + line("c", disc(21, 79, 12) + disc(79, 79, 12), 1.2)
    frame = line("a", "M21 79l19-34h27l12 34M40 45l10 34H21M50 79l17-34-3-13h12", 5)
    saddle = line("k", "M40 45l-3-9M28 35h17", 5) + path("c", disc(50, 79, 5))
    return tyres + frame + saddle + (path("b", "M70 34h22l-4 17H74z") if roll(seed, "basket", 2) else "")


def toy(seed: str) -> str:
    """Draw a wooden engine or building blocks."""
    if roll(seed, "toy", 2):
        cab = path("b", "M52 34h38v50H52z") + path("c", "M60 42h22v16H60z") + path("k", "M48 28h46v7H48z")
        boiler = path("a", "M14 54h40v30H14z") + path("k", "M22 36h14l-3 18h-8z") + path("k", "M8 80h84v8H8z")
        wheels = path("c", disc(26, 88, 12) + disc(72, 86, 14)) + path("a", disc(26, 88, 5) + disc(72, 86, 6))
        return cab + boiler + wheels
    low = path("a", "M10 70h34v30H10z") + path("b", "M46 70h44v30H76a10 10 0 0 0-20 0H46z")
    middle = path("c", "M22 44h54v26H22z") + path("k", disc(38, 57, 7)) + path("b", "M52 51h14v13H52z")
    return low + middle + path("a", "M26 44l23-28 23 28z")


def ball(seed: str) -> str:
    """Draw a football."""
    seams = disc(50, 66, 33) + "M50 50V33M65 61l17-6M59 79l11 16M41 79L30 95M35 61l-17-6"
    return path("c", disc(50, 66, 34)) + path("a", "M50 50l15 11-6 18H41l-6-18z") + line("k", seams, 3)


def yarn(seed: str) -> str:
    """Draw a ball of wool with two needles."""
    needles = line("k", "M88 22L44 70M70 14l4 50", 4) + path("b", disc(88, 22, 5) + disc(70, 14, 5))
    threads = "M18 54q28-22 56-8M14 68q30-22 64-6M20 84q26-20 56-8M32 38q24 16 26 58"
    return needles + path("a", disc(46, 66, 34)) + line("c", threads, 3) + line("a", "M46 98q26 4 50-2", 4)


def pen(seed: str) -> str:
    """Draw pens in a beaker."""
    left = path("b", "M34 28l8-14 8 14v40H34z") + path("c", "M38 20l4-7 4 7z")
    right = path("k", "M54 34l6-12 6 12v34H54z") + path("a", "M20 40l7-12 8 9 14 34-15 6z")
    ruler = path("c", "M66 22h8v46h-8z")
    return left + right + ruler + path("a", "M24 56h52l-4 44H28z") + path("c", "M26 72h48l-1 8H27z")


def guitar(seed: str) -> str:
    """Draw a guitar."""
    neck = path("k", "M46 4h10v40H46z")
    body = path("a", "M50 40q20 0 18 16-2 8 6 16 6 8 2 18-6 10-26 10t-26-10q-4-10 2-18 8-8 6-16-2-16 18-16z")
    bridge = path("k", disc(50, 66, 8)) + path("b", "M38 84h24v5H38z")
    return neck + body + bridge + line("c", "M48 8v77M53 8v77", 1.4) + path("b", "M43 4h15v7H43z")
