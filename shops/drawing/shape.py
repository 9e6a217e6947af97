"""The pen: stable dice, path pieces, and the sheet on which a drawing is collected.

No colour is written in this package. Shapes carry short paint classes; the stylesheets give them plaster, lamplight
and dusk, so a drawing does not know what time it is.
"""

from hashlib import blake2s
from html import escape


def roll(seed: str, aspect: str, n: int) -> int:
    """Return a stable number below n.

    Each aspect rolls its own hash, so an aspect added later never changes drawings that exist.
    """
    return int.from_bytes(blake2s(f"{seed}|{aspect}".encode(), digest_size=4).digest(), "big") % n


def box(x: float, y: float, width: float, height: float) -> str:
    """Return a rectangle as path data."""
    return f"M{x} {y}h{width}v{height}h-{width}z"


def disc(x: float, y: float, radius: float) -> str:
    """Return a circle as path data."""
    return f"M{x - radius} {y}a{radius} {radius} 0 1 1 {2 * radius} 0a{radius} {radius} 0 1 1-{2 * radius} 0z"


def path(paint: str, d: str, opacity: str = "") -> str:
    """Return one filled path; opacity is a number as text, such as ".45"."""
    veil = f' opacity="{opacity}"' if opacity else ""
    return f'<path class="{paint}" d="{d}"{veil}/>'


def line(paint: str, d: str, width: float) -> str:
    """Return a stroked path in the colour of a paint class; the stylesheets know it as s + paint."""
    return f'<path class="s{paint}" stroke-width="{width}" d="{d}"/>'


def spoken(label: str) -> str:
    """Return the attributes that name a drawing for screen readers, or hide it when it has no label."""
    named = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return f'{named} focusable="false"'


class Sheet:
    """Collects shapes in layers: one path for each run of one paint class keeps a house small."""

    def __init__(self) -> None:
        self.layers: list[tuple[str, list[str]]] = []

    def add(self, paint: str, d: str) -> None:
        """Put path data on top of what is there."""
        if self.layers and self.layers[-1][0] == paint:
            self.layers[-1][1].append(d)
        else:
            self.layers.append((paint, [d]))

    def raw(self, svg: str) -> None:
        """Put finished markup on top; whoever calls has escaped it."""
        self.layers.append(("", [svg]))

    def svg(self) -> str:
        """Return everything collected as markup."""
        return "".join(path(paint, "".join(d)) if paint else "".join(d) for paint, d in self.layers)
