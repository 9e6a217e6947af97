"""The still life: what goods look like before anybody has photographed them. Never a grey box."""

from typing import Final

from shops.drawing.shape import disc, line, path, roll, spoken
from shops.drawing.things import thing

WAYS: Final = (1, 2, 3, 4, 5, 6, 7)
# There is no green bread: what everybody knows the colour of has fewer colourways.
NATURAL: Final = {
    "backwaren": (1, 5, 3),
    "kaese": (2, 4),
    "garten": (1, 5),
    "wein": (2, 6, 7),
    "feinkost": (1, 3, 5, 7),
    "wurst": (1, 3, 5),
    "bier": (2, 4),
    "obst": (1, 2, 3, 6),
    "kuchen": (1, 3, 5),
}
VIEWS: Final = {"1/1": "0 0 200 200", "3/2": "-40 12 280 186", "4/5": "10 -20 180 225"}
BACKDROPS: Final = (
    path("t", disc(100, 92, 66)),  # sun
    path("t", "M40 150V86a60 60 0 0 1 120 0v64z"),  # niche
    path("t", "M0 0h34v150H0zM68 0h34v150H68zM136 0h34v150h-34z"),  # wallpaper
    path("t", "M118 14h60v70h-60z") + line("g", "M148 14v70M118 49h60", 4),  # window
    path("t", "M0 150L200 24v126z"),  # slope of light
    path("t", "M0 96h200v54H0z"),  # wainscot
)


def motif(kind: str, seed: str, *, ratio: str = "1/1", label: str = "") -> str:
    """Return the stand-in picture of one product or category as an inline svg.

    The ratio (1/1, 3/2, 4/5) only changes how much of the ground is seen.
    """
    ways = NATURAL.get(kind, WAYS)
    way = ways[roll(seed, "way", len(ways))]
    size = (128, 138, 120)[roll(seed, "size", 3)] / 100
    x = 100 - 50 * size + (-12, 0, 10)[roll(seed, "shift", 3)]
    if roll(seed, "flip", 2):
        turn = f"translate({x + 100 * size:.0f} {170 - 100 * size:.0f}) scale(-{size:.2f} {size:.2f})"
    else:
        turn = f"translate({x:.0f} {170 - 100 * size:.0f}) scale({size:.2f})"
    shadow = f'<ellipse class="h" cx="{x + 50 * size:.0f}" cy="170" rx="{52 * size:.0f}" ry="5"/>'
    view = f'viewBox="{VIEWS[ratio]}" preserveAspectRatio="xMidYMid slice"'
    return (
        f'<svg class="motif mw-{way}" {view} {spoken(label)}>{path("g", "M-60-40h320v300H-60z")}'
        f"{BACKDROPS[roll(seed, 'back', len(BACKDROPS))]}{path('u', 'M-60 150h320v110H-60z')}{shadow}"
        f'<g transform="{turn}">{thing(kind, seed)}</g></svg>'
    )
