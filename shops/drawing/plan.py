"""What a shop's house looks like: a small frozen record, rolled from the shop's id alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from shops.drawing.shape import roll

T = TypeVar("T")

HEIGHT: Final = 300  # of every drawing, so that all houses stand on one pavement
GROUND: Final = 294
SHOP: Final = 88  # height of the ground floor
STOREY: Final = 45

TONES: Final = ("ocker", "sandstein", "salbei", "rose", "himmel", "creme", "ziegel")
TILES: Final = ("ziegelrot", "ziegelbraun", "schiefer", "moos")
SHAPES: Final = ("gable", "eaves", "stepped", "mansard", "hip", "scroll", "eaves", "flat")
WIDTHS: Final = (128, 134, 142, 152, 164)
STATES: Final = ("open", "closing", "closed", "holiday", "unknown")
LIVE: Final = ("open", "closing")
SHUT: Final = ("closed", "holiday")


@dataclass(frozen=True)
class House:
    """One house of the street; the door's state is not part of it."""

    tone: str
    tiles: str
    roof: str
    width: int
    floors: int
    bays: int
    window: str  # plain, lintel, pediment, arched
    timber: bool
    shutters: bool
    flowers: bool
    quoins: bool
    oriel: bool
    arches: bool  # round-headed shop windows
    awning: bool
    stripe: int
    door: str  # left, centre, right
    cloth: int

    @property
    def door_x(self) -> int:
        """Where the door's left edge stands."""
        return {"left": 10, "right": self.width - 36}.get(self.door, self.width // 2 - 13)

    @property
    def eaves(self) -> int:
        """The height at which the wall ends and the roof begins."""
        return GROUND - SHOP - STOREY * self.floors


def _pick(seed: str, aspect: str, options: Sequence[T]) -> T:
    return options[roll(seed, aspect, len(options))]


def _storeys(seed: str, roof: str, timber: bool) -> int:
    floors = _pick(seed, "floors", (2, 2, 3) if roof in ("mansard", "flat") else (1, 2, 2, 3))
    if timber or roof in ("gable", "stepped", "scroll"):  # a high gable on three floors would leave the sheet
        return min(floors, 2)
    return floors


def plan(seed: str) -> House:
    """Return the house that belongs to a seed, always the same one.

    Each aspect rolls on its own, so the town can learn new ones without rebuilding a single house.
    """
    roof = _pick(seed, "roof", SHAPES)
    width = _pick(seed, "width", WIDTHS)
    timber = roof in ("gable", "eaves", "hip") and roll(seed, "timber", 10) < 4
    floors = _storeys(seed, roof, timber)
    bays = max(2, width // 42) if roll(seed, "bays", 3) else max(2, width // 50)
    return House(
        tone="creme" if timber and roll(seed, "lime", 3) else _pick(seed, "tone", TONES),
        tiles=_pick(seed, "tiles", TILES),
        roof=roof,
        width=width,
        floors=floors,
        bays=bays,
        window=_pick(seed, "window", ("plain", "lintel", "pediment", "arched", "lintel")),
        timber=timber,
        shutters=not timber and bays * 42 <= width + 8 and roll(seed, "shutters", 5) < 2,
        flowers=roll(seed, "flowers", 3) == 0,
        quoins=not timber and roll(seed, "quoins", 3) == 0,
        oriel=not timber and width > 124 and floors > 1 and roll(seed, "oriel", 4) == 0,
        arches=roll(seed, "arches", 4) == 0,
        awning=roll(seed, "awning", 5) < 3,
        stripe=_pick(seed, "stripe", (9, 11, 13)),
        door=_pick(seed, "door", ("left", "right", "right", "centre")),
        cloth=roll(seed, "cloth", 5),
    )
